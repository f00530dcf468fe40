"""The font files of this machine that an office's letters are usually set in (reference: letters §2.1–2.2).

Folders are walked once a process and only names are read (fontTools, lazily); a file is found by any of its
family names in any language, or by its well-known file name. The lists stand in
``resources/vocabularies/letter_fonts.toml``.
"""

from __future__ import annotations

import os
import struct
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.resources import resource_path

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_SUFFIXES = {".ttf", ".ttc", ".otf"}
_NAME_IDS = (1, 4, 16)


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font in a file; ``index`` counts the fonts of a collection (.ttc)."""

    path: Path
    index: int = 0
    bundled: bool = False


@cache
def wanted() -> dict[str, Any]:
    """Return families and file names per role, best first."""
    with resource_path("vocabularies", "letter_fonts.toml").open("rb") as file:
        return tomllib.load(file)


def font_folders() -> list[Path]:
    """Return the folders in which this system keeps fonts."""
    home = Path.home()
    if os.name == "nt":
        windows = os.environ.get("WINDIR", "C:/Windows")
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        return [Path(windows, "Fonts"), Path(local, "Microsoft", "Windows", "Fonts")]
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    ]


@cache
def machine_names() -> dict[str, FontFile]:
    """Return every font of this machine under its case-folded names (families, full names, file name)."""
    found: dict[str, FontFile] = {}
    for path in _walk():
        for name, source in names_of(path):
            found.setdefault(name, source)
    return found


def _walk() -> Iterator[Path]:
    for folder in font_folders():
        for root, folders, files in os.walk(folder):
            folders.sort()
            for name in sorted(files):
                if Path(name).suffix.lower() in _SUFFIXES:
                    yield Path(root, name)


def names_of(path: Path) -> list[tuple[str, FontFile]]:
    """Return (case-folded name, font) pairs of a file, nothing for a file that is no font."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    pairs = [(path.name.casefold(), FontFile(path))]
    try:
        with path.open("rb") as file:
            if path.suffix.lower() == ".ttc":
                for index, font in enumerate(TTCollection(file, lazy=True).fonts):
                    pairs += [(name, FontFile(path, index)) for name in _families(font)]
            else:
                pairs += [(name, FontFile(path)) for name in _families(TTFont(file, lazy=True))]
    except (TTLibError, OSError, ValueError, KeyError, AssertionError, struct.error):
        # A damaged file among hundreds of a system's fonts is not ours to report.
        return []
    return pairs


def _families(font: TTFont) -> list[str]:
    if "glyf" not in font:
        return []
    return [str(entry).casefold() for entry in font["name"].names if entry.nameID in _NAME_IDS]


def standard_files(role: str, choice: str) -> list[FontFile]:
    """Return this machine's fonts for ``role``, best first; the user's ``choice`` of family leads."""
    lists = wanted()[role]
    names = [choice, *lists["families"], *lists["files"]] if choice else [*lists["families"], *lists["files"]]
    known = machine_names()
    return list(dict.fromkeys(known[name.casefold()] for name in names if name.casefold() in known))
