"""Content into pages: rows on the grid, the signature with its seal's place, annexes, forms, 版记, numbers.

Pure arithmetic in millimetres after GB/T 9704-2012; the numbers stand in ``paper``. The signature never
stands on a page without text, a heading never at a page's foot, and the text above moves rather than a line
of its own being invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.lengths import Pt, millimetres
from core.letters import paper
from core.letters.annexes import Leaf, annex_leaves, leaf_of
from core.letters.content import LetterContent
from core.letters.fonts import Face, FontBook, FontRole
from core.letters.forms import form_pages
from core.letters.head import Head
from core.letters.imprint import Imprint, imprint_of
from core.letters.paper import Grid, PaperFormat
from core.letters.placed import Element, Layout, MissingGlyph, Page, Run, Seal
from core.letters.red_heads import head_of
from core.letters.rows import BLANK, Row, RowMaker
from core.letters.sheets import Sheet, new_sheet, pour
from core.letters.tail import Tail, tail_of
from core.wording import word, word_of

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CONTEXT = 6
"""Characters shown on either side of a character that no font has."""
_EPS = 0.001
_NOTE_TOGETHER = 3
"""附注 of so many lines is not parted when it goes along with the 版记."""


def typeset(content: LetterContent, book: FontBook, *, judged: bool = True) -> Layout:
    """Return ``content`` laid out on as many pages as it needs.

    Only when ``judged`` does the layout tell its fonts, missing characters and warnings, which a run that is
    drawn again does not ask. Raises ``Environment`` when a bundled font is missing or broken.
    """
    grid = paper.GRIDS[content.pitch]
    maker = RowMaker(content, book)
    head = head_of(content, book, maker, grid)
    tail = tail_of(content, maker, grid)
    sheets, imprint, moved = _on_sheets(content, maker, head, tail, grid)
    seals = _seals(sheets, tail)
    leaves = [leaf_of(sheet) for sheet in sheets]
    leaves[0] = replace(leaves[0], runs=(*head.runs, *leaves[0].runs), bars=head.bars)
    lowest = max((seal.y + seal.diameter / 2 for seal in seals), default=0.0)
    last = max((seal.page for seal in seals), default=len(leaves)) - 1
    leaves[last] = replace(leaves[last], end=max(leaves[last].end, lowest))
    leaves = _closed([*leaves, *annex_leaves(content, maker, grid, _foot(imprint))], imprint)
    pages = _pages(leaves, content, maker, book)
    layout = Layout(
        pages=pages,
        title=content.title,
        author=content.signature,
        subject=f"{word_of(content.kind)} {content.document_number}".strip(),
        seals=seals if content.sealed else (),
        book=book,
    )
    if not judged:
        return layout
    used = _used(pages)
    return replace(
        layout,
        fonts=_fonts_used(used, book),
        missing=_missing(pages, used, book),
        warnings=_warnings(pages, used, sheets, book, moved=moved),
    )


def _on_sheets(
    content: LetterContent, maker: RowMaker, head: Head, tail: Tail, grid: Grid
) -> tuple[list[Sheet], tuple[Imprint, ...], bool]:
    """Return the text on its sheets, the 版记, and whether 主送机关 had to go there.

    It does when it is so long that page 1 would show no text (clause 7.3.2).
    """
    text = [*maker.body(), *maker.attachments(), *maker.attendance()]
    bottom = paper.first_page_bottom(content.format)
    made = []
    for addressed in (False, True) if content.addressee else (False,):
        imprint = imprint_of(content, maker, addressed=addressed)
        front = [*maker.title(), BLANK, *(() if addressed else maker.addressee())]
        foot = 0.0 if content.annexes else _foot(imprint)
        sheets = _Filling(head, front, bottom, grid).paginated(text, tail, foot)
        made.append((sheets, imprint, addressed))
        if _shows_text(sheets):
            return made[-1]
    return made[0]


def _shows_text(sheets: Sequence[Sheet]) -> bool:
    return any(row.body for row in sheets[0].rows)


def _foot(imprint: Sequence[Imprint]) -> float:
    """Return what the 版记, or the first part of it, takes of the page it stands on (mm)."""
    return imprint[0].height if imprint else 0.0


@dataclass(frozen=True, slots=True)
class _Filling:
    """How page 1 begins and where it ends."""

    head: Head
    front: Sequence[Row]
    bottom: float
    grid: Grid

    def paginated(self, text: Sequence[Row], tail: Tail, foot: float) -> list[Sheet]:
        """Put everything on sheets; a tail without room or text beside it takes lines along.

        Where no page holds text, tail and 版记 together, the 版记 goes apart; then 附注 may go on.
        """
        best = None
        for sheets in self._ways(text, tail, foot):
            best = best or sheets
            if _shows_text(sheets):
                return _tailed(sheets, tail, foot)
        return _tailed(best or self._parted(text, len(text)), tail, foot)

    def _ways(self, text: Sequence[Row], tail: Tail, foot: float) -> Iterator[list[Sheet]]:
        """Yield the ways to hold text and tail together, the best first; the last does what it can."""
        everything = len(tail.rows) + len(tail.note)
        for wanted, free in ((everything, foot), (everything, 0.0), (len(tail.rows), 0.0)):
            for start in (len(text), _companions(text) if tail.signed else _last_rows(text)):
                sheets = self._parted(text, start)
                lonely = tail.signed and _lacks_text(sheets, text)
                if not lonely and _holds(sheets[-1], wanted, tail.reach, free):
                    yield sheets
        yield self._after_a_long_list(text, tail, foot)

    def _after_a_long_list(self, text: Sequence[Row], tail: Tail, foot: float) -> list[Sheet]:
        """Return sheets where name and date follow a 附件说明 of more than a page, beside its last lines."""
        for free in (foot, 0.0):
            for start in (len(text), _last_rows(text)):
                sheets = self._parted(text, start)
                if _holds(sheets[-1], len(tail.rows), tail.reach, free):
                    return sheets
        return [*self._parted(text, len(text)), new_sheet(self.grid, [])]

    def _parted(self, text: Sequence[Row], start: int) -> list[Sheet]:
        """Fill sheets with ``text``, that from ``start`` on beginning a new one."""
        sheets = self._filled(text[:start])
        if start < len(text):
            sheets.append(new_sheet(self.grid, []))
            pour(sheets, text[start:])
        return sheets

    def _filled(self, text: Sequence[Row]) -> list[Sheet]:
        blanks = [BLANK] * (self.head.rows + paper.TITLE_BLANK_LINES)
        sheets = [Sheet(self.head.origin, self.bottom, self.grid, blanks)]
        pour(sheets, [*self.front, *text])
        return sheets


def _holds(sheet: Sheet, rows: int, reach: float, free: float) -> bool:
    """Tell whether so many rows and their seals fit above the ``free`` mm at the foot."""
    bottom = min(sheet.bottom, paper.TYPE_BOTTOM - free + paper.SEVEN_EIGHTHS) if free else sheet.bottom
    return sheet.room(free) >= rows and sheet.end + reach <= bottom


def _tailed(sheets: list[Sheet], tail: Tail, foot: float) -> list[Sheet]:
    """Add name and date to the last sheet, and 附注 after them, where need be on a sheet more.

    Where the 版记 has no room under 附注, the last lines of 附注 go with it: it stands on no page alone.
    """
    sheets[-1].tail = sheets[-1].end
    sheets[-1].rows.extend(tail.rows)
    pour(sheets, tail.note)
    last = sheets[-1]
    if foot and tail.note and last.room(foot) < 0:
        notes = min(sum(bool(row.runs) for row in tail.note), len(last.rows))
        moved = notes if notes <= _NOTE_TOGETHER else paper.BODY_LINES_WITH_SIGNATURE
        sheets.append(new_sheet(last.grid, last.rows[len(last.rows) - moved :]))
        del last.rows[len(last.rows) - moved :]
    return sheets


def _lacks_text(sheets: Sequence[Sheet], text: Sequence[Row]) -> bool:
    """Tell whether the last of several pages has less text than should accompany the signature."""
    wanted = min(paper.BODY_LINES_WITH_SIGNATURE, sum(row.body for row in text))
    return len(sheets) > 1 and sum(row.body for row in sheets[-1].rows) < wanted


def _last_rows(text: Sequence[Row]) -> int:
    """Return where the last two rows begin, and a heading that is kept with them."""
    start = max(len(text) - paper.BODY_LINES_WITH_SIGNATURE, 0)
    while start > 0 and text[start - 1].keep and text[start - 1].body:
        start -= 1
    return start


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


def _seals(sheets: Sequence[Sheet], tail: Tail) -> tuple[Seal, ...]:
    return tuple(
        Seal(number, round(place.x, 4), round(sheet.tail + place.below, 4), paper.SEAL_DIAMETER)
        for number, sheet in enumerate(sheets, 1)
        for place in tail.seals
        if sheet.tail
    )


def _closed(leaves: list[Leaf], imprint: Sequence[Imprint]) -> list[Leaf]:
    """Return ``leaves`` with the 版记 on the last; a part without room there gets a page after it."""
    for part in imprint:
        if leaves[-1].end > paper.TYPE_BOTTOM - part.height + _EPS:
            leaves = [*leaves, Leaf((), (), paper.TYPE_TOP)]
        last = leaves[-1]
        closed = replace(last, runs=last.runs + part.runs, bars=last.bars + part.bars, end=paper.TYPE_BOTTOM)
        leaves = [*leaves[:-1], closed]
    return leaves


def _pages(
    leaves: Sequence[Leaf], content: LetterContent, maker: RowMaker, book: FontBook
) -> tuple[Page, ...]:
    """Return the numbered pages, then the forms, which are sheets apart and bear no page number."""
    pages = []
    for number, leaf in enumerate(leaves, 1):
        counted = number > 1 or content.format is not PaperFormat.LETTER
        runs = (*leaf.runs, _page_number(number, book)) if counted else leaf.runs
        pages.append(Page(number, runs, leaf.bars))
    for form in content.forms:
        pages += [Page(len(pages) + 1, part.runs, part.bars) for part in form_pages(form, maker)]
    return tuple(pages)


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


def _used(pages: Sequence[Page]) -> dict[FontRole, set[str]]:
    """Return the distinct glyphs of every role, which are asked about instead of all that stand there."""
    used: dict[FontRole, set[str]] = {}
    for page in pages:
        for run in page.runs:
            used.setdefault(run.role, set()).update(run.glyphs)
    return used


def _fonts_used(used: Mapping[FontRole, set[str]], book: FontBook) -> tuple[str, ...]:
    faces: set[Face | None] = set()
    for role, glyphs in used.items():
        faces.update(map(book.faces(role).__getitem__, glyphs))
    return tuple(sorted(face.name for face in faces if face))


def _missing(
    pages: Sequence[Page], used: Mapping[FontRole, set[str]], book: FontBook
) -> tuple[MissingGlyph, ...]:
    lacking = {
        (role, glyph)
        for role, glyphs in used.items()
        if None in map(book.faces(role).__getitem__, glyphs)
        for glyph in glyphs
        if book.missing(role, glyph[0])
    }
    found: dict[str, MissingGlyph] = {}
    for page, run, place, glyph in _places(pages) if lacking else ():
        if glyph[0] not in found and (run.role, glyph) in lacking:
            found[glyph[0]] = MissingGlyph(glyph[0], page.number, _context(run, place))
    return tuple(found.values())


def _places(pages: Sequence[Page]) -> Iterator[tuple[Page, Run, int, str]]:
    for page in pages:
        for run in page.runs:
            for place, glyph in enumerate(run.glyphs):
                yield page, run, place, glyph


def _context(run: Run, place: int) -> str:
    return "".join(run.glyphs[max(place - _CONTEXT, 0) : place + _CONTEXT + 1])


def _warnings(
    pages: Sequence[Page],
    used: Mapping[FontRole, set[str]],
    sheets: Sequence[Sheet],
    book: FontBook,
    *,
    moved: bool,
) -> tuple[str, ...]:
    warnings = []
    if book.main_face(FontRole.TITLE).bundled:
        warnings.append(word("letters.warnings.title_substitute"))
    if moved:
        warnings.append(word("letters.warnings.addressee_moved"))
    if not _shows_text(sheets):
        warnings.append(word("letters.warnings.no_body_on_first_page"))
    if any(_PRIVATE.search("".join(glyphs)) for glyphs in used.values()):
        private = {
            glyph: _context(run, place)
            for _, run, place, glyph in _places(pages)
            if "\ue000" <= glyph[0] <= "\uf8ff"
        }
        for glyph, context in private.items():
            warnings.append(
                word("letters.warnings.private_use", context=context, code=f"{ord(glyph[0]):04X}")
            )
    return tuple(warnings)
