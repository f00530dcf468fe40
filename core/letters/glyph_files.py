"""TrueType files as letters need them: which characters, how wide, what outline, and a subset to embed.

Only what is asked for is read out of the file's bytes: a table of 20,000 characters turned into Python
objects at opening would cost more than the letter (OpenType 1.9: cmap, glyf, head, hhea, hmtx, loca, maxp,
OS/2). Fonts without TrueType outlines (CFF) and fonts whose ``fsType`` forbids embedding or subsetting are
refused.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from sys import byteorder

_TRUETYPE = frozenset({0x00010000, 0x74727565})
_COLLECTION = 0x74746366
_COPIED = ("cvt ", "fpgm", "prep")
"""Hinting programs, copied whole (PDF 32000 §9.9)."""
_FORBIDDEN_ALONE = 0x0002
_NO_SUBSET_OR_BITMAP = 0x0300
_CHECKSUM_MAGIC = 0xB1B0AFBA

_WORDS, _SCALE, _MORE, _TWO_SCALES, _TWO_BY_TWO = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080
"""Flags of the parts of a composite glyph (OpenType, glyf)."""


class FontUnusable(ValueError):
    """The file is no TrueType font that may be embedded in part."""


class GlyphFile:
    """One opened font; ``index`` counts the fonts of a collection. Raises ``FontUnusable`` or ``OSError``."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self._data = path.read_bytes()
        try:
            self._tables = self._directory(index)
            self._read_heads()
            self._find_characters()
        except (struct.error, KeyError, IndexError) as error:
            raise FontUnusable(f"{path.name}: {error!r}") from error

    def _directory(self, index: int) -> dict[str, tuple[int, int]]:
        start = 0
        (version,) = struct.unpack_from(">L", self._data, 0)
        if version == _COLLECTION:
            (start,) = struct.unpack_from(">L", self._data, 12 + 4 * index)
            (version,) = struct.unpack_from(">L", self._data, start)
        if version not in _TRUETYPE:
            raise FontUnusable(f"outlines of kind {version:08x}")
        (count,) = struct.unpack_from(">H", self._data, start + 4)
        directory = self._data[start + 12 : start + 12 + 16 * count]
        self.mark = zlib.crc32(directory)
        """Tells this font from every other and from every other edition: the check sums of all its tables."""
        records = struct.iter_unpack(">4sLLL", directory)
        return {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in records}

    def _read_heads(self) -> None:
        head, hhea = self._tables["head"][0], self._tables["hhea"][0]
        (self.units_per_em,) = struct.unpack_from(">H", self._data, head + 18)
        self.bounds: tuple[int, int, int, int] = struct.unpack_from(">hhhh", self._data, head + 36)
        (self._long_places,) = struct.unpack_from(">h", self._data, head + 50)
        self.ascent, self.descent = struct.unpack_from(">hh", self._data, hhea + 4)
        (self._full_metrics,) = struct.unpack_from(">H", self._data, hhea + 34)
        (self.count,) = struct.unpack_from(">H", self._data, self._tables["maxp"][0] + 4)
        self._metrics, self._places = self._tables["hmtx"][0], self._tables["loca"][0]
        self._glyphs = self._tables["glyf"][0]
        self.weight = 400
        if "OS/2" in self._tables:
            self.weight, _, permission = struct.unpack_from(">HHH", self._data, self._tables["OS/2"][0] + 4)
            if permission == _FORBIDDEN_ALONE or permission & _NO_SUBSET_OR_BITMAP:
                raise FontUnusable(f"fsType {permission:04x}")
        if not self.units_per_em or not self._full_metrics:
            raise FontUnusable("empty metrics")

    def _find_characters(self) -> None:
        """Keep the segments of the widest Unicode table: format 12 before format 4."""
        start = self._tables["cmap"][0]
        (count,) = struct.unpack_from(">H", self._data, start + 2)
        found: dict[int, int] = {}
        for number in range(count):
            platform, encoding, offset = struct.unpack_from(">HHL", self._data, start + 4 + 8 * number)
            if platform == 0 or (platform == 3 and encoding in (1, 10)):
                (shape,) = struct.unpack_from(">H", self._data, start + offset)
                found.setdefault(shape, start + offset)
        if 12 in found:
            self._segments_12(found[12])
        elif 4 in found:
            self._segments_4(found[4])
        else:
            raise FontUnusable("no Unicode character table")

    def _segments_12(self, at: int) -> None:
        (count,) = struct.unpack_from(">L", self._data, at + 12)
        numbers = struct.unpack_from(f">{3 * count}L", self._data, at + 16)
        self._starts, self._ends = numbers[0::3], numbers[1::3]
        self._deltas = [first - start for start, first in zip(self._starts, numbers[2::3], strict=True)]
        self._ranges: Sequence[int] = (0,) * count
        self._ranges_at = 0

    def _segments_4(self, at: int) -> None:
        (double,) = struct.unpack_from(">H", self._data, at + 6)
        count = double // 2
        self._ends = struct.unpack_from(f">{count}H", self._data, at + 14)
        self._starts = struct.unpack_from(f">{count}H", self._data, at + 16 + double)
        self._deltas = list(struct.unpack_from(f">{count}h", self._data, at + 16 + 2 * double))
        self._ranges_at = at + 16 + 3 * double
        self._ranges = struct.unpack_from(f">{count}H", self._data, self._ranges_at)

    def glyph_of(self, code: int) -> int:
        """Return the number of the glyph that draws a character, 0 when the font has none."""
        at = bisect_left(self._ends, code)
        if at == len(self._ends) or self._starts[at] > code:
            return 0
        offset = self._ranges[at]
        if not offset:
            glyph = code + self._deltas[at]
        else:
            place = self._ranges_at + 2 * at + offset + 2 * (code - self._starts[at])
            if place + 2 > len(self._data):
                return 0
            (glyph,) = struct.unpack_from(">H", self._data, place)
            glyph = glyph + self._deltas[at] if glyph else 0
        glyph &= 0xFFFF
        return glyph if glyph < self.count else 0

    def advance(self, glyph: int) -> int:
        """Return the width of a glyph in the font's units."""
        at = self._metrics + 4 * min(glyph, self._full_metrics - 1)
        return int(struct.unpack_from(">H", self._data, at)[0])

    def outline(self, glyph: int) -> bytes:
        """Return the outline of a glyph as it stands in the file, empty for white space."""
        if self._long_places:
            start, end = struct.unpack_from(">LL", self._data, self._places + 4 * glyph)
        else:
            start, end = (
                2 * half for half in struct.unpack_from(">HH", self._data, self._places + 2 * glyph)
            )
        return self._data[self._glyphs + start : self._glyphs + end]

    def box(self, glyph: int) -> tuple[int, int, int, int] | None:
        """Return the bounds of a glyph in the font's units, ``None`` for white space."""
        outline = self.outline(glyph)
        return struct.unpack_from(">hhhh", outline, 2) if outline else None

    def postscript_name(self) -> str:
        """Return name 6 of the font in the characters a PDF name may have, empty when there is none."""
        start = self._tables["name"][0] if "name" in self._tables else 0
        if not start:
            return ""
        _, count, storage = struct.unpack_from(">HHH", self._data, start)
        for number in range(count):
            platform, _, _, kind, length, offset = struct.unpack_from(
                ">HHHHHH", self._data, start + 6 + 12 * number
            )
            if kind == 6:
                raw = self._data[start + storage + offset : start + storage + offset + length]
                text = raw.decode("utf-16-be" if platform in (0, 3) else "latin-1", "ignore")
                return "".join(char for char in text if char.isascii() and (char.isalnum() or char in "-_"))
        return ""

    def _side_bearing(self, glyph: int) -> int:
        if glyph < self._full_metrics:
            at = self._metrics + 4 * glyph + 2
        else:
            at = self._metrics + 4 * self._full_metrics + 2 * (glyph - self._full_metrics)
        return int(struct.unpack_from(">h", self._data, at)[0])

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """Return a font of ``glyphs`` in their order (and after them the parts of composite ones).

        The tables are those that a PDF reader needs of a CIDFontType2 (PDF 32000 §9.9).
        """
        wanted, outlines = self._with_parts(glyphs)
        metrics = b"".join(
            struct.pack(">Hh", self.advance(glyph), self._side_bearing(glyph)) for glyph in wanted
        )
        padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
        places = [0, *accumulate(map(len, padded))]
        tables = {tag: self._table(tag) for tag in _COPIED if tag in self._tables}
        tables |= {
            "glyf": b"".join(padded),
            "head": _replaced(self._table("head"), 8, ">L", 0, 50, ">h", 1),
            "hhea": _replaced(self._table("hhea"), 34, ">H", len(wanted)),
            "hmtx": metrics,
            "loca": struct.pack(f">{len(places)}L", *places),
            "maxp": _replaced(self._table("maxp"), 4, ">H", len(wanted)),
        }
        return _assembled(tables)

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def _with_parts(self, glyphs: Sequence[int]) -> tuple[list[int], list[bytes]]:
        """Return ``glyphs`` and all parts of composite ones, with outlines that call parts by new numbers."""
        wanted, places = list(glyphs), {glyph: number for number, glyph in reversed([*enumerate(glyphs)])}
        outlines: list[bytes] = []
        while len(outlines) < len(wanted):
            outline = self.outline(wanted[len(outlines)])
            if outline[:1] >= b"\x80":
                outline = _renumbered(outline, wanted, places)
            outlines.append(outline)
        return wanted, outlines


