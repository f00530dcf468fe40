from __future__ import annotations

from core.operations.calendars import calendar_for
from core.schedule.calendar import shipped_calendar


def test_days_are_counted_by_the_shipped_calendar(ws):
    assert calendar_for(ws) == shipped_calendar()
