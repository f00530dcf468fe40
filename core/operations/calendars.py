"""The working days this office counts by."""

from __future__ import annotations

from core.schedule.calendar import WorkingCalendar, shipped_calendar
from core.workspace import Workspace


def calendar_for(ws: Workspace) -> WorkingCalendar:
    """Return the working days that due days are counted by."""
    del ws
    return shipped_calendar()
