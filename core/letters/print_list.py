"""打印清单: the letters of one run in a table on A4 sheets lying on their side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.lengths import millimetres
from core.letters import paper, tables
from core.letters.breaking import Span, break_lines
from core.letters.content import Column, LetterContent, Table
from core.letters.fonts import FontBook, FontRole
from core.letters.placed import Element, Layout, Page, Run
from core.letters.rows import RowMaker, runs_of
from core.letters.tables import Frame

SHEET = (297.0, 210.0)
_LEFT, _WIDTH = 20.0, 257.0
_TOP, _BOTTOM = 20.0, 190.0
_UNDER_TITLE = 16.0


def list_layout(
    content: LetterContent, columns: Sequence[Column], rows: Sequence[Sequence[str]], book: FontBook
) -> Layout:
    """Return the table under the title of ``content``; headings come again on every page."""
    maker = RowMaker(content, book)
    table = Table(columns=tuple(columns), rows=tuple(tuple(row) for row in rows))
    first = Frame(_LEFT, _WIDTH, _TOP + _UNDER_TITLE, _BOTTOM)
    parts = tables.laid(table, maker, first, replace(first, top=_TOP))
    heads = [tuple(_title(content.title, book)), *([()] * (len(parts) - 1))]
    pages = tuple(
        Page(number, (*head, *part.runs), part.bars)
        for number, (head, part) in enumerate(zip(heads, parts, strict=True), 1)
    )
    return Layout(
        pages=pages,
        title=content.title,
        author=content.signature,
        subject=content.title,
        book=book,
        sheet=SHEET,
    )


def _title(text: str, book: FontBook) -> list[Run]:
    em = millimetres(paper.TITLE_PT)
    room = _WIDTH / em
    line = break_lines(
        [Span(text, FontRole.TITLE)],
        first=room,
        width=room,
        measure=lambda char, role: book.advance(role, char),
    )[0]
    left = (SHEET[0] - line.width * em) / 2
    made = runs_of(line, Element.TITLE, left, cell=em, size=paper.TITLE_PT)
    return [replace(run, y=round(_TOP + paper.EM_ASCENT * em, 4)) for run in made]
