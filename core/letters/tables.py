"""Tables of an annex: columns by weight, turned cells of text, headings repeated on every page, fine rules.

The standard rules only where a table's head stands when it lies across the sheet (clause 8); size and rules
are office practice: 小四号, 黑体 headings, rules of 0.25 mm. Places are millimetres of the frame's own page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.lengths import Pt, millimetres
from core.letters import paper
from core.letters.breaking import MEASURE_WORDS, Line, Span
from core.letters.content import Table
from core.letters.fonts import FontRole
from core.letters.placed import Bar, Element, Run
from core.letters.rows import RowMaker, runs_of

SIZE_PT = Pt(12.0)
"""小四号."""
CELL = millimetres(SIZE_PT)
LEADING = CELL * 1.35
PADDING = 1.2
RULE = 0.25
_NARROWEST = 2.0
"""Cells that fit into the narrowest column."""
_WIDEST_WORD = 11.0
"""A code of more cells is cut rather than that it pushes the other columns aside."""
_UNCUT = re.compile(rf"\d{{4}}\u5e74\d{{1,2}}\u6708\d{{1,2}}\u65e5|[!-~]+[{MEASURE_WORDS}]?")
"""Codes and numbers with their measure word, and a whole day (2020年12月31日): none of them is cut."""
_SHORT_HEADING = 4
_ANY = 99.0
_EPS = 0.01


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a table may stand: left edge, width, top and bottom (mm)."""

    left: float
    width: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a table that stands on one page; ``bottom`` is where its last rule ends."""

    runs: tuple[Run, ...]
    bars: tuple[Bar, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of cells, each broken into lines; ``lines`` is the tallest."""

    cells: tuple[tuple[Line, ...], ...]

    @property
    def lines(self) -> int:
        return max((len(cell) for cell in self.cells), default=1) or 1

    def cut(self, lines: int) -> tuple[_Row, _Row]:
        """Return the row's first ``lines`` lines and the rest."""
        return (
            _Row(tuple(cell[:lines] for cell in self.cells)),
            _Row(tuple(cell[lines:] for cell in self.cells)),
        )


def laid(table: Table, maker: RowMaker, first: Frame, further: Frame, foot: float = 0.0) -> list[Part]:
    """Return ``table`` in parts: the first into ``first``, the others into ``further``.

    A row that does not fit goes to the next page; one taller than a page is cut between two lines. The last
    part leaves ``foot`` mm free below it; rows go on to one page more rather than that they fill them.
    """
    widths = widths_of(table, first.width, maker)
    centred = [column.centred for column in table.columns]
    headings = [column.heading for column in table.columns]
    heads = _row(headings, widths, maker, FontRole.HEI, [True] * len(centred))
    waiting = [_row(texts, widths, maker, FontRole.FANG, centred) for texts in table.rows]
    parts: list[Part] = []
    frame = first
    if first.bottom - first.top < height_of(heads.lines) + height_of(1) + RULE:
        parts.append(Part((), (), first.top))
        frame = further
    while waiting or not parts or not parts[-1].runs:
        taken = _taken(waiting, frame, heads.lines, foot)
        parts.append(_part(heads, taken, widths, centred, frame))
        frame = further
    return parts


def height_of(lines: int) -> float:
    """Return the height of a row of ``lines`` lines with its padding (mm)."""
    return (lines - 1) * LEADING + CELL + 2 * PADDING


def column_widths(weights: Sequence[float], width: float, least: Sequence[float] = ()) -> list[float]:
    """Return the columns' widths (mm) by weight; none narrower than ``least`` (mm) or two characters."""
    floor = _NARROWEST * CELL + 2 * PADDING
    floors = [max(each, floor) for each in least] or [floor] * len(weights)
    total = sum(weights) or 1.0
    widths = [max(width * weight / total, low) for weight, low in zip(weights, floors, strict=True)]
    over = sum(widths) - width
    spare = sum(each - low for each, low in zip(widths, floors, strict=True))
    if over > 0 and spare > over:
        return [each - over * (each - low) / spare for each, low in zip(widths, floors, strict=True)]
    return [each * width / sum(widths) for each in widths]


def widths_of(table: Table, width: float, maker: RowMaker) -> list[float]:
    """Return the widths (mm) of the columns of ``table`` by weight; none cuts a code or a day."""
    least = [_narrowest(table, place, maker) for place in range(len(table.columns))]
    return column_widths([column.width for column in table.columns], width, least)


