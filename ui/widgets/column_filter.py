"""The filter of one column: tick values, or type what the text must hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from core.domain.cells import stored_words
from core.domain.listing import Column, Filter
from core.wording import word
from ui.widgets.plates import button, row

_MOST_VALUES = 500


class ColumnFilter(QMenu):
    """A popup with a search line and values to tick; ``chosen`` comes once, when the person applies it."""

    chosen = Signal(object)
    """The ``Filter`` wanted, ``None`` to take it off."""

    def __init__(
        self, column: Column, values: Sequence[str], present: Filter | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column = column.key
        self._line = QLineEdit()
        self._line.setPlaceholderText(word("grid.find_value" if values else "grid.contains"))
        self._line.setClearButtonEnabled(True)
        self._line.returnPressed.connect(self._apply)
        self._list = QListWidget()
        self._list.setVisible(bool(values))
        self._list.setMinimumSize(260, min(320, 16 + 34 * len(values)))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ticked = present.values if present and not present.contains else ()
        for value in values[:_MOST_VALUES]:
            item = QListWidgetItem(shown_value(column.key, value))
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setToolTip(item.text())
            item.setCheckState(Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        if present and present.contains:
            self._line.setText(present.values[0])
        self._line.textChanged.connect(self._narrow)
        self._build()

    def showEvent(self, event: object) -> None:
        """Start in the line."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._line.setFocus()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(self._list)
        off = button("grid.filter_off", self._take_off)
        on = button("grid.filter_on", self._apply, role="primary")
        column.addLayout(row(None, off, on))
        action = QWidgetAction(self)
        action.setDefaultWidget(inside)
        self.addAction(action)

    def _narrow(self, text: str) -> None:
        for place in range(self._list.count()):
            item = self._list.item(place)
            item.setHidden(text.strip() not in item.text())

    def _apply(self) -> None:
        ticked = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in map(self._list.item, range(self._list.count()))
            if item.checkState() == Qt.CheckState.Checked
        ]
        text = self._line.text().strip()
        self.close()
        if ticked:
            self.chosen.emit(Filter(column=self._column, values=tuple(ticked)))
        else:
            self.chosen.emit(Filter(column=self._column, values=(text,), contains=True) if text else None)

    def _take_off(self) -> None:
        self.close()
        self.chosen.emit(None)


def shown_value(column: str, value: str) -> str:
    """Return the words for a stored value of a column, and what stands for none."""
    return stored_words(column, value) or word("grid.empty_value")
