"""The terminal's own streams; apart from the commands, which load every part of the program."""

from __future__ import annotations

import io
import sys


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's own code page is, so that JSON and Chinese always come out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
