"""A sheet with its merged areas resolved: what a cell itself holds, and what a reader sees there."""

from __future__ import annotations

from core.errors import Environment
from core.importing import limits
from core.importing.sheet import Sheet


class Grid:
    """Read-only view of a sheet. Raises ``Environment`` when merged areas cover unreasonably much."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.height = len(sheet.rows)
        self.width = min(sheet.width, limits.COLUMNS)
        self._anchors: dict[tuple[int, int], tuple[int, int]] = {}
        self._widths: dict[tuple[int, int], int] = {}
        for merge in sheet.merges:
            bottom, right = min(merge.bottom, self.height - 1), min(merge.right, self.width - 1)
            self._widths[merge.top, merge.left] = right - merge.left + 1
            self._cover(merge.top, merge.left, bottom, right)

    def _cover(self, top: int, left: int, bottom: int, right: int) -> None:
        area = max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if len(self._anchors) + area > limits.MERGED_CELLS:
            raise Environment("import_too_many_merges", name="", sheet=self.sheet.name)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self._anchors[row, column] = (top, left)

    def own(self, row: int, column: int) -> str:
        """Return what stands in the cell itself."""
        return self.sheet.text(row, column)

    def filled(self, row: int, column: int) -> str:
        """Return what a reader sees in the cell: the text of the merged area it belongs to."""
        return self.sheet.text(*self._anchors.get((row, column), (row, column)))

    def anchor_row(self, row: int, column: int) -> int:
        """Return the first row of the merged area a cell belongs to, its own row without one."""
        return self._anchors.get((row, column), (row, column))[0]

    def merged_width(self, row: int, column: int) -> int:
        """Return how many columns the merged area that begins in a cell takes, 1 without one."""
        return self._widths.get((row, column), 1)

    def has_cell_from_above(self, row: int) -> bool:
        """Tell whether a merged area from a higher row reaches into ``row``."""
        return any(self.anchor_row(row, column) < row for column in range(self.width))

    def spans(self, top: int, bottom: int, column: int) -> bool:
        """Tell whether one merged area holds a column's cells from ``top`` to ``bottom``."""
        anchor = self._anchors.get((bottom, column))
        return top < bottom and anchor is not None and anchor[0] == top
