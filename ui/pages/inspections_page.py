"""督察检查: the inspections on the left, one of them to enter and correct on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from core.domain.change import ChangeRecord
from core.domain.listing import ListKind
from core.wording import word
from ui.pages.inspection_panel import InspectionPanel
from ui.pages.list_page import EMPTY, FULL, ListPage
from ui.session import Session
from ui.widgets.plates import button


class InspectionsPage(ListPage):
    """The list of inspection records with the record panel beside it."""

    NAME = "inspections"
    KIND = ListKind.INSPECTIONS
    TABLES = (
        *("inspection_record", "problem", "unit_share", "unit", "evidence", "letter", "issue"),
        *("register_entry", "register_link", "custom_field"),
    )
    BUTTONS = ("inspections_page.new",)
    SHARES = (1, 1)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.panel = InspectionPanel(session)
        super().__init__(session, self.panel, parent)
        self._going_back = False
        self.head.addWidget(button("inspections_page.new", self.start_new, symbol="add", role="primary"))
        self.panel.told.connect(self.tell)
        self.panel.saved.connect(self._on_saved)
        self.panel.closed.connect(self._on_closed)
        self.panel.letter_wanted.connect(lambda request: self.act_wanted.emit("letter", request))
        self.panel.record_wanted.connect(self.record_wanted)

    def start_new(self) -> None:
        """Begin a new inspection unless a person wants to stay with unsaved words."""
        if self.panel.may_leave():
            self.stack.setCurrentIndex(FULL)
            self.grid.setCurrentIndex(QModelIndex())
            self.grid.clearSelection()
            self.panel.start_new()

    def on_empty_pressed(self, key: str) -> None:
        """Begin the first inspection."""
        del key
        self.start_new()

    def on_current(self, uuid: str) -> None:
        """Show the chosen record, or go back to the present one when a person wants to stay."""
        if self._going_back or not uuid or uuid == self.panel.uuid:
            return
        if self.panel.may_leave():
            self.panel.show_record(uuid)
            return
        self._going_back = True
        self.grid.select(self.panel.uuid)
        self._going_back = False

    def refresh(self) -> None:
        """Read the list again; a new record being typed keeps its place."""
        typing_new = self.panel.entering
        self.model.reload()
        empty = self.is_empty()
        self.stack.setCurrentIndex(EMPTY if empty and not typing_new else FULL)
        if typing_new or self.grid.current_uuid() or empty:
            return
        if self.model.rowCount():
            self.grid.select(self.model.uuid_at(0))

    def on_session_changed(self, change: ChangeRecord) -> None:
        """Follow a change in the list and in the open record."""
        super().on_session_changed(change)
        if change.touches(*self.TABLES):
            self.panel.follow(change)

    def may_leave(self) -> bool:
        """Ask about unsaved words."""
        return self.panel.may_leave()

    def take_files(self, files: list[Path]) -> bool:
        """Attach files dropped on the page to the open record."""
        if not self.panel.uuid:
            self.tell(word("attachments.after_save"))
            return True
        self.panel.papers.attach(files)
        return True

    def _on_saved(self, uuid: str) -> None:
        self.stack.setCurrentIndex(FULL)
        self.show_record(uuid)

    def _on_closed(self) -> None:
        self.refresh()
        if self.grid.current_uuid() and not self.panel.form.dirty:
            self.panel.show_record(self.grid.current_uuid())
