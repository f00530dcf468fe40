"""A list of duties or dispatches with one record beside it: found, chosen, begun anew, never lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.domain.listing import Column, ListKind
from core.domain.rows import ListRow
from core.wording import word
from core.workspace import Workspace
from ui.models.rows_model import RowsModel
from ui.models.watch_source import WatchSource
from ui.pages.watch_panel import WatchPanel
from ui.session import Session
from ui.widgets.grid import Grid
from ui.widgets.kept_splitter import keep_sizes
from ui.widgets.plates import EmptyPlace, button, label, row
from ui.widgets.theme import mark

_WAIT_MS = 150
_LEAST_WORDS = 96
"""Pixels of the line that finds."""
_SHARES = (11_000, 10_000)


class WatchDesk(QWidget):
    """The grid on the left, ``panel`` on the right; ``start`` makes the panel begin a new record."""

    def __init__(
        self,
        session: Session,
        kind: ListKind,
        columns: Sequence[Column],
        read: Callable[[Workspace], Sequence[ListRow]],
        panel: WatchPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.panel = panel
        self.source = WatchSource(session, columns, read)
        self.model = RowsModel(
            self.source.rows, kind, lambda: session.today, self, columns=self.source.columns
        )
        self.grid = Grid(self.model, self.source.choices, kind.value)
        self.grid.setAccessibleName(word(f"exports.{kind.value}"))
        self.words = QLineEdit()
        self.words.setObjectName(f"find_{self.panel.TABLE}")
        self.words.setPlaceholderText(word("duties_page.find"))
        self.words.setAccessibleName(word("duties_page.find"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(_LEAST_WORDS)
        self.words.setMaximumWidth(180)
        self._count = label("", "muted")
        self._going_back = False
        self._beginning = False
        self._build()

    def _build(self) -> None:
        wait = QTimer(self)
        wait.setSingleShot(True)
        wait.setInterval(_WAIT_MS)
        wait.timeout.connect(lambda: self.model.set_words(self.words.text()))
        self.words.textChanged.connect(lambda _: wait.start())
        self.model.query_changed.connect(
            lambda: self._count.setText(word("lists.count", count=self.model.rowCount()))
        )
        columns = button("lists.columns", symbol="columns", role="flat")
        columns.pressed.connect(lambda: columns.setMenu(self.grid.column_menu()))
        columns.setMenu(self.grid.column_menu())
        mark(columns, menu="yes")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(self.words, self._count, None, columns))
        column.addWidget(self.grid, 1)
        desk = QSplitter(Qt.Orientation.Horizontal)
        desk.setChildrenCollapsible(False)
        desk.addWidget(left)
        desk.addWidget(self.panel)
        desk.setSizes(list(_SHARES))
        keep_sizes(desk, self.panel.TABLE)
        empty = EmptyPlace("duties", f"duties_page.empty_{self.panel.TABLE}", ("duties_page.new",))
        empty.pressed.connect(lambda _: self.start_new())
        self.places = QStackedWidget()
        self.places.addWidget(desk)
        self.places.addWidget(empty)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 0)
        line.addWidget(self.places)
        self.grid.current_changed.connect(self._on_current)
        self.panel.saved.connect(self._on_saved)
        self.panel.closed.connect(self._on_closed)

    def refresh(self) -> None:
        """Read the lines again; take the first when none is current, a new record when there is none."""
        self.model.reload()
        self.model.then(self._on_read)

    def _on_closed(self) -> None:
        self._beginning = False
        self.refresh()

    def _on_read(self) -> None:
        self._read_on()
        asked = self.model.query.words or self.model.query.filters
        typing = self._beginning or self.panel.form.dirty
        self.places.setCurrentIndex(0 if self.model.rowCount() or asked or typing else 1)

    def _read_on(self) -> None:
        if self.panel.form.dirty or self.grid.current_uuid() or self._beginning:
            return
        if self.model.rowCount():
            self.grid.select(self.model.uuid_at(0))
        elif not self.panel.entering:
            self.panel.start_new(focus=False)

    def start_new(self) -> None:
        """Begin a new record unless a person wants to stay with unsaved words."""
        if self.panel.may_leave():
            self._beginning = True
            self.places.setCurrentIndex(0)
            self.grid.setCurrentIndex(QModelIndex())
            self.grid.clearSelection()
            self.panel.start_new()

    def show_record(self, uuid: str) -> None:
        """Go to a record, taking words and filters off when they hide it."""
        self.model.then(partial(self._go_to, uuid))

    def _go_to(self, uuid: str) -> None:
        if self.model.row_of(uuid) < 0:
            self.words.clear()
            self.model.set_question("", ())
        self.model.then(partial(self.grid.select, uuid))

    def _on_saved(self, uuid: str) -> None:
        self._beginning = False
        self.model.reload()
        self.show_record(uuid)

    def _on_current(self, uuid: str) -> None:
        if self._going_back or uuid in ("", self.panel.uuid):
            return
        if self.panel.may_leave():
            self._beginning = False
            self.panel.show_record(uuid)
            return
        self._going_back = True
        self.grid.select(self.panel.uuid)
        self._going_back = False
