"""Sheets to be filled in and sent back: 回执 and 送达回证, with a QR code of the record's short code.

The QR code is segno's; it is drawn as rectangles, so that the page needs no image.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from core.lengths import Pt
from core.letters import paper
from core.letters.breaking import Line, Span
from core.letters.content import Form, FormRow
from core.letters.fonts import FontRole
from core.letters.placed import Bar, Element, Run
from core.letters.rows import RowMaker, runs_of
from core.letters.tables import (
    CELL,
    LEADING,
    PADDING,
    RULE,
    SIZE_PT,
    Frame,
    Part,
    cell_lines,
    column_widths,
    height_of,
    placed_cell,
)

LINE_HEIGHT = 8.0
"""Height of one line to be written on by hand (mm)."""
QR_SIDE = 22.0
QR_TOP = 22.0
_CLOSING_GAP = 4.0


def form_pages(form: Form, maker: RowMaker) -> list[Part]:
    """Return ``form`` on one page or, when its texts are long, on more; the head stands on the first."""
    head, top = _head(form, maker)
    first = Frame(paper.TYPE_LEFT, paper.TYPE_WIDTH, top, paper.TYPE_BOTTOM)
    parts: list[Part] = []
    runs, bars = list(head.runs), list(head.bars)
    start = y = first.top
    for row, made in zip(form.rows, _heights(form, maker, first.bottom - first.top), strict=True):
        if y + made > paper.TYPE_BOTTOM and y > start:
            parts.append(_closed(runs, bars, y))
            runs, bars, start, y = [], [], paper.TYPE_TOP, paper.TYPE_TOP
        _place(row, maker, y, made, runs, bars)
        y += made
    bars.append(Bar(paper.TYPE_LEFT, round(y, 4), paper.TYPE_WIDTH, RULE, red=False))
    y += RULE + _CLOSING_GAP
    for broken in _closing(form, maker):
        if y + CELL + (len(broken) - 1) * LEADING > paper.TYPE_BOTTOM:
            parts.append(Part(tuple(runs), tuple(bars), y))
            runs, bars, y = [], [], paper.TYPE_TOP
        runs += placed_cell(
            broken,
            paper.TYPE_LEFT,
            paper.TYPE_WIDTH,
            y,
            0.0,
            centred=False,
            middle=False,
            element=Element.FORM,
        )
        y += len(broken) * LEADING
    parts.append(Part(tuple(runs), tuple(bars), y))
    return parts


def _closing(form: Form, maker: RowMaker) -> list[tuple[Line, ...]]:
    return [cell_lines(line, paper.TYPE_WIDTH, maker, FontRole.FANG) for line in form.closing]


def _heights(form: Form, maker: RowMaker, room: float) -> list[float]:
    """Return the rows' heights; where the sheet would not hold all, the rows to be written into give way."""
    wanted = [_row(row, maker) for row in form.rows]
    least = [_row(replace(row, lines=1.0), maker) for row in form.rows]
    closing = sum(len(lines) for lines in _closing(form, maker)) * LEADING
    over = sum(wanted) + RULE + _CLOSING_GAP + closing - room
    spare = sum(wanted) - sum(least)
    if not 0 < over <= spare:
        return wanted
    return [high - (high - low) * over / spare for high, low in zip(wanted, least, strict=True)]


def _closed(runs: Sequence[Run], bars: Sequence[Bar], y: float) -> Part:
    rule = Bar(paper.TYPE_LEFT, round(y, 4), paper.TYPE_WIDTH, RULE, red=False)
    return Part(tuple(runs), (*bars, rule), y)


def _row(row: FormRow, maker: RowMaker) -> float:
    """Return the height a row needs: what it asks for, or what its longest text takes."""
    widths = column_widths([cell.width for cell in row.cells], paper.TYPE_WIDTH)
    longest = max(
        len(cell_lines(cell.text, width, maker, FontRole.FANG))
        for cell, width in zip(row.cells, widths, strict=True)
    )
    return max(row.lines * LINE_HEIGHT, height_of(max(longest, 1)))


def _place(
    row: FormRow, maker: RowMaker, top: float, height: float, runs: list[Run], bars: list[Bar]
) -> None:
    widths = column_widths([cell.width for cell in row.cells], paper.TYPE_WIDTH)
    bars.append(Bar(paper.TYPE_LEFT, round(top, 4), paper.TYPE_WIDTH, RULE, red=False))
    left = float(paper.TYPE_LEFT)
    for cell, width in zip(row.cells, widths, strict=True):
        bars.append(Bar(round(left, 4), round(top, 4), RULE, round(height + RULE, 4), red=False))
        role = FontRole.HEI if cell.label else FontRole.FANG
        lines = cell_lines(cell.text, width, maker, role)
        runs += placed_cell(
            lines, left, width, top, height, centred=cell.label, middle=True, element=Element.FORM
        )
        left += width
    bars.append(Bar(round(left - RULE, 4), round(top, 4), RULE, round(height + RULE, 4), red=False))


def _head(form: Form, maker: RowMaker) -> tuple[Part, float]:
    """Return title, subtitle and code, and where the rows begin (mm)."""
    runs: list[Run] = []
    bars: list[Bar] = []
    if form.code:
        runs, bars = _code(form.code, maker)
    y = paper.TYPE_TOP + paper.ANNEX_TITLE_ROW * paper.PITCH
    for row in maker.title_rows(form.title, Element.FORM_TITLE):
        runs += placed_rows(row.runs, y)
        y += paper.PITCH
    if form.subtitle:
        lines = maker.short(form.subtitle, paper.CELLS_PER_LINE)
        for line in lines:
            left = paper.TYPE_CENTRE - line.width * paper.CELL / 2
            runs += placed_rows(runs_of(line, Element.FORM, left), y)
            y += paper.PITCH
    return Part(tuple(runs), tuple(bars), y), y + PADDING


def placed_rows(runs: Sequence[Run], top: float) -> list[Run]:
    """Return the runs of a grid line whose top is ``top`` on their baselines."""
    return [replace(run, y=round(paper.body_baseline(top, run.size) + run.y, 4)) for run in runs]


def _code(code: str, maker: RowMaker) -> tuple[list[Run], list[Bar]]:
    """Return the QR code at the top right and the code itself under it."""
    left = paper.TYPE_RIGHT - QR_SIDE
    bars = list(_modules(code, left, QR_TOP))
    line = maker.lines([Span(code, FontRole.FANG)], first=99, width=99, size=Pt(SIZE_PT), cell=CELL)[0]
    centre = min(left + (QR_SIDE - line.width * CELL) / 2, paper.TYPE_RIGHT - line.width * CELL)
    baseline = QR_TOP + QR_SIDE + paper.EM_ASCENT * CELL + 1.0
    placed = runs_of(line, Element.CODE, centre, cell=CELL, size=Pt(SIZE_PT))
    return [replace(run, y=round(baseline, 4)) for run in placed], bars


def _modules(code: str, left: float, top: float) -> list[Bar]:
    """Return the dark modules of a QR code of ``code``, neighbours on a row joined."""
    import segno

    matrix = segno.make_qr(code, error="m").matrix
    side = QR_SIDE / len(matrix)
    bars = []
    for y, row in enumerate(matrix):
        for dark, group in groupby(enumerate(row), key=lambda item: bool(item[1])):
            cells = [x for x, _ in group]
            if dark:
                bars.append(
                    Bar(
                        round(left + cells[0] * side, 4),
                        round(top + y * side, 4),
                        round(len(cells) * side, 4),
                        round(side, 4),
                        red=False,
                    )
                )
    return bars
