"""A list with its tools above it: find, quick choices, filters at work as chips, the count, columns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.domain.cells import heading_of
from core.domain.listing import Filter, ListKind, Timeliness
from core.domain.rows import MeasureRow
from core.operations import listing
from core.wording import word, word_of
from ui.models.rows_model import RowsModel, ledger_source
from ui.session import Session
from ui.widgets.acts_line import ActsLine
from ui.widgets.chips import Chip
from ui.widgets.column_filter import shown_value
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.grid import Grid
from ui.widgets.plates import button, clear, label, row
from ui.widgets.theme import mark, wide

_WAIT_MS = 150
_LEAST_WORDS = 64
"""Pixels of the line that finds, where acts share its line."""
_QUICK_NEEDS = 24
"""Characters of width from which the quick choices are offered."""
_MOST_VALUES = 6
"""Values a chip names; of more it says how many."""
_QUICK = (Timeliness.OVERDUE, Timeliness.DUE_SOON, Timeliness.IN_TIME, Timeliness.STANDING, Timeliness.DONE)


class ListPane(QWidget):
    """One list of the ledger. ``quick`` puts buttons for the standings against the deadline above it.

    ``acts`` stand in the line of the tools, which then never wraps: what has no room folds into a menu.
    """

    asked = Signal()
    """The question changed (words, filters, sort): other parts may look at ``model.query``."""

    def __init__(
        self,
        session: Session,
        kind: ListKind,
        *,
        quick: bool = False,
        acts: Sequence[QPushButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._session = session
        columns = listing.columns_of(session.reader, kind)
        self.model = RowsModel(
            ledger_source(session),
            kind,
            lambda: session.today,
            self,
            columns=columns,
            spans=lambda: session.reader.settings.reminder_days,
        )
        self.grid = Grid(self.model, partial(_choices, session, kind), kind.value)
        self._words = QLineEdit()
        self._words.setObjectName(f"find_{kind.value}")
        self._words.setPlaceholderText(word(f"lists.find_{kind.value}"))
        self._words.setAccessibleName(self._words.placeholderText())
        self.grid.setAccessibleName(word(f"lists.of_{kind.value}"))
        self._words.setClearButtonEnabled(True)
        self._words.setMaximumWidth(240)
        self._words.setMinimumWidth(144)
        self._count = label("", "muted")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=8)
        self._quick = QButtonGroup(self)
        self._quick.setExclusive(False)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(lambda: self.model.set_words(self._words.text()))
        self._words.textChanged.connect(lambda _: self._wait.start())
        self._words.returnPressed.connect(self.grid.setFocus)
        chooser = button("lists.columns", symbol="columns", role="flat")
        chooser.setMenu(self.grid.column_menu())
        chooser.pressed.connect(lambda: chooser.setMenu(self.grid.column_menu()))
        mark(chooser, menu="yes")
        self._build(chooser, acts, quick=quick)
        self.model.query_changed.connect(self._show_question)
        self._show_question()

    def start_finding(self) -> None:
        """Put the keyboard into the line that finds."""
        self._words.setFocus()
        self._words.selectAll()

    def issue_of(self, uuid: str) -> str:
        """Return the issue that a row stands for: itself, or the issue of a measure."""
        row = self.model.row_at(self.model.row_of(uuid))
        return row.issue_uuid if isinstance(row, MeasureRow) else uuid

    def selected_issues(self) -> tuple[str, ...]:
        """Return the issues of the selected rows, each once, in the order shown."""
        return tuple(dict.fromkeys(map(self.issue_of, self.grid.selected_uuids())))

    def refresh(self) -> None:
        """Read the list and the columns it has by now again; the selection stays."""
        columns = listing.columns_of(self._session.reader, self.kind)
        if columns != self.model.columns:
            self.model.set_columns(columns)
            self.grid.columns.renew(columns)
        self.model.reload()

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Show exactly what passes ``filters``, whatever was looked for before."""
        self._words.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._words.clear()
        self._words.blockSignals(False)  # noqa: FBT003
        self.model.set_question("", filters)

    def show_all(self) -> None:
        """Take every filter off."""
        self.show_filters(())

    def show_count(self, *, wanted: bool) -> None:
        """Show how many rows there are, or leave that room to the tools."""
        self._count.setVisible(wanted)

    def go_to(self, uuid: str) -> None:
        """Make ``uuid`` the current row once the list is read; filters that hide it are taken off."""
        self.model.then(partial(self._go_to, uuid))

    def _go_to(self, uuid: str) -> None:
        if self.model.row_of(uuid) < 0:
            self.show_all()
        self.model.then(partial(self.grid.select, uuid))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the quick choices to the column's own filter where they would cost the list its rows."""
        super().resizeEvent(event)
        roomy = event.size().width() >= wide(self.fontMetrics(), _QUICK_NEEDS)
        for made in self._quick.buttons():
            made.setVisible(roomy or made.isChecked())

    def _build(self, columns: QPushButton, acts: Sequence[QPushButton], *, quick: bool) -> None:
        tools = QWidget()
        quicks = [self._quick_button(standing) for standing in _QUICK] if quick else []
        parts = (self._words, self._count, *quicks, columns)
        if acts:
            self._words.setMinimumWidth(_LEAST_WORDS)
            line = row(*parts, ActsLine(acts))
            line.setStretch(0, 1)
            line.setStretch(line.count() - 1, 2)
            tools.setLayout(line)
        else:
            flow = FlowLayout(tools, gap=8)
            for part in parts:
                flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(tools)
        column.addWidget(self._chips)
        column.addWidget(self.grid, 1)

    def _quick_button(self, standing: Timeliness) -> QPushButton:
        made = QPushButton(word_of(standing))
        made.setObjectName(f"quick_{standing.value}")
        made.setCheckable(True)
        made.setProperty("role", "quick")
        made.clicked.connect(lambda on: self._take_quick(standing, on=on))
        self._quick.addButton(made)
        return made

    def _take_quick(self, standing: Timeliness, *, on: bool) -> None:
        self.model.set_filter("timeliness", (standing.value,) if on else ())

    def _show_question(self) -> None:
        query = self.model.query
        clear(self._flow)
        for each in query.filters:
            self._flow.addWidget(self._chip(each))
        self._chips.setVisible(bool(query.filters))
        self._count.setText(word("lists.count", count=self.model.rowCount()))
        present = next((each.values for each in query.filters if each.column == "timeliness"), ())
        for made in self._quick.buttons():
            made.setChecked(present == (made.objectName().removeprefix("quick_"),))
        self.asked.emit()

    def _heading(self, key: str) -> str:
        """Return the words above a column, also of one that is no longer shown."""
        found = next((column for column in self.model.columns if column.key == key), None)
        return heading_of(found) if found else word("custom.unknown")

    def _chip(self, each: Filter) -> Chip:
        values = word("lists.or").join(shown_value(each.column, value) for value in each.values)
        if len(each.values) > _MOST_VALUES:
            values = word("lists.chip_many", count=len(each.values))
        made = Chip(word("lists.chip", column=self._heading(each.column), values=values))
        made.removed.connect(
            lambda: self.model.set_filter(each.column, ()), Qt.ConnectionType.QueuedConnection
        )
        return made


def _choices(session: Session, kind: ListKind, column: str) -> list[str]:
    return listing.choices(session.reader, kind, column)