def _narrowest(table: Table, place: int, maker: RowMaker) -> float:
    """Return the width (mm) in which no number, code or date of a column must be cut, within reason."""
    texts = [table.columns[place].heading, *(row[place] for row in table.rows)]
    words = {word for text in texts for word in _UNCUT.findall(text)}
    words |= {text for text in texts[:1] if len(text) <= _SHORT_HEADING}
    longest = max((maker.width_of(word) for word in words), default=0.0)
    return min(longest, _WIDEST_WORD) * CELL + 2 * PADDING + _EPS


def _row(
    texts: Sequence[str],
    widths: Sequence[float],
    maker: RowMaker,
    role: FontRole,
    centred: Sequence[bool],
) -> _Row:
    return _Row(
        tuple(
            cell_lines(text, width, maker, role, ragged=ragged)
            for text, width, ragged in zip(texts, widths, centred, strict=True)
        )
    )


def cell_lines(
    text: str, width: float, maker: RowMaker, role: FontRole, *, ragged: bool = False
) -> tuple[Line, ...]:
    """Return ``text`` in lines of a cell ``width`` mm wide; its own line breaks are kept.

    ``ragged`` lines keep their natural width, as centred ones must.
    """
    room = (width - 2 * PADDING) / CELL
    lines: list[Line] = []
    for paragraph in text.splitlines():
        spans = [Span(paragraph.strip(), role)]
        broken = maker.lines(spans, first=room, width=room, size=SIZE_PT, cell=CELL)
        lines += [_natural(line, maker, role) for line in broken] if ragged else broken
    return tuple(lines)


def _natural(line: Line, maker: RowMaker, role: FontRole) -> Line:
    return maker.lines([Span(line.text, role)], first=_ANY, width=_ANY, size=SIZE_PT, cell=CELL)[0]


def _taken(waiting: list[_Row], frame: Frame, heading: int, foot: float) -> list[_Row]:
    """Take from ``waiting`` the rows that fit into ``frame`` under the headings."""
    room = frame.bottom - frame.top - height_of(heading) - RULE
    taken: list[_Row] = []
    while waiting and height_of(waiting[0].lines) <= room:
        room -= height_of(waiting[0].lines)
        taken.append(waiting.pop(0))
    if waiting and not taken:
        fits = max(int((room - CELL - 2 * PADDING) / LEADING) + 1, 1)
        upper, lower = waiting[0].cut(fits)
        taken.append(upper)
        waiting[0] = lower
    given_back = not waiting
    while given_back and len(taken) > 1 and room < foot:
        room += height_of(taken[-1].lines)
        waiting.insert(0, taken.pop())
    return taken


def _part(
    heads: _Row, rows: Sequence[_Row], widths: Sequence[float], centred: Sequence[bool], frame: Frame
) -> Part:
    runs: list[Run] = []
    bars = [Bar(frame.left, round(frame.top, 4), frame.width, RULE, red=False)]
    top = frame.top
    for number, row in enumerate((heads, *rows)):
        height = height_of(row.lines)
        for cell, left, width, middle in zip(row.cells, _lefts(widths, frame), widths, centred, strict=True):
            centre = middle or number == 0
            runs += placed_cell(cell, left, width, top, height, centred=centre, middle=centre)
        top += height
        bars.append(Bar(frame.left, round(top, 4), frame.width, RULE, red=False))
    edges = [*_lefts(widths, frame), frame.left + frame.width - RULE]
    bars += [
        Bar(round(edge, 4), round(frame.top, 4), RULE, round(top - frame.top + RULE, 4), red=False)
        for edge in edges
    ]
    return Part(tuple(runs), tuple(bars), top + RULE)


def _lefts(widths: Sequence[float], frame: Frame) -> list[float]:
    lefts, x = [], frame.left
    for width in widths:
        lefts.append(x)
        x += width
    return lefts


def placed_cell(
    lines: Sequence[Line],
    left: float,
    width: float,
    top: float,
    height: float,
    *,
    centred: bool,
    middle: bool,
    element: Element = Element.TABLE,
) -> Iterator[Run]:
    """Yield the runs of a cell: ``centred`` across, in the ``middle`` of its height or at its top."""
    used = (len(lines) - 1) * LEADING + CELL
    start = top + ((height - used) / 2 if middle else PADDING)
    for number, line in enumerate(lines):
        spare = (width - 2 * PADDING - line.width * CELL) / 2 if centred else 0.0
        baseline = start + number * LEADING + paper.EM_ASCENT * CELL
        for run in runs_of(line, element, left + PADDING + spare, cell=CELL, size=SIZE_PT):
            yield replace(run, y=round(baseline, 4))
