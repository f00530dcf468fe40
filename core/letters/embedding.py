"""Faces inside a PDF: each as one subset with two-byte codes, however many characters it needs.

A face is one composite font (Type0, Identity-H; PDF 32000 §9.7). The code of a character is its own number in
its plane of Unicode, and a map leads from it to the place of its outline in the subset (CIDToGIDMap): a page
is then written without knowing what other pages need, whatever process draws it (decision 0054). Characters
beyond U+FFFF are a font of their own, one for each plane.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable
from functools import cache
from typing import Any

from core.letters.fonts import Face

_ENTRIES_A_BLOCK = 100
_SYMBOLIC, _BOLD = 4, 1 << 18
_BOLD_FROM = 600
_LEVEL = 2
"""Outlines hardly shrink: level 6 takes twice the time for a twentieth less (135, not 142 KB a letter)."""
_MAP_LEVEL = 1
"""A map is nearly all zeros."""


class Plane:
    """The characters of one face in one plane of Unicode: one font of a document.

    ``name`` says which font file it is, also in another process and after the program was started again.
    """

    def __init__(self, face: Face, number: int) -> None:
        self.face = face
        self.number = number
        self.name = f"F{face.mark}" + (f"p{number}" if number else "")

    def codes(self, text: str) -> str:
        """Return four hexadecimal digits for every character of ``text``."""
        if self.number:
            return "".join([f"{ord(char) & 0xFFFF:04x}" for char in text])
        return text.encode("utf-16-be", "surrogatepass").hex()


@cache
def plane_of(face: Face, number: int) -> Plane:
    """Return the one ``Plane`` of a face and a plane's number."""
    return Plane(face, number)


class Embedding:
    """The outlines of some characters of one face, as what reportlab calls a dynamic font (decision 0050).

    Their order is that of Unicode, whoever named them first.
    """

    def __init__(self, plane: Plane, used: Iterable[str]) -> None:
        self.name = plane.name
        self._face = plane.face
        self._glyphs = {ord(char) & 0xFFFF: plane.face.glyph_of(char) for char in sorted(set(used))}
        self._chars = {code: chr(plane.number << 16 | code) for code in self._glyphs}
        mark = zlib.crc32("".join(self._chars.values()).encode("utf-8", "surrogatepass"))
        self._base = f"{_tag(mark ^ zlib.crc32(plane.name.encode()))}+{plane.face.postscript_name}"

    def addObjects(self, document: Any) -> None:  # noqa: ANN401, N802 (reportlab's name)
        """Write the font's objects; reportlab calls this once, when all pages are drawn."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        wanted = list(dict.fromkeys([0, *self._glyphs.values()]))
        family = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(self._base),
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": self._descriptor(document, wanted),
                "DW": 1000,
                "W": PDFArray(self._widths()),
                "CIDToGIDMap": _packed(document, self._map(wanted), _MAP_LEVEL),
            }
        )
        said = to_unicode_map(self._base, self._chars).encode("ascii")
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(self._base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(family)]),
                "ToUnicode": _packed(document, said, _LEVEL),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font)

    def _map(self, wanted: list[int]) -> bytes:
        """Return the place in the subset of every code up to the last one, two bytes each."""
        order = {glyph: place for place, glyph in enumerate(wanted)}
        places = array("H", bytes(2 * (max(self._glyphs, default=0) + 1)))
        for code, glyph in self._glyphs.items():
            places[code] = order[glyph]
        if sys.byteorder == "little":
            places.byteswap()
        return places.tobytes()

    def _widths(self) -> list[Any]:
        """Return the widths that are not a whole em, in thousandths, each after its code."""
        from reportlab.pdfbase.pdfdoc import PDFArray

        found: list[Any] = []
        for code, glyph in self._glyphs.items():
            width = round(self._face.width_of(glyph) * 1000, 2)
            if width != 1000:
                found += [code, PDFArray([width])]
        return found

    def _descriptor(self, document: Any, wanted: list[int]) -> Any:  # noqa: ANN401
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        font = self._face.font
        scale = 1000 / font.units_per_em
        program = font.subset(wanted)
        described = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(self._base),
                "Flags": _SYMBOLIC | (_BOLD if font.weight >= _BOLD_FROM else 0),
                "FontBBox": PDFArray([round(value * scale) for value in font.bounds]),
                "ItalicAngle": 0,
                "Ascent": round(font.ascent * scale),
                "Descent": round(font.descent * scale),
                "CapHeight": round(font.ascent * scale),
                "StemV": 50 + int((font.weight / 65) ** 2),
                "FontFile2": _packed(document, program, _LEVEL, Length1=len(program)),
            }
        )
        return document.Reference(described)


def _packed(document: Any, content: bytes, level: int, **entries: int) -> Any:  # noqa: ANN401
    return document.Reference(ready_stream(zlib.compress(content, level), **entries))


def ready_stream(packed: bytes, **entries: int) -> Any:  # noqa: ANN401
    """Return what is packed already as an object that reportlab writes as it stands."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode"), **entries}), packed)


def _tag(number: int) -> str:
    """Return the six capitals that mark a subset, other ones for every face and choice of characters."""
    return "".join(chr(65 + number // 26**place % 26) for place in range(5, -1, -1))


def to_unicode_map(font_name: str, chars: dict[int, str]) -> str:
    """Return the ToUnicode CMap of a subset, UTF-16BE, at most 100 entries a block (PDF 32000 §9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    entries = [
        f"<{code:04X}> <{char.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, char in chars.items()
    ]
    for start in range(0, len(entries), _ENTRIES_A_BLOCK):
        block = entries[start : start + _ENTRIES_A_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
