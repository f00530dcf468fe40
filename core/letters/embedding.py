"""Faces inside a PDF: each as one subset with two-byte codes, however many characters it needs.

reportlab cuts a TrueType font into subsets of 255 characters and parses fonts in Python; a run of Chinese
then changes fonts every few characters. Here a face is one composite font (Type0, Identity-H; PDF 32000
§9.7): the code of a character is its place in the subset. reportlab's canvas writes the objects: an
``Embedding`` is what it calls a dynamic font, realised when the document is saved (decision 0050).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from core.letters.fonts import Face

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PLAIN = "letters-set-their-own-fonts"
"""The name of the font that a new canvas begins with: one that writes nothing by itself."""
_ENTRIES_A_BLOCK = 100
_SYMBOLIC, _BOLD = 4, 1 << 18
_BOLD_FROM = 600
_LEVEL = 2
"""Outlines hardly shrink: level 6 takes twice the time for a twentieth less (135, not 142 KB a letter)."""


class _Codes(dict[str, str]):
    """Four hexadecimal digits for every character; ``take`` makes them at its first use."""

    def __init__(self, take: Callable[[str], str]) -> None:
        super().__init__()
        self._take = take

    def __missing__(self, char: str) -> str:
        code = self[char] = self._take(char)
        return code


class Embedding:
    """One face in one document. ``codes`` gives the code of a character, taking it into the subset."""

    def __init__(self, face: Face, number: int) -> None:
        self.face = face
        self.name = f"F{number}"
        self.codes = _Codes(self._take)
        self._glyphs = [0]
        self._chars = ["\ufffd"]
        self._number = number

    def _take(self, char: str) -> str:
        code = f"{len(self._glyphs):04X}"
        self._glyphs.append(self.face.glyph_of(char))
        self._chars.append(char)
        return code

    def addObjects(self, document: Any) -> None:  # noqa: ANN401, N802 (reportlab's name)
        """Write the font's objects; reportlab calls this once, when all pages are drawn."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        base = f"{_tag(self._number)}+{self.face.postscript_name}"
        family = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(base),
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": self._descriptor(document, base),
                "DW": 1000,
                "W": PDFArray(self._widths()),
                "CIDToGIDMap": PDFName("Identity"),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(family, f"family:{self.name}")]),
                "ToUnicode": _stream(
                    document, to_unicode_map(base, self._chars).encode(), f"text:{self.name}"
                ),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, f"font:{self.name}")

    def _widths(self) -> list[Any]:
        """Return the widths that are not a whole em, in thousandths, each after its code."""
        from reportlab.pdfbase.pdfdoc import PDFArray

        found: list[Any] = []
        for code, glyph in enumerate(self._glyphs):
            width = round(self.face.width_of(glyph) * 1000, 2)
            if width != 1000:
                found += [code, PDFArray([width])]
        return found

    def _descriptor(self, document: Any, base: str) -> Any:  # noqa: ANN401
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        font = self.face.font
        scale = 1000 / font.units_per_em
        program = font.subset(self._glyphs)
        described = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(base),
                "Flags": _SYMBOLIC | (_BOLD if font.weight >= _BOLD_FROM else 0),
                "FontBBox": PDFArray([round(value * scale) for value in font.bounds]),
                "ItalicAngle": 0,
                "Ascent": round(font.ascent * scale),
                "Descent": round(font.descent * scale),
                "CapHeight": round(font.ascent * scale),
                "StemV": 50 + int((font.weight / 65) ** 2),
                "FontFile2": _stream(document, program, f"file:{self.name}", Length1=len(program)),
            }
        )
        return document.Reference(described, f"descriptor:{self.name}")


class Embeddings:
    """The faces of one document."""

    def __init__(self, canvas: Canvas) -> None:
        self._document = canvas._doc  # noqa: SLF001
        self._made: dict[Face, Embedding] = {}

    def of(self, face: Face) -> Embedding:
        """Return the embedding of ``face``, a new one at its first use."""
        if face not in self._made:
            made = self._made[face] = Embedding(face, len(self._made) + 1)
            self._document.delayedFonts.append(made)
        return self._made[face]


class _Plain:
    """What a canvas begins with. A dynamic font writes nothing until text is set in it, and none ever is.

    Otherwise every PDF would list a Helvetica that is not embedded.
    """

    fontName = name = PLAIN  # noqa: N815 (reportlab's names)
    _dynamicFont = 1  # noqa: N815
    _multiByte = 0  # noqa: N815

    @property
    def face(self) -> _Plain:
        return self


@cache
def register_plain() -> None:
    """Make the font named ``PLAIN`` known to reportlab, and have it write pages as bytes, not as letters."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics

    pdfmetrics.registerFont(_Plain())
    rl_config.useA85 = 0  # base 85 in Python takes half the time of a page and makes it a quarter longer


def _stream(document: Any, content: bytes, name: str, **entries: int) -> Any:  # noqa: ANN401
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

    described = PDFDictionary({"Filter": PDFName("FlateDecode"), **entries})
    return document.Reference(PDFStream(described, zlib.compress(content, _LEVEL)), name)


def _tag(number: int) -> str:
    """Return the six capitals that mark a subset, other ones for every face of the document."""
    return "".join(chr(65 + (number // 26**place) % 26) for place in range(5, -1, -1))


def to_unicode_map(font_name: str, chars: list[str]) -> str:
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
        f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in enumerate(chars) if code
    ]
    for start in range(0, len(entries), _ENTRIES_A_BLOCK):
        block = entries[start : start + _ENTRIES_A_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
