"""包保与联络: leaders who hold items, and the liaison officers of the units."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from core.domain.listing import Filter, ListKind
from core.operations import liaisons
from core.wording import word
from ui.pages.leader_tab import LeaderTab
from ui.pages.liaison_tab import LiaisonTab
from ui.pages.list_export import export_shown
from ui.pages.page import Page
from ui.session import Session


class PeoplePage(Page):
    """Two tabs."""

    NAME = "people"
    TABLES = ("leader", "leader_visit", "liaison", "unit", "issue", "office")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.leaders = LeaderTab(session)
        self.liaisons = LiaisonTab(session)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(word("pages.tabs"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.leaders, word("people_page.tab_leaders"))
        self.tabs.addTab(self.liaisons, word("people_page.tab_liaisons"))
        for tab in (self.leaders, self.liaisons):
            tab.told.connect(self.tell)
            tab.export_wanted.connect(lambda pane: export_shown(self, pane))
        self.leaders.issue_wanted.connect(lambda uuid: self.record_wanted.emit(ListKind.ISSUES, uuid))
        self.body.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        """Read both tabs again."""
        self.leaders.refresh()
        self.liaisons.refresh()

    def show_record(self, uuid: str) -> None:
        """Go to an officer or a leader."""
        officer = liaisons.found(self.session.reader, uuid) is not None
        self.show_kind(ListKind.LIAISONS if officer else ListKind.LEADERS)
        (self.liaisons if officer else self.leaders).show_record(uuid)

    def show_kind(self, kind: ListKind) -> None:
        """Show one of the two lists."""
        self.tabs.setCurrentWidget(self.liaisons if kind is ListKind.LIAISONS else self.leaders)

    def show_list(self, filters: tuple[Filter, ...]) -> None:
        """Show the list in front filtered."""
        front = self.tabs.currentWidget()
        if isinstance(front, (LiaisonTab, LeaderTab)):
            front.pane.show_filters(filters)
