"""The red head of a letter (clause 10.1): issuer name, double rules, urgency and document number."""

from __future__ import annotations

from dataclasses import dataclass

from core.lengths import Pt, millimetres
from core.letters import paper
from core.letters.breaking import Span
from core.letters.content import LetterContent
from core.letters.fonts import FontBook, FontRole
from core.letters.placed import Bar, Element, Run
from core.letters.rows import RowMaker, runs_of


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the title on page 1. ``origin`` is the top of the first row under the rule (mm)."""

    runs: tuple[Run, ...]
    bars: tuple[Bar, ...]
    origin: float
    rows: int


def head_of(content: LetterContent, book: FontBook, rows: RowMaker) -> Head:
    """Return the head of ``content``; both red rules belong to it, though the second stands at the foot."""
    issuer = _issuer(content.letterhead, book)
    _, bottom = _ink_reach(content.letterhead, book)
    first_rule = issuer.y + bottom * millimetres(issuer.size) + paper.RULE_BELOW_ISSUER
    second_rule = paper.SECOND_RULE_BOTTOM - paper.DOUBLE_RULE
    origin = first_rule + paper.DOUBLE_RULE + paper.SEVEN_EIGHTHS
    baseline = paper.body_baseline(origin)
    marks = _mark(content.urgency, rows)
    runs = (issuer, *marks, *_number(content.document_number, rows))
    placed = (runs[0], *(_at(run, baseline) for run in runs[1:]))
    return Head(
        placed, (*_double(first_rule, thick_first=True), *_double(second_rule, thick_first=False)), origin, 1
    )


def _at(run: Run, baseline: float) -> Run:
    return Run(
        element=run.element,
        glyphs=run.glyphs,
        cells=run.cells,
        y=round(baseline, 4),
        size=run.size,
        role=run.role,
    )


def _double(top: float, *, thick_first: bool) -> tuple[Bar, Bar]:
    left = paper.TYPE_CENTRE - paper.RULE_LENGTH / 2
    upper, lower = (paper.RULE_THICK, paper.RULE_THIN) if thick_first else (paper.RULE_THIN, paper.RULE_THICK)
    second = top + upper + paper.RULE_WHITE
    return (
        Bar(left, round(top, 4), paper.RULE_LENGTH, upper),
        Bar(left, round(second, 4), paper.RULE_LENGTH, lower),
    )


def _ink_reach(text: str, book: FontBook) -> tuple[float, float]:
    """Return how far the ink of ``text`` reaches above and below the baseline, in parts of the em."""
    inks = [ink for ink in (book.ink(FontRole.TITLE, char) for char in text) if ink is not None]
    if not inks:
        return paper.EM_ASCENT, 1 - paper.EM_ASCENT
    return max(ink.top for ink in inks), -min(ink.bottom for ink in inks)


def _issuer(text: str, book: FontBook) -> Run:
    """Return the issuer name: as large as 156 mm allows, spaced out when short, condensed when long."""
    widths = [_issuer_width(char, book) for char in text]
    ems = sum(widths)
    size = min(paper.ISSUER_MAX_PT, max(paper.ISSUER_MIN_PT, paper.TYPE_WIDTH / millimetres(Pt(ems))))
    stretch = min(1.0, paper.TYPE_WIDTH / millimetres(Pt(ems * size)))
    if stretch < paper.ISSUER_MIN_STRETCH:
        size *= stretch / paper.ISSUER_MIN_STRETCH
        stretch = paper.ISSUER_MIN_STRETCH
    em = millimetres(Pt(size)) * stretch
    gap = 0.0
    if len(text) > 1:
        spare = (paper.ISSUER_SPREAD_WIDTH - ems * em) / (len(text) - 1)
        gap = min(max(spare, 0.0), paper.ISSUER_MAX_SPREAD * em)
    x = paper.TYPE_CENTRE - (ems * em + gap * (len(text) - 1)) / 2
    cells = []
    for width in widths:
        cells.append((round(x, 4), round(width * em, 4)))
        x += width * em + gap
    above, _ = _ink_reach(text, book)
    return Run(
        element=Element.ISSUER,
        glyphs=tuple(text),
        cells=tuple(cells),
        y=round(paper.ISSUER_INK_TOP + above * millimetres(Pt(size)), 4),
        size=Pt(round(size, 4)),
        role=FontRole.TITLE,
        stretch=round(stretch, 6),
        red=True,
    )


def _issuer_width(char: str, book: FontBook) -> float:
    return book.advance(FontRole.TITLE, char) if char.isascii() else 1.0


def _mark(text: str, rows: RowMaker) -> tuple[Run, ...]:
    if not text:
        return ()
    line = rows.lines([Span(text, FontRole.HEI)], first=99, width=99)[0]
    return runs_of(line, Element.MARK, paper.TYPE_LEFT)


def _number(text: str, rows: RowMaker) -> tuple[Run, ...]:
    if not text:
        return ()
    line = rows.lines([Span(text, FontRole.FANG)], first=99, width=99)[0]
    return runs_of(line, Element.NUMBER, paper.TYPE_RIGHT - line.width * paper.CELL)
