"""Content into pages: rows on the grid, the signature with its seal's place, 抄送 and page numbers.

Pure arithmetic in millimetres after GB/T 9704-2012 (clause 7.3 and the letter format of clause 10.1); the
numbers stand in ``paper``. The signature never stands on a page without text, a heading never at a page's
foot, and the text above moves rather than a line of its own being invented.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.lengths import Pt, millimetres
from core.letters import paper
from core.letters.breaking import Line
from core.letters.content import LetterContent
from core.letters.fonts import FontBook, FontRole
from core.letters.head import Head, head_of
from core.letters.placed import Element, Layout, MissingGlyph, Page, Run, Seal
from core.letters.rows import BLANK, Row, RowMaker, runs_of
from core.wording import word, word_of

_CONTEXT = 6
"""Characters shown on either side of a character that no font has."""


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows the text and stays together: blank lines, 署名, 成文日期, 附注.

    ``pair`` counts the rows of name and date; ``centre`` is the seal's centre across the page (mm).
    """

    rows: tuple[Row, ...]
    blanks: int
    pair: int
    centre: float


@dataclass(slots=True)
class _Sheet:
    """A page being filled. ``top`` is the top of its first row, ``rows`` the lines it holds."""

    top: float
    bottom: float
    rows: list[Row]

    def room(self, foot: float = 0.0) -> int:
        """Return how many more lines fit when ``foot`` mm above the type area's bottom stay free."""
        bottom = min(self.bottom, paper.TYPE_BOTTOM - foot) if foot else self.bottom
        return math.floor((bottom - self.top - paper.CELL) / paper.PITCH + 1e-6) + 1 - len(self.rows)


def typeset(content: LetterContent, book: FontBook) -> Layout:
    """Return ``content`` laid out on as many pages as it needs.

    Raises ``Environment`` when a bundled font is missing or broken.
    """
    maker = RowMaker(content, book)
    head = head_of(content, book, maker)
    copies = maker.copied_to()
    foot = _foot_height(len(copies))
    tail = _tail_of(content, maker)
    front = [*maker.title(), BLANK, *maker.addressee()]
    sheets = _paginate(head, front, [*maker.body(), *maker.attachments()], tail, foot)
    pages = _pages(sheets, head, copies, book)
    return Layout(
        pages=pages,
        title=content.title,
        author=content.signature,
        subject=f"{word_of(content.kind)} {content.document_number}",
        seal=_seal(sheets[-1], len(sheets), tail) if content.sealed else None,
        fonts=_fonts_used(pages, book),
        missing=_missing(pages, book),
        warnings=_warnings(pages, sheets, book),
        book=book,
    )


def _paginate(
    head: Head, front: Sequence[Row], text: Sequence[Row], tail: _Tail, foot: float
) -> list[_Sheet]:
    """Put everything on sheets; a tail without room or text beside it takes lines along."""
    sheets = _fill(head, front, text)
    if _lacks_text(sheets, text) or sheets[-1].room(foot) < len(tail.rows):
        start = _companions(text)
        sheets = _fill(head, front, text[:start])
        sheets.append(_new_sheet([]))
        _pour(sheets, text[start:])
        if sheets[-1].room(foot) < len(tail.rows):
            sheets.append(_new_sheet([]))
    sheets[-1].rows.extend(tail.rows)
    return sheets


def _lacks_text(sheets: Sequence[_Sheet], text: Sequence[Row]) -> bool:
    """Tell whether the last of several pages has less text than should accompany the signature."""
    wanted = min(paper.BODY_LINES_WITH_SIGNATURE, sum(row.body for row in text))
    return len(sheets) > 1 and sum(row.body for row in sheets[-1].rows) < wanted


def _fill(head: Head, front: Sequence[Row], text: Sequence[Row]) -> list[_Sheet]:
    """Put the rows one after another on as many sheets as they need, headings kept with what follows."""
    blanks = [BLANK] * (head.rows + paper.TITLE_BLANK_LINES)
    sheets = [_Sheet(head.origin, paper.FIRST_PAGE_BOTTOM, blanks)]
    _pour(sheets, [*front, *text])
    return sheets


def _pour(sheets: list[_Sheet], rows: Sequence[Row]) -> None:
    """Add ``rows`` to the last sheet and to as many new ones as they need; no page begins blank."""
    for row in rows:
        if sheets[-1].room() < 1:
            carried = _carried(sheets[-1].rows)
            sheets.append(_new_sheet(carried))
        if not row.runs and not sheets[-1].rows:
            continue
        sheets[-1].rows.append(row)