def _renumbered(outline: bytes, wanted: list[int], places: dict[int, int]) -> bytes:
    """Return a composite outline whose parts bear their numbers in the subset; new parts are appended."""
    changed, at, more = bytearray(outline), 10, True
    while more:
        flags, part = struct.unpack_from(">HH", outline, at)
        if part not in places:
            places[part] = len(wanted)
            wanted.append(part)
        struct.pack_into(">H", changed, at + 2, places[part])
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _TWO_BY_TWO else 0
        more = bool(flags & _MORE)
    return bytes(changed)


def _replaced(table: bytes, *changes: int | str) -> bytes:
    changed = bytearray(table)
    for at in range(0, len(changes), 3):
        place, shape, value = changes[at : at + 3]
        struct.pack_into(str(shape), changed, int(place), value)
    return bytes(changed)


def _assembled(tables: dict[str, bytes]) -> bytes:
    """Return the file of ``tables`` with its directory and check sums."""
    power = 1 << (len(tables).bit_length() - 1)
    head = struct.pack(
        ">LHHHH", 0x00010000, len(tables), power * 16, power.bit_length() - 1, (len(tables) - power) * 16
    )
    offset, at_head = len(head) + 16 * len(tables), 0
    pieces = []
    for tag, table in sorted(tables.items()):
        if tag == "head":
            at_head = offset
        padded = table + bytes(-len(table) % 4)
        head += struct.pack(">4sLLL", tag.encode(), _checksum(padded), offset, len(table))
        pieces.append(padded)
        offset += len(padded)
    body = b"".join([head, *pieces])
    return _replaced(body, at_head + 8, ">L", (_CHECKSUM_MAGIC - _checksum(body)) & 0xFFFFFFFF)


def _checksum(data: bytes) -> int:
    words = array("I", data)
    if byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
