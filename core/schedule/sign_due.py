"""签收时限: by when a unit signs for what was handed to it."""

from __future__ import annotations

from datetime import date, timedelta

from core.domain.listing import Timeliness
from core.schedule.calendar import WorkingCalendar
from core.schedule.timeliness import timeliness

_SOON = 1
"""A clock of three days: its light turns on the day before."""


def sign_due(handed_on: date, days: int, calendar: WorkingCalendar, *, working: bool) -> date:
    """Return the last day to sign; the day of handing down is not counted."""
    return calendar.add_working_days(handed_on, days) if working else handed_on + timedelta(days=days)


def sign_standing(due: date | None, signed_on: date | None, today: date) -> Timeliness | None:
    """Return how the first clock stands; ``None`` where nothing is to be signed."""
    if due is None and signed_on is None:
        return None
    return timeliness(due, standing=False, done=signed_on is not None, today=today, soon=_SOON)
