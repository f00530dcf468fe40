"""A sheet with its merged areas resolved: what a cell itself holds, and what a reader sees there."""

from __future__ import annotations

from core.errors import Environment
from core.importing import limits
from core.importing.sheet import Merge, Sheet


class Grid:
    """Read-only view of a sheet. Raises ``Environment`` when merged areas cover unreasonably much."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.height = len(sheet.rows)
        self.width = min(sheet.width, limits.COLUMNS)
        self._own = [(*row, *[""] * (self.width - len(row))) for row in sheet.rows]
        self._seen = [list(row) for row in self._own]
        self._below = [list(row) for row in self._own]
        self._tops: dict[tuple[int, int], int] = {}
        self._widths: dict[tuple[int, int], int] = {}
        self._covered = 0
        for merge in sheet.merges:
            if merge.top < self.height and merge.left < self.width:
                self._cover(merge)

    def _cover(self, merge: Merge) -> None:
        """Write a merged area's text into every cell a reader sees it in."""
        bottom, right = min(merge.bottom, self.height - 1), min(merge.right, self.width - 1)
        self._widths[merge.top, merge.left] = right - merge.left + 1
        self._covered += (bottom - merge.top + 1) * (right - merge.left + 1)
        if self._covered > limits.MERGED_CELLS:
            raise Environment("import_too_many_merges", name="", sheet=self.sheet.name)
        text = self._own[merge.top][merge.left]
        for row in range(merge.top, bottom + 1):
            for column in range(merge.left, right + 1):
                self._seen[row][column] = text
                self._below[row][column] = text if column == merge.left else ""
                self._tops[row, column] = merge.top

    def own(self, row: int, column: int) -> str:
        """Return what stands in the cell itself; empty outside the used area."""
        return self._own[row][column] if row < self.height and column < self.width else ""

    def own_cells(self, row: int) -> list[tuple[int, str]]:
        """Return (column, text) of every cell of a row that holds text itself."""
        return [(column, text) for column, text in enumerate(self._own[row]) if text]

    def filled(self, row: int, column: int) -> str:
        """Return what a reader sees in the cell: the text of the merged area it belongs to."""
        return self._seen[row][column]

    def below(self, row: int, column: int) -> str:
        """Return what a reader sees in the cell, but nothing of an area merged from the column to its left.

        A text merged over several columns belongs to the first of them.
        """
        return self._below[row][column]

    def anchor_row(self, row: int, column: int) -> int:
        """Return the first row of the merged area a cell belongs to, its own row without one."""
        return self._tops.get((row, column), row)

    def merged_width(self, row: int, column: int) -> int:
        """Return how many columns the merged area that begins in a cell takes, 1 without one."""
        return self._widths.get((row, column), 1)

    def has_cell_from_above(self, row: int) -> bool:
        """Tell whether a merged area from a higher row reaches into ``row``."""
        return any(self.anchor_row(row, column) < row for column in range(self.width))

    def spans(self, top: int, bottom: int, column: int) -> bool:
        """Tell whether one merged area holds a column's cells from ``top`` to ``bottom``."""
        return top < bottom and self.anchor_row(bottom, column) == top
