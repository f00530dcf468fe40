"""Where the program's own data files lie, in a source tree and in a frozen build alike."""

from __future__ import annotations

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return the path of a file or folder below ``resources/``."""
    return Path(getattr(sys, "_MEIPASS", _SOURCE)).joinpath("resources", *parts)


_SOURCE = Path(__file__).resolve().parent.parent
"""Found once: a window asks for some thirty files."""
