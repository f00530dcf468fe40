"""Rows onto sheets: as many pages as they need, headings kept with what follows, no page beginning blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.letters import paper
from core.letters.paper import Grid
from core.letters.rows import Row


@dataclass(slots=True)
class Sheet:
    """A page being filled. ``top`` is the top of its first row, ``rows`` the lines it holds.

    ``tail`` is where name and date begin (mm), 0 on a page without them.
    """

    top: float
    bottom: float
    grid: Grid
    rows: list[Row]
    tail: float = 0.0

    def room(self, foot: float = 0.0) -> int:
        """Return how many more lines fit when ``foot`` mm above the type area's bottom stay free."""
        bottom = min(self.bottom, paper.TYPE_BOTTOM - foot) if foot else self.bottom
        return self.grid.lines(bottom - self.top) - len(self.rows)

    @property
    def end(self) -> float:
        """Return where the next row would begin (mm)."""
        return self.top + len(self.rows) * self.grid.pitch


def new_sheet(grid: Grid, rows: list[Row]) -> Sheet:
    """Return a sheet that begins at the type area's top with ``rows``."""
    return Sheet(paper.TYPE_TOP, paper.TYPE_BOTTOM, grid, rows)


def pour(sheets: list[Sheet], rows: Sequence[Row]) -> None:
    """Add ``rows`` to the last sheet and to as many new ones as they need; no page begins blank."""
    for row in rows:
        if sheets[-1].room() < 1:
            carried = _carried(sheets[-1].rows)
            sheets.append(new_sheet(sheets[-1].grid, carried))
        if not row.runs and not sheets[-1].rows:
            continue
        sheets[-1].rows.append(row)


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
