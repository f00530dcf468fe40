"""The font files of this machine that an office's letters are usually set in (reference: letters §2.1–2.2).

Folders are walked once a process and of each file only the names are read: 30 files in a few milliseconds, so
that nothing need be kept on disk. A file is found by any of its
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
from typing import Any, BinaryIO

from core.resources import resource_path

_SUFFIXES = {".ttf", ".ttc", ".otf"}
_NAME_IDS = (16, 1, 4)
_MAC_CHINESE = 25
_MOST_FONTS = 64
"""A collection that says it holds more is damaged."""


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
            found.setdefault(name.casefold(), source)
    return found


@cache
def families() -> tuple[str, ...]:
    """Return the families of this machine that letters can be set in, Chinese names before others."""
    named: dict[FontFile, str] = {}
    for path in _walk():
        for name, source in names_of(path):
            if name != path.name and (source not in named or named[source].isascii() > name.isascii()):
                named[source] = name
    return tuple(sorted(set(named.values()), key=lambda name: (name.isascii(), name)))


def look_again() -> None:
    """Forget what was found, so that a font installed meanwhile is seen."""
    machine_names.cache_clear()
    families.cache_clear()


def _walk() -> Iterator[Path]:
    for folder in font_folders():
        for root, folders, files in os.walk(folder):
            folders.sort()
            for name in sorted(files):
                if Path(name).suffix.lower() in _SUFFIXES:
                    yield Path(root, name)


def names_of(path: Path) -> list[tuple[str, FontFile]]:
    """Return (name, font) pairs of a file, its families first; nothing for a file that is no font."""
    pairs: list[tuple[str, FontFile]] = []
    try:
        with path.open("rb") as file:
            for index, start in enumerate(_starts(file)):
                pairs += [(name, FontFile(path, index)) for name in _names_at(file, start)]
    except (OSError, ValueError, struct.error):
        # A damaged file among hundreds of a system's fonts is not ours to report.
        return []
    return [*pairs, (path.name, FontFile(path))] if pairs else []


def _read(file: BinaryIO, at: int, shape: str) -> tuple[Any, ...]:
    file.seek(at)
    return struct.unpack(shape, file.read(struct.calcsize(shape)))


def _starts(file: BinaryIO) -> tuple[int, ...]:
    """Return where the fonts of a file begin: one, or those of a collection."""
    tag, _, count = _read(file, 0, ">4sLL")
    if tag != b"ttcf":
        return (0,)
    return _read(file, 12, f">{min(count, _MOST_FONTS)}L")


def _names_at(file: BinaryIO, start: int) -> list[str]:
    """Return families (16, then 1) and full names of a font with TrueType outlines, none of another."""
    _, count = _read(file, start, ">LH")
    records = _read(file, start + 12, ">" + "4sLLL" * count)
    tables = dict(zip(records[0::4], records[2::4], strict=True))
    if b"glyf" not in tables or b"name" not in tables:
        return []
    at = tables[b"name"]
    _, count, storage = _read(file, at, ">HHH")
    found: dict[str, int] = {}
    entries = _read(file, at + 6, f">{6 * count}H")
    for number in range(count):
        platform, encoding, _, kind, length, offset = entries[6 * number : 6 * number + 6]
        if kind in _NAME_IDS:
            raw = _read(file, at + storage + offset, f"{length}s")[0]
            found.setdefault(_text(raw, platform, encoding), _NAME_IDS.index(kind))
    return sorted((name for name in found if name), key=lambda name: found[name])


def _text(raw: bytes, platform: int, encoding: int) -> str:
    """Return a name as text: UTF-16, or the old Macintosh script of simplified Chinese or Latin."""
    codec = "mac_roman" if platform == 1 else "utf-16-be"
    if platform == 1 and encoding == _MAC_CHINESE:
        codec = "gb2312"
    return raw.decode(codec, "ignore").replace("\0", "").strip()


def standard_files(role: str, choice: str) -> list[FontFile]:
    """Return this machine's fonts for ``role``, best first; the user's ``choice`` of family leads."""
    lists = wanted()[role]
    names = [choice, *lists["families"], *lists["files"]] if choice else [*lists["families"], *lists["files"]]
    known = machine_names()
    return list(dict.fromkeys(known[name.casefold()] for name in names if name.casefold() in known))
