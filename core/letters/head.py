"""The head of a letter (clause 10.1): issuer name, red double rules, marks and document number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from core.lengths import Pt, millimetres
from core.letters import paper
from core.letters.breaking import Span
from core.letters.content import LetterContent
from core.letters.fonts import FontBook, FontRole
from core.letters.paper import Grid
from core.letters.placed import Bar, Element, Run
from core.letters.rows import RowMaker, runs_of


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the title on page 1. ``origin`` is the top of the first row under the rule (mm)."""

    runs: tuple[Run, ...]
    bars: tuple[Bar, ...]
    origin: float
    rows: int


def letter_head(content: LetterContent, book: FontBook, rows: RowMaker, grid: Grid) -> Head:
    """Return the head of ``content``; both red rules belong to it, though the second stands at the foot."""
    issuer = mark_run(content.letterhead, book, paper.ISSUER_INK_TOP)
    _, bottom = ink_reach(content.letterhead, book)
    first_rule = issuer.y + bottom * millimetres(issuer.size) + paper.RULE_BELOW_ISSUER
    second_rule = paper.SECOND_RULE_BOTTOM - paper.DOUBLE_RULE
    origin = first_rule + paper.DOUBLE_RULE + paper.SEVEN_EIGHTHS
    marks = [_mark(text, rows, role) for text, role in marks_of(content)]
    placed = [
        placed_at(run, paper.body_baseline(origin + line * grid.pitch))
        for line, runs in enumerate(marks)
        for run in runs
    ]
    number = [placed_at(run, paper.body_baseline(origin)) for run in _number(content.document_number, rows)]
    return Head(
        (issuer, *placed, *number),
        (*_double(first_rule, thick_first=True), *_double(second_rule, thick_first=False)),
        origin,
        max(len(marks), 1),
    )


def marks_of(content: LetterContent) -> list[tuple[str, FontRole]]:
    """Return 份号, 密级 and 紧急程度 as far as they are given, in that order (clause 7.2.1 to 7.2.3)."""
    marks = (
        (content.copy_number, FontRole.FANG),
        (content.secrecy, FontRole.HEI),
        (content.urgency, FontRole.HEI),
    )
    return [(text, role) for text, role in marks if text]


def placed_at(run: Run, baseline: float) -> Run:
    """Return ``run`` on ``baseline`` (mm from the page's top)."""
    return replace(run, y=round(baseline, 4))


def _double(top: float, *, thick_first: bool) -> tuple[Bar, Bar]:
    left = paper.TYPE_CENTRE - paper.RULE_LENGTH / 2
    upper, lower = (paper.RULE_THICK, paper.RULE_THIN) if thick_first else (paper.RULE_THIN, paper.RULE_THICK)
    second = top + upper + paper.RULE_WHITE
    return (
        Bar(left, round(top, 4), paper.RULE_LENGTH, upper),
        Bar(left, round(second, 4), paper.RULE_LENGTH, lower),
    )


@lru_cache(maxsize=64)
def ink_reach(text: str, book: FontBook) -> tuple[float, float]:
    """Return how far the ink of ``text`` reaches above and below the baseline, in parts of the em."""
    inks = [ink for ink in (book.ink(FontRole.TITLE, char) for char in text) if ink is not None]
    if not inks:
        return paper.EM_ASCENT, 1 - paper.EM_ASCENT
    return max(ink.top for ink in inks), -min(ink.bottom for ink in inks)


@lru_cache(maxsize=64)
def mark_run(text: str, book: FontBook, ink_top: float) -> Run:
    """Return an issuer's name: as large as 156 mm allows, spaced out when short, condensed when long.

    Its ink begins ``ink_top`` mm below the page's top.
    """
    widths = [mark_width(char, book) for char in text]
    size, stretch = fitted(sum(widths), paper.TYPE_WIDTH)
    em = millimetres(Pt(size)) * stretch
    gap = 0.0
    if len(text) > 1:
        spare = (paper.ISSUER_SPREAD_WIDTH - sum(widths) * em) / (len(text) - 1)
        gap = min(max(spare, 0.0), paper.ISSUER_MAX_SPREAD * em)
    left = paper.TYPE_CENTRE - (sum(widths) * em + gap * (len(text) - 1)) / 2
    above, _ = ink_reach(text, book)
    baseline = ink_top + above * millimetres(Pt(size))
    return spread_run(text, widths, left, gap, baseline=baseline, size=size, stretch=stretch)


def fitted(ems: float, width: float) -> tuple[float, float]:
    """Return size (pt) and stretch with which ``ems`` em of title face fit into ``width`` mm."""
    size = min(paper.ISSUER_MAX_PT, max(paper.ISSUER_MIN_PT, width / millimetres(Pt(ems))))
    stretch = min(1.0, width / millimetres(Pt(ems * size)))
    if stretch < paper.ISSUER_MIN_STRETCH:
        return size * stretch / paper.ISSUER_MIN_STRETCH, paper.ISSUER_MIN_STRETCH
    return size, stretch


def spread_run(
    text: str,
    widths: Sequence[float],
    left: float,
    gap: float,
    *,
    baseline: float,
    size: float,
    stretch: float,
) -> Run:
    """Return ``text`` in red title face from ``left`` mm on, ``gap`` mm between its characters."""
    em = millimetres(Pt(size)) * stretch
    x = left
    cells = []
    for width in widths:
        cells.append((round(x, 4), round(width * em, 4)))
        x += width * em + gap
    return Run(
        element=Element.ISSUER,
        glyphs=tuple(text),
        cells=tuple(cells),
        y=round(baseline, 4),
        size=Pt(round(size, 4)),
        role=FontRole.TITLE,
        stretch=round(stretch, 6),
        red=True,
    )


def mark_width(char: str, book: FontBook) -> float:
    """Return the width of a character of the issuer's name in parts of the em."""
    return book.advance(FontRole.TITLE, char) if char.isascii() else 1.0


def _mark(text: str, rows: RowMaker, role: FontRole) -> tuple[Run, ...]:
    line = rows.lines([Span(text, role)], first=99, width=99)[0]
    return runs_of(line, Element.MARK, paper.TYPE_LEFT)


def _number(text: str, rows: RowMaker) -> tuple[Run, ...]:
    if not text:
        return ()
    line = rows.lines([Span(text, FontRole.FANG)], first=99, width=99)[0]
    return runs_of(line, Element.NUMBER, paper.TYPE_RIGHT - line.width * paper.CELL)
