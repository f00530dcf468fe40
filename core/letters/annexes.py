"""Annexes on pages of their own: the mark 附件1, the title on the third line, text, and a table.

A turned table lies across a sheet that itself stays upright; its head is at the left, which is the binding
side of odd pages and the cut side of even ones, as clause 8 asks for. The page number stays where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.letters import paper, tables
from core.letters.breaking import Span
from core.letters.content import Annex, LetterContent
from core.letters.fonts import FontRole
from core.letters.paper import Grid
from core.letters.placed import Bar, Element, Run
from core.letters.rows import BLANK, Row, RowMaker, runs_of
from core.letters.sheets import Sheet, new_sheet, pour
from core.letters.tables import Frame
from core.wording import word

_TURNED_LEFT = paper.PAGE_HEIGHT - paper.TYPE_BOTTOM
_TURNED_WIDTH = paper.TYPE_HEIGHT
_TURNED_TOP = paper.TYPE_LEFT
_TURNED_BOTTOM = paper.TYPE_RIGHT
_ROWS_CARRIED = 2
"""Lines of an annex's text that go on to the page of the 版记 where it would stand alone."""
_WIDEST_FOOT = 60.0
"""A 版记 higher than this gets a page of its own rather than that a turned table is squeezed (mm)."""
_ABOVE_TABLE = 5.0
"""White between the line above and a table (mm)."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A finished page body without its page number; ``end`` is where its content ends (mm)."""

    runs: tuple[Run, ...]
    bars: tuple[Bar, ...] = ()
    end: float = 0.0
    turned: bool = False


def mark_of(content: LetterContent, number: int) -> str:
    """Return the mark of annex ``number`` (from 1): the number it has in 附件说明 (clause 7.3.7)."""
    if len(content.attachments) < 2 and len(content.annexes) < 2:
        return word("letters.annex_mark", number="")
    titles = [annex.title for annex in content.annexes]
    title, named = titles[number - 1], content.attachments
    if titles.count(title) == 1 and named.count(title) == 1:
        number = named.index(title) + 1
    return word("letters.annex_mark", number=number)


def annex_leaves(content: LetterContent, maker: RowMaker, grid: Grid, foot: float) -> list[Leaf]:
    """Return the pages of all annexes in order; the last leaves ``foot`` mm free for the 版记."""
    leaves = []
    for number, annex in enumerate(content.annexes, 1):
        mark = mark_of(content, number)
        last = number == len(content.annexes)
        free = foot if last and foot <= paper.TYPE_HEIGHT / 2 else 0.0
        leaves += _annex(annex, mark, maker, grid, free)
    return leaves


def _annex(annex: Annex, mark: str, maker: RowMaker, grid: Grid, foot: float) -> list[Leaf]:
    """Return the pages of one annex; text before a turned table stands on upright pages of its own."""
    if not annex.turned or annex.table is None:
        return _upright(annex, mark, maker, grid, foot)
    free = foot if foot <= _WIDEST_FOOT else 0.0
    if not annex.blocks:
        return _turned(annex, _front(annex, mark, maker), maker, grid, free)
    text = _upright(replace(annex, table=None), mark, maker, grid, 0.0)
    return [*text, *_turned(annex, [], maker, grid, free)]


def _front(annex: Annex, mark: str, maker: RowMaker) -> list[Row]:
    line = maker.lines([Span(mark, FontRole.HEI)], first=99, width=99)[0]
    rows = [Row(runs_of(line, Element.ANNEX_MARK, paper.TYPE_LEFT), keep=True)]
    rows += [BLANK] * (paper.ANNEX_TITLE_ROW - 1)
    rows += maker.title_rows(annex.title, Element.ANNEX_TITLE)
    if annex.blocks:
        rows.append(BLANK)
        rows += [
            replace(row, runs=tuple(replace(run, element=Element.ANNEX_TEXT) for run in row.runs))
            for row in maker.blocks(annex.blocks)
        ]
    return rows


def _upright(annex: Annex, mark: str, maker: RowMaker, grid: Grid, foot: float) -> list[Leaf]:
    sheets = [new_sheet(grid, [])]
    pour(sheets, _front(annex, mark, maker))
    if annex.table is None:
        if foot and sheets[-1].room(foot) < 0:
            carried = sheets[-1].rows[-_ROWS_CARRIED:]
            del sheets[-1].rows[-_ROWS_CARRIED:]
            sheets.append(new_sheet(grid, carried))
        return [leaf_of(sheet) for sheet in sheets]
    leaves = [leaf_of(sheet) for sheet in sheets]
    first = Frame(
        paper.TYPE_LEFT,
        paper.TYPE_WIDTH,
        sheets[-1].end - grid.pitch + paper.CELL + _ABOVE_TABLE,
        paper.TYPE_BOTTOM,
    )
    further = replace(first, top=paper.TYPE_TOP)
    return _joined(leaves, tables.laid(annex.table, maker, first, further, foot))


def leaf_of(sheet: Sheet) -> Leaf:
    """Return the page of a sheet; it ends with the characters of its last line."""
    end = sheet.end - sheet.grid.pitch + paper.CELL if sheet.rows else sheet.top
    return Leaf(tuple(sheet_runs(sheet)), (), end)


def sheet_runs(sheet: Sheet) -> list[Run]:
    """Return the runs of a sheet on their baselines."""
    return [
        run.on(round(paper.body_baseline(sheet.top + index * sheet.grid.pitch, run.size) + run.y, 4))
        for index, row in enumerate(sheet.rows)
        for run in row.runs
    ]


def _joined(leaves: list[Leaf], parts: Sequence[tables.Part]) -> list[Leaf]:
    """Return ``leaves`` with the table's first part on the last of them and the others after it."""
    last = leaves[-1]
    joined = replace(last, runs=last.runs + parts[0].runs, bars=parts[0].bars, end=parts[0].bottom)
    return [*leaves[:-1], joined, *(Leaf(part.runs, part.bars, part.bottom) for part in parts[1:])]


def _turned(annex: Annex, rows: list[Row], maker: RowMaker, grid: Grid, foot: float) -> list[Leaf]:
    """Lay ``rows`` and the table out on a sheet lying on its side, 225 mm wide and 156 mm high.

    ``foot`` mm of the width, the upright page's foot, stay free for the 版记.
    """
    start, width = _TURNED_LEFT + foot, _TURNED_WIDTH - foot
    sheet = Sheet(_TURNED_TOP, _TURNED_BOTTOM, grid, rows)
    centre = start + width / 2 - paper.TYPE_CENTRE
    runs = [
        _shifted(run, start - paper.TYPE_LEFT if run.element is Element.ANNEX_MARK else centre)
        for run in sheet_runs(sheet)
    ]
    top = sheet.end - grid.pitch + paper.CELL + _ABOVE_TABLE if rows else _TURNED_TOP
    first = Frame(start, width, top, _TURNED_BOTTOM)
    leaf = Leaf(tuple(runs), (), sheet.end, turned=True)
    if annex.table is None:
        return [_laid_across(leaf, foot)]
    parts = tables.laid(annex.table, maker, first, replace(first, top=_TURNED_TOP))
    return [_laid_across(each, foot) for each in _joined([leaf], parts)]


def _shifted(run: Run, by: float) -> Run:
    return replace(run, cells=tuple((round(x + by, 4), width) for x, width in run.cells))


def _laid_across(leaf: Leaf, foot: float) -> Leaf:
    return Leaf(
        tuple(replace(run, turned=True) for run in leaf.runs),
        tuple(replace(bar, turned=True) for bar in leaf.bars),
        paper.TYPE_BOTTOM - foot,
        turned=True,
    )
