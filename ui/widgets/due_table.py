"""The table of due items: widths follow the font, the plain date steps back where there is little room."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.wording import chinese_date, word
from ui.models.due_model import COLUMNS, DueModel
from ui.models.roles import UUID_ROLE
from ui.widgets.badges import BadgeDelegate
from ui.widgets.theme import row_height, wide

_STEP_BACK = {"due": 12, "units": 4}
"""Columns that step back in this order, and the characters of the text below which each does.

The days left say what the date says; who is responsible is said nowhere else, so the text is shortened first.
"""


class DueTable(QTableView):
    """One line an item; Enter or a double click opens its issue."""

    opened = Signal(str)

    def __init__(self, model: DueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(BadgeDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setProperty("role", "plain")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(COLUMNS.index("text"), QHeaderView.ResizeMode.Stretch)
        self.activated.connect(self._open)
        self.doubleClicked.connect(self._open)

    def show_all_rows(self) -> None:
        """Be as high as the rows there are: the page around the table scrolls, the table does not."""
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every column what its words need."""
        super().resizeEvent(event)
        widths, room = self._widths(), event.size().width()
        hidden: list[str] = []
        for name, characters in _STEP_BACK.items():
            taken = sum(width for key, width in widths.items() if key not in hidden)
            if room - taken >= self._room(characters):
                break
            hidden.append(name)
        for section, key in enumerate(COLUMNS):
            self.setColumnHidden(section, key in hidden)
            if key in widths:
                self.setColumnWidth(section, widths[key])

    def _widths(self) -> dict[str, int]:
        advance = self.fontMetrics().horizontalAdvance
        return {
            "timeliness": self._room(5) + 8,
            "code": advance("0" * 10) + 24,
            "units": self._room(9),
            "due": advance(chinese_date(date(2026, 12, 30))) + 24,
            "left": advance(word("overview.days_late", days=8888)) + 24,
        }

    def _room(self, characters: int) -> int:
        return wide(self.fontMetrics(), characters) + 24

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(UUID_ROLE)))
