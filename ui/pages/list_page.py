"""What pages with a list have in common: the grid, its words to find, and a place for what is beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from core.domain.listing import Filter, ListKind
from core.operations import listing
from core.wording import word
from ui.models.rows_model import RowsModel, ledger_source
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.grid import Grid
from ui.widgets.plates import EmptyPlace
from ui.widgets.text_edits import LineEdit

_TYPING_MS = 250
EMPTY, FULL = 0, 1


class ListPage(Page):
    """A grid on the left, ``side`` on the right, and an ``EmptyPlace`` while the ledger has none of these."""

    KIND: ListKind
    BUTTONS: tuple[str, ...] = ()
    """Wording keys of the empty place's buttons, the first is the main one."""
    SHARES = (3, 2)
    """How list and side divide the width."""

    def __init__(self, session: Session, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.side = side
        self.model = RowsModel(ledger_source(session), self.KIND, lambda: session.today, self)
        self.grid = Grid(
            self.model, lambda column: listing.choices(session.reader, self.KIND, column), name=self.NAME
        )
        self.grid.setAccessibleName(word(f"pages.{self.NAME}"))
        self.find_line = LineEdit()
        self.find_line.setPlaceholderText(word(f"{self.NAME}_page.find"))
        self.find_line.setAccessibleName(word(f"{self.NAME}_page.find"))
        self.find_line.setClearButtonEnabled(True)
        self.find_line.setFixedWidth(self.fontMetrics().horizontalAdvance(word("list_page.wide")))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(lambda: self.model.set_words(self.find_line.value()))
        self.find_line.edited.connect(self._typing.start)
        self.empty = EmptyPlace(self.NAME, f"{self.NAME}_page.empty", self.BUTTONS)
        self.empty.pressed.connect(self.on_empty_pressed)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.grid)
        splitter.addWidget(side)
        for place, share in enumerate(self.SHARES):
            splitter.setStretchFactor(place, share)
        splitter.setSizes([share * 300 for share in self.SHARES])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(splitter)
        self.body.addWidget(self.stack, 1)
        self.grid.current_changed.connect(self.on_current)

    def on_current(self, uuid: str) -> None:
        """Show the current record beside the list; subclasses implement it."""
        raise NotImplementedError

    def on_empty_pressed(self, key: str) -> None:
        """Do what a button of the empty place says; subclasses implement it."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Tell whether the ledger has no such records at all, whatever is filtered now."""
        if self.model.rowCount():
            return False
        return not listing.list_ids(self.session.reader, listing.query_of(self.session.reader, self.KIND))

    def refresh(self) -> None:
        """Read the list again; keep the current row, else take the first."""
        self.model.reload()
        self.stack.setCurrentIndex(EMPTY if self.is_empty() else FULL)
        if not self.grid.current_uuid() and self.model.rowCount():
            self.grid.select(self.model.uuid_at(0))

    def show_record(self, uuid: str) -> None:
        """Go to ``uuid``, taking filters off when they hide it."""
        if self.model.row_of(uuid) < 0:
            self.find_line.clear()
            self._typing.stop()
            self.model.set_words("")
            self.model.set_filters(())
        self.grid.select(uuid)

    def show_list(self, filters: tuple[Filter, ...]) -> None:
        """Show the list filtered."""
        self.model.set_filters(filters)
