"""What pages with a list have in common: the list, a place beside it, and what an empty ledger says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from core.domain.listing import Filter, ListKind
from core.operations import listing
from core.wording import word
from ui.pages.list_pane import ListPane
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.kept_splitter import keep_sizes
from ui.widgets.plates import EmptyPlace

EMPTY, FULL = 0, 1
_MORE_THAN_ANY_SCREEN = 10_000
"""Pixels: a splitter shrinks in proportion, but grows its smallest widgets first."""


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
        self.pane = ListPane(session, self.KIND)
        self.model = self.pane.model
        self.grid = self.pane.grid
        self.grid.setAccessibleName(word(f"pages.{self.NAME}"))
        self.empty = EmptyPlace(self.NAME, f"{self.NAME}_page.empty", self.BUTTONS)
        self.empty.pressed.connect(self.on_empty_pressed)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.pane)
        splitter.addWidget(side)
        for place, share in enumerate(self.SHARES):
            splitter.setStretchFactor(place, share)
        splitter.setSizes([share * _MORE_THAN_ANY_SCREEN for share in self.SHARES])
        keep_sizes(splitter, self.NAME)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(splitter)
        self.body.addWidget(self.stack, 1)
        self.grid.current_changed.connect(self.on_current)

    def on_current(self, uuid: str) -> None:
        """Show the current record beside the list; a page with something beside it overrides this."""

    def on_empty_pressed(self, key: str) -> None:
        """Do what a button of the empty place says; a page with such buttons overrides this."""

    def is_empty(self) -> bool:
        """Tell whether the ledger has no such records at all, whatever is filtered now."""
        return not self.model.rowCount() and listing.is_empty(self.session.reader, self.KIND)

    def refresh(self) -> None:
        """Read the list again."""
        self.model.reload()
        self.model.then(self.on_read)

    def on_read(self) -> None:
        """Show list or empty place; keep the current row, else take the first."""
        self.stack.setCurrentIndex(EMPTY if self.is_empty() else FULL)
        if not self.grid.current_uuid() and self.model.rowCount():
            self.grid.select(self.model.uuid_at(0))

    def show_record(self, uuid: str) -> None:
        """Go to ``uuid``, taking filters off when they hide it."""
        self.pane.go_to(uuid)

    def show_list(self, filters: tuple[Filter, ...]) -> None:
        """Show the list filtered."""
        self.pane.show_filters(filters)
