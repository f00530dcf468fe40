"""The two days of 复核 (国令733号 art. 17): 30 days to ask, 30 days to decide, ending on a working day."""

from __future__ import annotations

from datetime import date, timedelta

from core.schedule.calendar import WorkingCalendar

REQUEST_DAYS = 30
DECISION_DAYS = 30


def request_until(delivered_on: date, calendar: WorkingCalendar) -> date:
    """Return the last day on which the unit may ask; a day off moves it to the next working day."""
    return calendar.next_working_day(delivered_on + timedelta(days=REQUEST_DAYS))


def decision_due(requested_on: date, calendar: WorkingCalendar) -> date:
    """Return the day by which the office must decide."""
    return calendar.next_working_day(requested_on + timedelta(days=DECISION_DAYS))
