"""The log for our own mistakes: rotating files in the user's own folder, never the words of the ledger."""

from __future__ import annotations

import logging
from pathlib import Path

from core.errors import Environment
from core.places import log_file

_BYTES = 512 * 1024
_FILES = 4


def log_path() -> Path:
    """Return the path of the newest log file."""
    return log_file()


class Log(logging.Handler):
    """Rotating files, looked for and opened with the first line: most runs have nothing to write.

    A disk that refuses them never stops us.
    """

    def __init__(self) -> None:
        super().__init__()
        self._files: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        if self._files is None:
            self._files = _opened()
        self._files.handle(record)

    def close(self) -> None:
        """Close the files."""
        if self._files is not None:
            self._files.close()
        super().close()


def start_log() -> None:
    """Write information and worse to the log from now on."""
    root = logging.getLogger()
    if not any(isinstance(each, Log) for each in root.handlers):
        root.addHandler(Log())
        root.setLevel(logging.INFO)


def _opened() -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    try:
        handler = RotatingFileHandler(log_file(), maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    except (OSError, Environment):
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler
