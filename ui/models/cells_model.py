"""A table of ready words; every cell knows the inspections behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.models.roles import UUID_ROLE

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellsLine:
    """One row: its words, the codes each cell opens, its record if it has one, the whole of long words."""

    words: Sequence[str]
    codes: Sequence[tuple[str, ...]]
    uuid: str = ""
    tips: Sequence[str] = ()


class CellsModel(QAbstractTableModel):
    """Rows read at once: a plan, a matrix or sums have dozens of lines, not thousands."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: tuple[str, ...] = ()
        self._lines: tuple[CellsLine, ...] = ()

    def show_lines(self, heads: Sequence[str], lines: Sequence[CellsLine]) -> None:
        """Show another table."""
        self.beginResetModel()
        self._heads, self._lines = tuple(heads), tuple(lines)
        self.endResetModel()

    def opens(self, index: Index) -> tuple[str, ...]:
        """Return the codes behind a cell."""
        return self._lines[index.row()].codes[index.column()] if index.isValid() else ()

    def uuid_at(self, row: int) -> str:
        """Return the record of a row, empty when it has none or there is no such row."""
        return self._lines[row].uuid if 0 <= row < len(self._lines) else ""

    def row_of(self, uuid: str) -> int:
        """Return the row of a record, -1 when it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.uuid == uuid), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many cells a line has."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one cell."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (line.tips or line.words)[column] or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return Qt.AlignmentFlag.AlignCenter if column else left
        return line.uuid if role == UUID_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None
