"""设置: who we are, our rules, keeping the ledger safe, and this machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.wording import word
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.later import Later
from ui.widgets.plates import scrolled
from ui.widgets.sections import Sections

if TYPE_CHECKING:
    from ui.pages.calendar_tab import CalendarTab
    from ui.pages.fields_tab import FieldsTab
    from ui.pages.fonts_tab import FontsTab
    from ui.pages.ladder_tab import LadderTab
    from ui.pages.machine_tab import MachineTab
    from ui.pages.office_tab import OfficeTab
    from ui.pages.people_tab import PeopleTab
    from ui.pages.safety_tab import SafetyTab
    from ui.pages.units_tab import UnitsTab

T = TypeVar("T", bound=QWidget)


class SettingsPage(Page):
    """Nine sections, each built when it is first looked at: together they took a quarter of a second."""

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
        self.tabs = Sections()
        self._office = self._later(_office)
        self._units = self._later(_units, scrolls=True)
        self._people = self._later(_people)
        self._fields = self._later(_fields)
        self._safety = self._later(_safety)
        self._fonts = self._later(_fonts)
        self._machine = self._later(_machine)
        self._calendar = self._later(_calendar)
        self._ladder = self._later(_ladder)
        self._sections: dict[str, Later[Any]] = {}
        for key, section, symbol in (
            ("office", self._office, "settings"),
            ("units", self._units, "columns"),
            ("people", self._people, "people"),
            ("fields", self._fields, "edit"),
            ("safety", self._safety, "backup"),
            ("fonts", self._fonts, "print"),
            ("machine", self._machine, "info"),
            ("calendar", self._calendar, "calendar"),
            ("ladder", self._ladder, "send"),
        ):
            self._sections[key] = section
            self.tabs.add(key, section.room, word(f"settings_page.tab_{key}"), symbol)
        self.body.addWidget(self.tabs, 1)

    def _later(self, make: Callable[[Session], T], *, scrolls: bool = False) -> Later[T]:
        """Return a section that is built, connected and read when it is first shown.

        ``scrolls`` says that it scrolls by itself.
        """

        def made() -> T:
            tab = make(self.session)
            for name in ("told", "act_wanted", "record_wanted"):
                if hasattr(tab, name):
                    getattr(tab, name).connect(self.tell if name == "told" else getattr(self, name))
            if not self._stale:  # else the page is about to read every section
                _read(tab)
            return tab

        return Later(made) if scrolls else Later(made, _room_for)

    @property
    def office(self) -> OfficeTab:
        """Return the section of the office, built if it was not yet; so do those below."""
        return self._office.built()

    @property
    def units(self) -> UnitsTab:
        """Return the section of the units."""
        return self._units.built()

    @property
    def people(self) -> PeopleTab:
        """Return the section of the people."""
        return self._people.built()

    @property
    def fields(self) -> FieldsTab:
        """Return the section of the office's own fields."""
        return self._fields.built()

    @property
    def safety(self) -> SafetyTab:
        """Return the section of backups."""
        return self._safety.built()

    @property
    def fonts(self) -> FontsTab:
        """Return the section of fonts."""
        return self._fonts.built()

    @property
    def machine(self) -> MachineTab:
        """Return the section of this machine."""
        return self._machine.built()

    @property
    def calendar(self) -> CalendarTab:
        """Return the section of the calendar."""
        return self._calendar.built()

    @property
    def ladder(self) -> LadderTab:
        """Return the section of the ladder."""
        return self._ladder.built()

    def refresh(self) -> None:
        """Read every section that is there again."""
        for section in self._sections.values():
            if section.is_built:
                _read(section.built())

    def may_leave(self) -> bool:
        """Ask about unsaved words."""
        return all(each.built().may_leave() for each in (self._office, self._units) if each.is_built)

    def fill_prefix(self) -> None:
        """Put the keyboard where the office's part of every document number is filled in."""
        self.tabs.choose("office")
        self.office.identity.editor("number_prefix").setFocus()

    def show_record(self, uuid: str) -> None:
        """Go to a unit."""
        self.tabs.choose("units")
        self.units.show_record(uuid)


def _read(tab: Any) -> None:  # noqa: ANN401 - what this machine is never changes and has no such way
    if hasattr(tab, "refresh"):
        tab.refresh()


def _room_for(tab: QWidget) -> QWidget:
    """Return ``tab`` in an area that scrolls."""
    column = QVBoxLayout()
    column.addWidget(tab)
    return scrolled(column, margins=(0, 0, 12, 8))


def _office(session: Session) -> OfficeTab:
    from ui.pages.office_tab import OfficeTab

    return OfficeTab(session)


def _units(session: Session) -> UnitsTab:
    from ui.pages.units_tab import UnitsTab

    return UnitsTab(session)


def _people(session: Session) -> PeopleTab:
    from ui.pages.people_tab import PeopleTab

    return PeopleTab(session)


def _fields(session: Session) -> FieldsTab:
    from ui.pages.fields_tab import FieldsTab

    return FieldsTab(session)


def _safety(session: Session) -> SafetyTab:
    from ui.pages.safety_tab import SafetyTab

    return SafetyTab(session)


def _fonts(session: Session) -> FontsTab:
    from ui.pages.fonts_tab import FontsTab

    return FontsTab(session)


def _machine(session: Session) -> MachineTab:
    from ui.pages.machine_tab import MachineTab

    return MachineTab(session)


def _calendar(session: Session) -> CalendarTab:
    from ui.pages.calendar_tab import CalendarTab

    return CalendarTab(session)


def _ladder(session: Session) -> LadderTab:
    from ui.pages.ladder_tab import LadderTab

    return LadderTab(session)
