"""The log for our own mistakes: rotating files in the user's own folder, never the words of the ledger."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from core.places import log_file

_BYTES = 512 * 1024
_FILES = 4


def log_path() -> Path:
    """Return the path of the newest log file."""
    return log_file()


def start_log() -> Path:
    """Write information and worse to the log and return its path; a disk that refuses it never stops us."""
    path = log_file()
    root = logging.getLogger()
    if any(isinstance(each, RotatingFileHandler) for each in root.handlers):
        return path
    try:
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    except OSError:
        return path
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path
