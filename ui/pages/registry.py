"""The pages of the window in the order of the navigation; each is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.pages.page import Page
    from ui.session import Session


def _overview(session: Session) -> Page:
    from ui.pages.overview_page import OverviewPage

    return OverviewPage(session)


def _ledger(session: Session) -> Page:
    from ui.pages.ledger_page import LedgerPage

    return LedgerPage(session)


def _inspections(session: Session) -> Page:
    from ui.pages.inspections_page import InspectionsPage

    return InspectionsPage(session)


def _plans(session: Session) -> Page:
    from ui.pages.plans_page import PlansPage

    return PlansPage(session)


def _letters(session: Session) -> Page:
    from ui.pages.letters_page import LettersPage

    return LettersPage(session)


def _submissions(session: Session) -> Page:
    from ui.pages.submissions_page import SubmissionsPage

    return SubmissionsPage(session)


def _registers(session: Session) -> Page:
    from ui.pages.registers_page import RegistersPage

    return RegistersPage(session)


def _people(session: Session) -> Page:
    from ui.pages.people_page import PeoplePage

    return PeoplePage(session)


def _statistics(session: Session) -> Page:
    from ui.pages.statistics_page import StatisticsPage

    return StatisticsPage(session)


def _health(session: Session) -> Page:
    from ui.pages.health_page import HealthPage

    return HealthPage(session)


def _settings(session: Session) -> Page:
    from ui.pages.settings_page import SettingsPage

    return SettingsPage(session)


def _duties(session: Session) -> Page:
    from ui.pages.duties_page import DutiesPage

    return DutiesPage(session)


_MAKERS: dict[str, Callable[[Session], Page]] = {
    "overview": _overview,
    "ledger": _ledger,
    "inspections": _inspections,
    "plans": _plans,
    "letters": _letters,
    "submissions": _submissions,
    "duties": _duties,
    "registers": _registers,
    "people": _people,
    "statistics": _statistics,
    "health": _health,
    "settings": _settings,
}
GROUPS: dict[str, tuple[str, ...]] = {
    "daily": ("overview", "ledger", "inspections", "letters", "submissions"),
    "books": ("plans", "registers", "duties", "people"),
    "figures": ("statistics", "health"),
    "": ("settings",),
}
"""Pages under their headings, as in the navigation; the one without a heading stands at its foot."""
PAGES = {name: _MAKERS[name] for names in GROUPS.values() for name in names}
