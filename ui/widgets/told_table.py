"""A small table of words to read and, where asked for, to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from core.wording import word

_MOST_WIDTH = 260


class ToldTable(QTableWidget):
    """Rows of words; with ``ticked`` every row has a box in its first cell, ticked by the space bar."""

    def __init__(self, name: str, *, ticked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked = ticked
        self._boxes: list[QTableWidgetItem] = []
        self.setAccessibleName(word(name))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show ``rows`` under ``heads``; a cell whose column is too narrow is read whole by its tip."""
        self.clear()
        self._boxes = []
        self.setColumnCount(len(heads))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(heads))
        for at, cells in enumerate(rows):
            for place, text in enumerate(cells):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(text)
                if self._ticked and place == 0:
                    item.setCheckState(Qt.CheckState.Unchecked)
                    self._boxes.append(item)
                self.setItem(at, place, item)
        self.resizeColumnsToContents()
        for place in range(len(heads) - 1):
            self.setColumnWidth(place, min(self.columnWidth(place) + 12, _MOST_WIDTH))
        if rows:
            self.stand_on(0)

    def stand_on(self, at: int) -> None:
        """Choose a row alone; Qt would add it to the chosen ones while Ctrl of Ctrl+S is still held."""
        wanted = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.model().index(at, 0), wanted)

    def ticked_rows(self) -> list[int]:
        """Return the places of the ticked rows."""
        return [at for at, box in enumerate(self._boxes) if box.checkState() is Qt.CheckState.Checked]

    def tick_all(self) -> None:
        """Tick every row."""
        self.tick(range(len(self._boxes)))

    def tick(self, chosen: Iterable[int]) -> None:
        """Tick exactly these rows, as one change that only the caller knows of."""
        wanted = frozenset(chosen)
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        for at, box in enumerate(self._boxes):
            box.setCheckState(Qt.CheckState.Checked if at in wanted else Qt.CheckState.Unchecked)
        self.blockSignals(False)  # noqa: FBT003
        self.viewport().update()
