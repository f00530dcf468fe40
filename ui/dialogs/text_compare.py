"""What an edited document changed in a letter's words, paragraph by paragraph, before the clerk agrees."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.operations.letter_twins import TakenBack
from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.models.tones import Tone
from ui.widgets.plates import Banner, button, label, row
from ui.widgets.screen import open_with

_COLUMNS = ("part", "before", "after")
_BANNER_LINES = 6
"""Warnings beyond these stand in the table, so that the banner leaves it room."""
_BESIDE = 40
"""Pixels that the style keeps free at both sides of a cell's words, and some to spare."""
_ANY = 100_000
_MOST_EDITS = 400
"""More changed paragraphs than anybody compares: the first are shown, the count tells the rest."""


class TextCompareDialog(QDialog):
    """Shows every change, before and after, and every warning; accepting takes the edited words."""

    def __init__(self, taken: TakenBack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "letters")
        self.setWindowTitle(word("text_compare.title"))
        open_with(self, 1000, 640)
        self.warnings = Banner()
        self.table = _table(taken)
        self._build(taken)
        self.table.horizontalHeader().sectionResized.connect(self._fit_rows)
        self._fit_rows()

    def _build(self, taken: TakenBack) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        key = "count" if taken.edits else "unchanged"
        outer.addWidget(label(word(f"text_compare.{key}", count=len(taken.edits)), "section"))
        outer.addWidget(label(word("text_compare.hint"), "muted", wrap=True))
        outer.addWidget(self.warnings)
        self.warnings.tell("\n".join(taken.warnings[:_BANNER_LINES]), Tone.WARN)
        outer.addWidget(self.table, 1)
        self.take_button = button("text_compare.take", self.accept, role="primary", symbol="check")
        self.take_button.setDefault(True)
        outer.addLayout(row(None, button("messages.cancel", self.reject), self.take_button))
        self.take_button.setFocus()

    def _fit_rows(self) -> None:
        """Give every row the height its turned lines need in the columns' present widths."""
        reckon, line = self.table.fontMetrics().boundingRect, self.table.fontMetrics().lineSpacing()
        for place in range(self.table.rowCount()):
            tallest = 0
            for column in range(self.table.columnCount()):
                item = self.table.item(place, column)
                room = self.table.columnWidth(column) - _BESIDE
                words = item.text() if item is not None else ""
                needed = reckon(0, 0, room, _ANY, int(Qt.TextFlag.TextWordWrap), words)
                tallest = max(tallest, needed.height())
            spare = line if tallest > line else 0  # a cell may turn its words one line earlier
            self.table.setRowHeight(place, tallest + spare + _BESIDE // 2)


def _table(taken: TakenBack) -> QTableWidget:
    shown = _lines(taken)
    table = QTableWidget(len(shown), len(_COLUMNS))
    table.setHorizontalHeaderLabels([word(f"text_compare.column_{name}") for name in _COLUMNS])
    table.setAccessibleName(word("text_compare.title"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    heading = table.horizontalHeader()
    heading.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    for column in (1, 2):
        heading.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    for place, texts in enumerate(shown):
        for column, text in enumerate(texts):
            cell = QTableWidgetItem(text)
            cell.setTextAlignment(Qt.AlignmentFlag.AlignTop)
            table.setItem(place, column, cell)
    return table


def _lines(taken: TakenBack) -> list[tuple[str, str, str]]:
    """Return the lines of the table: further warnings first, then every change."""
    further = [(word("text_compare.note"), "", text) for text in taken.warnings[_BANNER_LINES:]]
    edits = [
        (edit.part, edit.before or word("text_compare.added"), edit.after or word("text_compare.removed"))
        for edit in taken.edits[:_MOST_EDITS]
    ]
    return further + edits
