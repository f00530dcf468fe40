"""Working days: weekends, moved by the yearly notice on public holidays where an office has entered it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from core.domain.deadline import Roll
from core.resources import resource_path

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_NEXT_NEW_YEAR = (12, 25)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Which days an office works.

    ``holidays`` are weekdays (or weekend days) that are free, ``workdays`` weekend days that are worked
    (调休). A year that neither set knows falls back to plain weekends; ``knows`` tells so that people can
    be warned.
    """

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    def knows(self, year: int) -> bool:
        """Tell whether the holiday notice of ``year`` has been entered.

        元旦 may begin in the last week of the year before: such days say nothing of that year.
        """
        return any(day.year == year and (day.month, day.day) < _NEXT_NEW_YEAR for day in self.holidays)

    def is_working_day(self, day: date) -> bool:
        """Tell whether the office works on ``day``; an entered working day beats an entered holiday."""
        if day in self.workdays:
            return True
        return day not in self.holidays and day.weekday() < _SATURDAY

    def next_working_day(self, day: date) -> date:
        """Return ``day`` itself when it is worked, else the first worked day after it."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def add_working_days(self, start: date, count: int) -> date:
        """Return the ``count``-th working day after ``start``; the day of the event is not counted.

        Raises ``OverflowError`` beyond the year 9999.
        """
        day = start
        for _ in range(count):
            day = self.next_working_day(day + _ONE_DAY)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Return how many working days lie after ``start`` up to and with ``end``, 0 when there are none."""
        return sum(1 for day in _days_after(start, end) if self.is_working_day(day))

    def roll(self, day: date, rule: Roll) -> date:
        """Return the day a fixed day of reporting moves to when it is not worked (domain.md §5)."""
        if rule is Roll.STAY or self.is_working_day(day):
            return day
        return self.add_working_days(day, 1 if rule is Roll.NEXT else 2)

    def with_years(self, years: Iterable[tuple[int, Iterable[date], Iterable[date]]]) -> WorkingCalendar:
        """Return this calendar with tables of (year, holidays, workdays) in place of its own of that year."""
        tables = list(years)
        replaced = {year for year, _, _ in tables}
        return WorkingCalendar(
            holidays=_kept(self.holidays, replaced).union(*(free for _, free, _ in tables)),
            workdays=_kept(self.workdays, replaced).union(*(worked for _, _, worked in tables)),
        )


def _kept(days: Iterable[date], replaced: set[int]) -> frozenset[date]:
    return frozenset(day for day in days if day.year not in replaced)


def _days_after(start: date, end: date) -> Iterator[date]:
    for step in range(1, (end - start).days + 1):
        yield start + timedelta(days=step)


def shipped_calendar() -> WorkingCalendar:
    """Return the calendar of ``resources/calendar/holidays.toml``."""
    return calendar_from(resource_path("calendar", "holidays.toml"))


def calendar_from(path: Path) -> WorkingCalendar:
    """Read a holiday table: tables named by year with lists ``holidays`` and ``workdays`` of dates."""
    with path.open("rb") as file:
        years = tomllib.load(file)
    return WorkingCalendar(
        holidays=frozenset(day for year in years.values() for day in year.get("holidays", ())),
        workdays=frozenset(day for year in years.values() for day in year.get("workdays", ())),
    )