def _new_sheet(rows: list[Row]) -> _Sheet:
    return _Sheet(paper.TYPE_TOP, paper.TYPE_BOTTOM, rows)


def _carried(rows: list[Row]) -> list[Row]:
    """Take from the foot of a full page the headings that must go with the line after them."""
    keep = len(rows)
    while keep > 1 and rows[keep - 1].keep and rows[keep - 1].body:
        keep -= 1
    if keep <= 1 or not any(row.body for row in rows[:keep]):
        return []
    carried = rows[keep:]
    del rows[keep:]
    return carried


def _companions(text: Sequence[Row]) -> int:
    """Return where the rows begin that accompany the signature: two lines of text and all that follows them.

    The only line of text there is goes along too; otherwise one stays behind.
    """
    lines = [index for index, row in enumerate(text) if row.body]
    if not lines:
        return len(text)
    start = lines[max(len(lines) - paper.BODY_LINES_WITH_SIGNATURE, min(1, len(lines) - 1))]
    while start > lines[0] + 1 and text[start - 1].keep and text[start - 1].body:
        start -= 1
    return start


def _tail_of(content: LetterContent, maker: RowMaker) -> _Tail:
    room = paper.CELLS_PER_LINE - (0.0 if content.sealed else paper.PLAIN_FROM_RIGHT)
    names = maker.short(content.signature, room)
    dates = maker.short(content.dated, room)
    name_width = max((line.width for line in names), default=0.0)
    date_width = max((line.width for line in dates), default=0.0)
    placing = _sealed_places if content.sealed else _plain_places
    name_left, date_left = placing(name_width, date_width)
    rows = [
        Row(runs_of(line, Element.SIGNATURE, _centred(line, name_left, name_width)), keep=True)
        for line in names
    ]
    rows += [Row(runs_of(line, Element.DATE, date_left), keep=True) for line in dates]
    blanks = max(paper.SEALED_BLANK_LINES + 2 - len(rows), 1) if content.sealed else paper.PLAIN_BLANK_LINES
    centre = date_left + date_width * paper.CELL / 2
    note = maker.note(_note_width(centre) if content.sealed else paper.TYPE_WIDTH)
    return _Tail((*[BLANK] * blanks, *rows, *note), blanks, len(rows), centre)


def _centred(line: Line, left: float, width: float) -> float:
    return left + (width - line.width) * paper.CELL / 2


def _sealed_places(name: float, day: float) -> tuple[float, float]:
    """Return the left edges of name and date (mm): date four cells from the right, name centred on it."""
    widest = max(name, day) * paper.CELL
    day_right = paper.TYPE_RIGHT - paper.DATE_FROM_RIGHT * paper.CELL
    centre = min(day_right - day * paper.CELL / 2, paper.TYPE_RIGHT - widest / 2)
    return centre - name * paper.CELL / 2, centre - day * paper.CELL / 2


def _plain_places(name: float, day: float) -> tuple[float, float]:
    """Return the left edges of name and date (mm) of a letter without a seal (clause 7.3.5.2)."""
    right = paper.TYPE_RIGHT - paper.PLAIN_FROM_RIGHT * paper.CELL
    if day + paper.PLAIN_FROM_RIGHT > name:
        day_left = right - day * paper.CELL
        return max(day_left - paper.PLAIN_FROM_RIGHT * paper.CELL, paper.TYPE_LEFT), day_left
    name_left = max(right - name * paper.CELL, paper.TYPE_LEFT)
    return name_left, name_left + paper.PLAIN_FROM_RIGHT * paper.CELL


def _note_width(centre: float) -> float:
    """Return how wide 附注 may be so that it stays left of the seal that presses name and date (mm)."""
    top_of_note = (paper.PITCH + paper.CELL) / 2 + paper.SEAL_ABOVE_PAIR + (paper.PITCH - paper.CELL)
    radius = paper.SEAL_DIAMETER / 2
    half = math.sqrt(max(radius**2 - top_of_note**2, 0.0))
    return centre - half - paper.TYPE_LEFT


def _seal(sheet: _Sheet, page: int, tail: _Tail) -> Seal:
    first = len(sheet.rows) - len(tail.rows) + tail.blanks
    top = sheet.top + first * paper.PITCH
    middle = top + ((tail.pair - 1) * paper.PITCH + paper.CELL) / 2
    return Seal(page, round(tail.centre, 4), round(middle - paper.SEAL_ABOVE_PAIR, 4), paper.SEAL_DIAMETER)


