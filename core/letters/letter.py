"""The way in: facts → content → layout → PDF. Operations call nothing else of this package.

``compose`` and the JSON pair freeze what a letter says; ``lay_out`` and ``draw_pdf`` make the same pages of
it today and in ten years, as long as the fonts are the same.
"""

from __future__ import annotations

from core.letters.compose import compose, official
from core.letters.content import (
    Annex,
    Attendance,
    Block,
    BlockStyle,
    Column,
    Dress,
    Form,
    FormCell,
    FormRow,
    InspectionFacts,
    ItemFacts,
    LetterContent,
    LetterFacts,
    ProblemFacts,
    Table,
    content_from_json,
    content_json,
)
from core.letters.draw import draw_pdf
from core.letters.drawn_run import PaperDiffers, RunPaper, draw_run, stand_by, stand_down
from core.letters.fonts import FontRole, font_book
from core.letters.paper import PaperFormat, Pitch
from core.letters.placed import Layout, MissingGlyph
from core.letters.typeset import typeset
from core.wording import word

__all__ = [
    "Annex",
    "Attendance",
    "Block",
    "BlockStyle",
    "Column",
    "Dress",
    "FontRole",
    "Form",
    "FormCell",
    "FormRow",
    "InspectionFacts",
    "ItemFacts",
    "Layout",
    "LetterContent",
    "LetterFacts",
    "MissingGlyph",
    "PaperDiffers",
    "PaperFormat",
    "Pitch",
    "ProblemFacts",
    "RunPaper",
    "Table",
    "compose",
    "content_from_json",
    "content_json",
    "draw_pdf",
    "draw_run",
    "lay_out",
    "missing_sentences",
    "official",
    "stand_by",
    "stand_down",
]


def lay_out(
    content: LetterContent, *, bundled_only: bool = False, choices: tuple[tuple[FontRole, str], ...] = ()
) -> Layout:
    """Return ``content`` on its pages.

    ``choices`` are the user's (role, font family) pairs; ``bundled_only`` leaves the machine's fonts aside.
    Raises ``Environment`` when a font that belongs to the program is missing or broken.
    """
    return typeset(content, font_book(bundled_only=bundled_only, choices=choices))


def missing_sentences(layout: Layout) -> tuple[str, ...]:
    """Return one sentence for every character of ``layout`` that no font can draw."""
    return tuple(
        word(
            "letters.warnings.missing",
            page=item.page,
            context=item.context,
            char=item.char,
            code=f"{ord(item.char):04X}",
        )
        for item in layout.missing
    )
