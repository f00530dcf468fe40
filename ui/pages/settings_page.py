"""设置: who we are, our rules, keeping the ledger safe, and this machine."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.wording import word
from ui.pages.calendar_tab import CalendarTab
from ui.pages.fields_tab import FieldsTab
from ui.pages.fonts_tab import FontsTab
from ui.pages.ladder_tab import LadderTab
from ui.pages.machine_tab import MachineTab
from ui.pages.office_tab import OfficeTab
from ui.pages.page import Page
from ui.pages.people_tab import PeopleTab
from ui.pages.safety_tab import SafetyTab
from ui.pages.units_tab import UnitsTab
from ui.session import Session
from ui.widgets.plates import scrolled
from ui.widgets.sections import Sections


class SettingsPage(Page):
    """Eight sections."""

    NAME = "settings"
    TABLES = (
        "office",
        "unit",
        "unit_share",
        "issue",
        "operator",
        "liaison",
        "measure",
        "letter",
        "holiday_year",
        "custom_field",
        "ladder",
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.office = OfficeTab(session)
        self.safety = SafetyTab(session)
        self.machine = MachineTab(session)
        self.fonts = FontsTab(session)
        self.tabs = Sections()
        self.units = UnitsTab(session)
        self.fields = FieldsTab(session)
        self.people = PeopleTab(session)
        self.calendar = CalendarTab(session)
        self.ladder = LadderTab(session)
        for key, tab, symbol in (
            ("office", self.office, "settings"),
            ("units", self.units, "columns"),
            ("people", self.people, "people"),
            ("fields", self.fields, "edit"),
            ("safety", self.safety, "backup"),
            ("fonts", self.fonts, "print"),
            ("machine", self.machine, "info"),
            ("calendar", self.calendar, "calendar"),
            ("ladder", self.ladder, "send"),
        ):
            self.tabs.add(key, _room_for(tab), word(f"settings_page.tab_{key}"), symbol)
            tab.told.connect(self.tell)
        self.safety.act_wanted.connect(self.act_wanted)
        self.fonts.record_wanted.connect(self.record_wanted)
        self.body.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        """Read every section again."""
        self.office.refresh()
        self.units.refresh()
        self.fields.refresh()
        self.people.refresh()
        self.safety.refresh()
        self.fonts.refresh()
        self.calendar.refresh()
        self.ladder.refresh()

    def may_leave(self) -> bool:
        """Ask about unsaved words."""
        return self.office.may_leave() and self.units.may_leave()

    def fill_prefix(self) -> None:
        """Put the keyboard where the office's part of every document number is filled in."""
        self.tabs.choose("office")
        self.office.identity.editor("number_prefix").setFocus()

    def show_record(self, uuid: str) -> None:
        """Go to a unit."""
        self.tabs.choose("units")
        self.units.show_record(uuid)


def _room_for(tab: QWidget) -> QWidget:
    """Return ``tab`` in an area that scrolls, except the list, which scrolls by itself."""
    if isinstance(tab, UnitsTab):
        return tab
    column = QVBoxLayout()
    column.addWidget(tab)
    return scrolled(column, margins=(0, 0, 12, 8))
