"""督察检查: the records with one of them beside the list; plan, coverage and sums on tabs of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTabWidget, QWidget

from core.domain.change import ChangeRecord
from core.domain.listing import Filter, ListKind
from core.operations import inspection_plans
from core.wording import word
from ui.pages.inspection_panel import InspectionPanel
from ui.pages.list_page import EMPTY, FULL, ListPage
from ui.session import Session
from ui.widgets.later import Later
from ui.widgets.plates import button

if TYPE_CHECKING:
    from ui.pages.inspection_coverage_tab import InspectionCoverageTab
    from ui.pages.inspection_figures_tab import InspectionFiguresTab
    from ui.pages.inspection_plan_tab import InspectionPlanTab
    from ui.pages.inspection_tab import InspectionTab

_T = TypeVar("_T", bound="InspectionTab")


class InspectionsPage(ListPage):
    """The list of inspection records with the record panel beside it."""

    NAME = "inspections"
    KIND = ListKind.INSPECTIONS
    TABLES = (
        *("inspection_record", "problem", "unit_share", "unit", "evidence", "letter", "issue"),
        *("register_entry", "register_link", "custom_field"),
        *("plan_item", "recheck", "measure"),
    )
    BUTTONS = ("inspections_page.new",)
    SHARES = (1, 1)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.panel = InspectionPanel(session)
        super().__init__(session, self.panel, parent)
        self._going_back = False
        self._build_tabs()
        self.head.addWidget(button("inspections_page.new", self.start_new, symbol="add", role="primary"))
        self.panel.told.connect(self.tell)
        self.panel.saved.connect(self._on_saved)
        self.panel.closed.connect(self._on_closed)
        self.panel.letter_wanted.connect(lambda request: self.act_wanted.emit("letter", request))
        self.panel.record_wanted.connect(self.record_wanted)

    def _build_tabs(self) -> None:
        self._plan = _later(self, _plan)
        self._coverage = _later(self, _coverage)
        self._figures = _later(self, _figures)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(word("pages.tabs"))
        self.tabs.setDocumentMode(True)
        self.body.removeWidget(self.stack)
        self.stack.setContentsMargins(0, 12, 0, 0)
        self.tabs.addTab(self.stack, word("inspections_page.tab_records"))
        self._beside: dict[str, Later[Any]] = {
            "tab_plan": self._plan,
            "tab_coverage": self._coverage,
            "tab_figures": self._figures,
        }
        for name, tab in self._beside.items():
            self.tabs.addTab(tab.room, word(f"inspections_page.{name}"))
        self.tabs.currentChanged.connect(lambda _: self._refresh_tab())
        self.body.addWidget(self.tabs, 1)

    @property
    def plan(self) -> InspectionPlanTab:
        """Return the tab of the plan, built if it was not yet."""
        return self._plan.built()

    @property
    def coverage(self) -> InspectionCoverageTab:
        """Return the tab of coverage, built if it was not yet."""
        return self._coverage.built()

    @property
    def figures(self) -> InspectionFiguresTab:
        """Return the tab of sums, built if it was not yet."""
        return self._figures.built()

    def _refresh_tab(self) -> None:
        """Read the tab in front again, unless it is the records, which read themselves."""
        for later in self._beside.values():
            if self.tabs.currentWidget() is later.room:
                later.built().refill()
                later.built().refresh()

    def show_record(self, uuid: str) -> None:
        """Go to an inspection, or to an item of a plan."""
        item = next((i for i in inspection_plans.items(self.session.reader) if i.uuid == uuid), None)
        if item is None:
            self.tabs.setCurrentWidget(self.stack)
            super().show_record(uuid)
            return
        self.tabs.setCurrentWidget(self._plan.room)
        self.plan.year.set_value(item.year)
        self.plan.show_item(uuid)

    def show_list(self, filters: tuple[Filter, ...]) -> None:
        """Show the records filtered."""
        self.tabs.setCurrentWidget(self.stack)
        super().show_list(filters)
        self.model.then(self._take_first)

    def _take_first(self) -> None:
        if self.model.rowCount() and not self.grid.current_uuid():
            self.grid.select(self.model.uuid_at(0))

    def start_new(self) -> None:
        """Begin a new inspection unless a person wants to stay with unsaved words."""
        self.tabs.setCurrentWidget(self.stack)
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
        """Read the tab shown and the list again."""
        self._refresh_tab()
        super().refresh()

    def on_read(self) -> None:
        """Show list or empty place; a new record being typed keeps its place."""
        typing_new = self.panel.entering
        empty = self.is_empty()
        self.stack.setCurrentIndex(EMPTY if empty and not typing_new else FULL)
        if not typing_new:
            self._take_first()

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
        self.model.then(self._show_current)

    def _show_current(self) -> None:
        if self.grid.current_uuid() and not self.panel.form.dirty:
            self.panel.show_record(self.grid.current_uuid())


def _later(page: InspectionsPage, make: Callable[[Session], _T]) -> Later[_T]:
    """Return a tab of ``page`` that is built when it is first shown."""

    def made() -> _T:
        tab = make(page.session)
        tab.told.connect(page.tell)
        tab.list_wanted.connect(page.show_list)
        return tab

    return Later(made)


def _plan(session: Session) -> InspectionPlanTab:
    from ui.pages.inspection_plan_tab import InspectionPlanTab

    return InspectionPlanTab(session)


def _coverage(session: Session) -> InspectionCoverageTab:
    from ui.pages.inspection_coverage_tab import InspectionCoverageTab

    return InspectionCoverageTab(session)


def _figures(session: Session) -> InspectionFiguresTab:
    from ui.pages.inspection_figures_tab import InspectionFiguresTab

    return InspectionFiguresTab(session)