def _foot_height(lines: int) -> float:
    """Return the height that 抄送 takes at the foot of the type area, with half a line free above (mm)."""
    if not lines:
        return 0.0
    return (lines - 1) * paper.SMALL_PITCH + paper.SMALL_CELL + paper.SEVEN_EIGHTHS


def _pages(
    sheets: Sequence[_Sheet], head: Head, copies: Sequence[tuple[Run, ...]], book: FontBook
) -> tuple[Page, ...]:
    pages = []
    for number, sheet in enumerate(sheets, 1):
        runs: list[Run] = list(head.runs) if number == 1 else []
        for index, row in enumerate(sheet.rows):
            runs += (_lowered(run, sheet.top + index * paper.PITCH) for run in row.runs)
        if number == len(sheets):
            runs += _copies_at_foot(copies)
        if number > 1:
            runs.append(_page_number(number, book))
        pages.append(Page(number, tuple(runs), head.bars if number == 1 else ()))
    return tuple(pages)


def _lowered(run: Run, top: float) -> Run:
    return replace(run, y=round(paper.body_baseline(top, run.size), 4))


def _copies_at_foot(copies: Sequence[tuple[Run, ...]]) -> list[Run]:
    placed = []
    for index, runs in enumerate(reversed(copies)):
        em_bottom = paper.TYPE_BOTTOM - index * paper.SMALL_PITCH
        baseline = em_bottom - (1 - paper.EM_ASCENT) * paper.SMALL_CELL
        placed.append([replace(run, y=round(baseline, 4)) for run in runs])
    return [run for runs in reversed(placed) for run in runs]


def _page_number(number: int, book: FontBook) -> Run:
    """Return — n — in 4号宋体: its dashes 7 mm below the type area, odd pages right, even pages left."""
    text = word("letters.page_number", number=number)
    em = millimetres(paper.SMALL_PT)
    widths = [em / 2 if char.isascii() else em for char in text]
    total = sum(widths)
    x = paper.TYPE_RIGHT - em - total if number % 2 else paper.TYPE_LEFT + em
    cells = []
    for width in widths:
        cells.append((round(x, 4), round(width, 4)))
        x += width
    ink = book.ink(FontRole.SONG, text[0])
    height = (ink.top + ink.bottom) / 2 * em if ink else 0.3 * em
    return Run(
        element=Element.PAGE_NUMBER,
        glyphs=tuple(text),
        cells=tuple(cells),
        y=round(paper.PAGE_NUMBER_DASH + height, 4),
        size=Pt(paper.SMALL_PT),
        role=FontRole.SONG,
    )


def _fonts_used(pages: Sequence[Page], book: FontBook) -> tuple[str, ...]:
    faces = {
        face.name
        for page in pages
        for run in page.runs
        for char in run.glyphs
        if (face := book.face(run.role, char))
    }
    return tuple(sorted(faces))


def _missing(pages: Sequence[Page], book: FontBook) -> tuple[MissingGlyph, ...]:
    found: dict[str, MissingGlyph] = {}
    for page in pages:
        for run in page.runs:
            for place, glyph in enumerate(run.glyphs):
                if glyph[0] not in found and book.missing(run.role, glyph[0]):
                    found[glyph[0]] = MissingGlyph(glyph[0], page.number, _context(run, place))
    return tuple(found.values())


def _context(run: Run, place: int) -> str:
    return "".join(run.glyphs[max(place - _CONTEXT, 0) : place + _CONTEXT + 1])


def _warnings(pages: Sequence[Page], sheets: Sequence[_Sheet], book: FontBook) -> tuple[str, ...]:
    warnings = []
    if book.main_face(FontRole.TITLE).bundled:
        warnings.append(word("letters.warnings.title_substitute"))
    if not any(row.body for row in sheets[0].rows):
        warnings.append(word("letters.warnings.no_body_on_first_page"))
    private = {
        glyph: _context(run, place)
        for page in pages
        for run in page.runs
        for place, glyph in enumerate(run.glyphs)
        if "\ue000" <= glyph[0] <= "\uf8ff"
    }
    for glyph, context in private.items():
        warnings.append(word("letters.warnings.private_use", context=context, code=f"{ord(glyph[0]):04X}"))
    return tuple(warnings)
