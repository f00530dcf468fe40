"""A letter as laid out: characters and rules at places on pages, before any PDF exists.

All places are millimetres from the page's top left corner, ``y`` growing downwards. This is what tests look
at, and all that ``draw`` needs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from core.lengths import Mm, Pt
from core.letters.fonts import FontBook, FontRole


class Element(StrEnum):
    """What part of the letter a run belongs to (GB/T 9704-2012 clauses 7 and 10.1)."""

    ISSUER = "issuer"
    """发文机关标志."""
    MARK = "mark"
    """紧急程度."""
    NUMBER = "number"
    """发文字号."""
    TITLE = "title"
    ADDRESSEE = "addressee"
    """主送机关."""
    BODY = "body"
    ATTACHMENT = "attachment"
    """附件说明."""
    SIGNATURE = "signature"
    """发文机关署名."""
    DATE = "date"
    """成文日期."""
    NOTE = "note"
    """附注."""
    COPIED_TO = "copied_to"
    """抄送机关, and 主送机关 where the 版记 had to take it up."""
    SIGNER = "signer"
    """签发人."""
    ISSUE = "issue"
    """第N期, 总第N期, and the line of issuer and day under it."""
    ATTENDANCE = "attendance"
    """出席、请假、列席."""
    IMPRINT = "imprint"
    """印发机关和印发日期."""
    ANNEX_MARK = "annex_mark"
    """附件1, at the top left of its page."""
    ANNEX_TITLE = "annex_title"
    ANNEX_TEXT = "annex_text"
    TABLE = "table"
    FORM_TITLE = "form_title"
    FORM = "form"
    CODE = "code"
    """The record code under the QR code of a form."""
    PAGE_NUMBER = "page_number"

    __hash__ = str.__hash__
    """That of an enumeration is written in Python, and elements are looked up for every line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one line in one role. ``cells`` are (left edge, width) of each character's cell in mm.

    ``y`` is the baseline. ``stretch`` below 1 condenses the glyphs (a long issuer name). A ``turned`` run
    lies across the sheet: its places are those of the sheet laid on its side, head towards the left edge.
    """

    element: Element
    glyphs: tuple[str, ...]
    cells: tuple[tuple[float, float], ...]
    y: float
    size: Pt
    role: FontRole
    stretch: float = 1.0
    red: bool = False
    turned: bool = False

    def on(self, y: float) -> Run:
        """Return the run on the baseline ``y``."""
        return Run(
            element=self.element,
            glyphs=self.glyphs,
            cells=self.cells,
            y=y,
            size=self.size,
            role=self.role,
            stretch=self.stretch,
            red=self.red,
            turned=self.turned,
        )

    @property
    def text(self) -> str:
        """Return the characters of the run."""
        return "".join(self.glyphs)

    @property
    def left(self) -> float:
        """Return the left edge of the first cell."""
        return self.cells[0][0]

    @property
    def right(self) -> float:
        """Return the right edge of the last cell."""
        return self.cells[-1][0] + self.cells[-1][1]


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle: its left and top edge, length to the right and thickness downwards."""

    x: float
    y: float
    length: float
    thickness: float
    red: bool = True
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Seal:
    """The round place kept free for the office's seal, which is pressed on paper and never drawn."""

    page: int
    x: float
    y: float
    diameter: Mm


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``number`` counts from 1. Runs stand in reading order."""

    number: int
    runs: tuple[Run, ...]
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that no font has, where it stands and the words around it."""

    char: str
    page: int
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A finished layout. ``missing`` must be shown and confirmed before a letter goes out.

    ``fonts`` names the font files used, ``warnings`` are sentences for the person who looks at the preview.
    ``seals`` are the places kept free, in the order of the issuers; none for a paper without a seal.
    """

    pages: tuple[Page, ...]
    title: str
    author: str
    subject: str
    seals: tuple[Seal, ...] = ()
    fonts: tuple[str, ...] = ()
    missing: tuple[MissingGlyph, ...] = ()
    warnings: tuple[str, ...] = ()
    book: FontBook = field(compare=False, repr=False)
    sheet: tuple[float, float] = (210.0, 297.0)
    """Width and height of the paper (mm): A4 upright for every letter; lists and envelopes have their own."""

    @property
    def seal(self) -> Seal | None:
        """Return the place of the last seal, which presses name and date."""
        return self.seals[-1] if self.seals else None
