"""Periods of reporting and review: weeks, months, quarters, half-years and years as plain calendar spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.deadline import Cycle

MONTHS_A_CYCLE = {Cycle.MONTHLY: 1, Cycle.QUARTERLY: 3, Cycle.HALF_YEARLY: 6, Cycle.YEARLY: 12}
_CODE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|W(\d{2})|(\d{2})))?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span with both its days counted. ``code`` is 2026, 2026-H1, 2026-Q2, 2026-11 or 2026-W07."""

    first: date
    last: date
    code: str
    cycle: Cycle

    def following(self) -> Period:
        """Return the period that begins the day after this one ends."""
        return period_at(self.last + timedelta(days=1), self.cycle)

    def preceding(self) -> Period:
        """Return the period that ends the day before this one begins."""
        return period_at(self.first - timedelta(days=1), self.cycle)

    def holds(self, day: date) -> bool:
        """Tell whether ``day`` lies in this period."""
        return self.first <= day <= self.last


def period_at(day: date, cycle: Cycle) -> Period:
    """Return the period of ``cycle`` that holds ``day``; weeks begin on Monday (ISO 8601)."""
    if cycle is Cycle.WEEKLY:
        year, week, weekday = day.isocalendar()
        first = day - timedelta(days=weekday - 1)
        return Period(first, first + timedelta(days=6), f"{year}-W{week:02d}", cycle)
    length = MONTHS_A_CYCLE[cycle]
    number = (day.month - 1) // length
    first = date(day.year, number * length + 1, 1)
    return Period(
        first, month_end(day.year, number * length + length), _code(first, cycle, number + 1), cycle
    )


def _code(first: date, cycle: Cycle, number: int) -> str:
    suffix = {
        Cycle.MONTHLY: f"-{first.month:02d}",
        Cycle.QUARTERLY: f"-Q{number}",
        Cycle.HALF_YEARLY: f"-H{number}",
        Cycle.YEARLY: "",
    }
    return f"{first.year}{suffix[cycle]}"


def parse_period(code: str) -> Period | None:
    """Return the period named ``code``, or ``None`` when it names none."""
    match = _CODE.match(code)
    if match is None or match.group(1) == "0000":
        return None
    year = int(match.group(1))
    quarter, half, week, month = (int(part) if part else 0 for part in match.groups()[1:])
    try:
        if week:
            return period_at(date.fromisocalendar(year, week, 1), Cycle.WEEKLY)
        if month or match.group(5):
            return period_at(date(year, month, 1), Cycle.MONTHLY)
    except ValueError:
        return None
    if quarter:
        return period_at(date(year, quarter * 3, 1), Cycle.QUARTERLY)
    return period_at(date(year, half * 6 or 1, 1), Cycle.HALF_YEARLY if half else Cycle.YEARLY)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else None
    return following - timedelta(days=1) if following else date.max


def next_submission_day(today: date, day_of_month: int) -> date:
    """Return the next fixed day of reporting on or after ``today``; a short month reports on its last day."""
    this_month = min_day(today.year, today.month, day_of_month)
    if this_month >= today:
        return this_month
    following = add_months(today.replace(day=1), 1)
    return min_day(following.year, following.month, day_of_month)


def add_months(day: date, months: int) -> date:
    """Return the same day of the month ``months`` later, the month's last day when there is none.

    Raises ``ValueError`` outside the years 1 to 9999.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return min_day(year, month, day.day)


def cycle_after(day: date, cycle: Cycle) -> date:
    """Return the day one ``cycle`` after ``day``."""
    return day + timedelta(days=7) if cycle is Cycle.WEEKLY else add_months(day, MONTHS_A_CYCLE[cycle])


def min_day(year: int, month: int, day: int) -> date:
    """Return day ``day`` of a month, or the month's last day when the month is shorter."""
    last = month_end(year, month)
    return last if day > last.day else date(year, month, max(day, 1))
