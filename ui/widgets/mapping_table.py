"""The columns of an export template as a table: their heading, what of ours goes there, how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from core.domain.export_template import FIXED, DayForm, TemplateColumn
from core.wording import word
from ui.widgets.choices import Choice, ChoiceEdit, enum_choices

_HEADING, _SOURCE, _DAY, _WORDS = range(4)
_HEADS = ("heading", "source", "day", "words")


class MappingTable(QTableWidget):
    """One row a column; headings and words are typed, sources and days are chosen. F2 begins typing."""

    edited = Signal()

    def __init__(self, sources: Callable[[], Sequence[Choice]], parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADS), parent)
        self._sources = sources
        self.setHorizontalHeaderLabels([word(f"mapping.{key}") for key in _HEADS])
        words_head = self.horizontalHeaderItem(_WORDS)
        if words_head is not None:
            words_head.setToolTip(word("mapping.words_hint"))
        self.setAccessibleName(word("mapping.name"))
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        for place in (_HEADING, _SOURCE, _WORDS):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_DAY, 12 * self.fontMetrics().horizontalAdvance("0") + 72)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 18)
        self.itemChanged.connect(lambda _: self.edited.emit())

    def columns(self) -> tuple[TemplateColumn, ...]:
        """Return the columns as they stand."""
        return tuple(map(self._column, range(self.rowCount())))

    def show_columns(self, columns: Sequence[TemplateColumn]) -> None:
        """Show ``columns``."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.setRowCount(0)
        for column in columns:
            self._insert(self.rowCount(), column)
        self.blockSignals(False)  # noqa: FBT003
        if columns:
            self.setCurrentCell(0, _HEADING)

    def add_column(self) -> None:
        """Add an empty column below the current one."""
        at = self.currentRow() + 1 or self.rowCount()
        self._insert(at, TemplateColumn())
        self.setCurrentCell(at, _HEADING)
        self.edited.emit()

    def drop_column(self) -> None:
        """Take out the current column."""
        if self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self.edited.emit()

    def move_column(self, places: int) -> None:
        """Put the current column ``places`` further down (negative: up)."""
        at = self.currentRow()
        to = at + places
        if at < 0 or not 0 <= to < self.rowCount():
            return
        columns = list(self.columns())
        columns.insert(to, columns.pop(at))
        self.show_columns(columns)
        self.setCurrentCell(to, _HEADING)
        self.edited.emit()

    def choice(self, row: int, *, day: bool = False) -> ChoiceEdit:
        """Return the chooser of what stands in a column, or of how its days are written."""
        made = self.cellWidget(row, _DAY if day else _SOURCE)
        assert isinstance(made, ChoiceEdit)
        return made

    def _insert(self, row: int, column: TemplateColumn) -> None:
        self.insertRow(row)
        self.setItem(row, _HEADING, QTableWidgetItem(column.heading))
        told = column.fixed if column.source == FIXED else told_pairs(column.words)
        words = QTableWidgetItem(told)
        words.setToolTip(word("mapping.words_hint"))
        self.setItem(row, _WORDS, words)
        source = ChoiceEdit(self._sources)
        day = ChoiceEdit(partial(enum_choices, DayForm))
        for place, chooser, value in ((_SOURCE, source, column.source), (_DAY, day, column.day)):
            chooser.set_value(value)
            chooser.setAccessibleName(word(f"mapping.{_HEADS[place]}"))
            chooser.edited.connect(self.edited)
            self.setCellWidget(row, place, chooser)

    def _column(self, row: int) -> TemplateColumn:
        source = str(self.choice(row).value() or "")
        day = self.choice(row, day=True).value()
        told = self._text(row, _WORDS)
        return TemplateColumn(
            source=source,
            heading=self._text(row, _HEADING),
            fixed=told if source == FIXED else "",
            day=day if isinstance(day, DayForm) else DayForm.CHINESE,
            words=() if source == FIXED else read_pairs(told),
        )

    def _text(self, row: int, place: int) -> str:
        item = self.item(row, place)
        return item.data(Qt.ItemDataRole.DisplayRole) or "" if item else ""


def told_pairs(pairs: Sequence[tuple[str, str]]) -> str:
    """Return pairs of words as a person types them."""
    joint = word("punctuation.semicolon")
    return joint.join(word("templates.pair", ours=ours, theirs=theirs) for ours, theirs in pairs)


def read_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs a person typed; a part without a mark between the two words is left out."""
    found = []
    for part in re.split(f"[{word('mapping.separators')}\n]", text):
        ours, mark, theirs = _parted(part)
        if mark and ours.strip():
            found.append((ours.strip(), theirs.strip()))
    return tuple(found)


def _parted(part: str) -> tuple[str, str, str]:
    match = re.search(f"[{word('mapping.marks')}]", part)
    return (part[: match.start()], match[0], part[match.end() :]) if match else (part, "", "")
