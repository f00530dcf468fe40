"""The holiday table of a year as an office keeps it, and what a notice proposes for it (domain.md §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.domain.violation import Violation

YEARS = range(1949, 2200)
_MOST_DAYS = 92
"""More free days than any notice has ever given: such a table is a slip."""
_SATURDAY = 5


class DayKind(StrEnum):
    """What a day of the table is."""

    HOLIDAY = "holiday"
    WORKDAY = "workday"


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayYear:
    """The holiday notice of one year: days that are free, weekend days that are worked."""

    uuid: str
    revision: int = 1
    year: int
    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()
    source: str = ""
    """The text of the notice, or who gave the days."""


@dataclass(frozen=True, slots=True)
class TableDay:
    """One day of a proposed table and what it belongs to (元旦)."""

    day: date
    kind: DayKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A sentence of the notice with days in it that do not add up, or that could not be read."""

    text: str
    reason: str
    """A key under ``violations``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayProposal:
    """What was read from a notice; a person looks at it day by day before it is taken."""

    year: int | None
    days: tuple[TableDay, ...] = ()
    unread: tuple[UnreadLine, ...] = ()

    def of(self, kind: DayKind) -> tuple[date, ...]:
        """Return the days of one kind in order."""
        return tuple(sorted({each.day for each in self.days if each.kind is kind}))


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayDraft:
    """The table of a year as typed: days in words (1月1日至3日、2月14日)."""

    year: int = 0
    holidays: str = ""
    workdays: str = ""
    source: str = ""


def check_year(year: int, holidays: tuple[date, ...], workdays: tuple[date, ...]) -> list[Violation]:
    """Return what is wrong with the table of ``year``."""
    found = []
    if year not in YEARS:
        found.append(Violation("year", "not_a_year"))
    if not holidays:
        found.append(Violation("holidays", "required"))
    elif len(holidays) > _MOST_DAYS:
        found.append(Violation("holidays", "holidays_too_many"))
    for key, days in (("holidays", holidays), ("workdays", workdays)):
        if any(not _near(day, year) for day in days):
            found.append(Violation(key, "holiday_other_year", facts=(("year", str(year)),)))
    if set(holidays) & set(workdays):
        found.append(Violation("workdays", "holiday_and_workday"))
    if any(day.weekday() < _SATURDAY for day in workdays):
        found.append(Violation("workdays", "workday_no_weekend"))
    return found


def _near(day: date, year: int) -> bool:
    """Tell whether ``day`` lies in ``year`` or in the last week before it: 元旦 may begin there."""
    return day.year == year or (day + timedelta(days=7)).year == year
