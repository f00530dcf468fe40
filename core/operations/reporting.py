"""Which period is to be reported next, and by which day; light, because the first page asks at once."""

from __future__ import annotations

from datetime import date, timedelta

from core.domain.deadline import Cycle, Roll
from core.domain.submission import Submission
from core.operations.calendars import calendar_for
from core.schedule.periods import Period, next_submission_day, period_at
from core.store import records
from core.workspace import Workspace


def current_period(ws: Workspace) -> str:
    """Return the period due next: one whose day of reporting has not passed and that was not reported."""
    return _current(ws).code


def _current(ws: Workspace) -> Period:
    today = ws.clock.today()
    now = period_at(today, Cycle(ws.settings.submission_cycle))
    for period in (now.preceding(), now):
        if today <= _due(ws, period) and not records.find(ws.ledger, Submission, period=period.code):
            return period
    return now.following()


def _due(ws: Workspace, period: Period) -> date:
    """Return the office's day of reporting in the span after ``period``; a week has no more than seven."""
    first, day = period.following().first, ws.settings.submission_day
    if period.cycle is Cycle.WEEKLY:
        fixed = first + timedelta(days=min(day, 7) - 1)
    else:
        fixed = next_submission_day(first, day)
    rule = ws.settings.submission_roll
    return fixed if rule == Roll.STAY else calendar_for(ws).roll(fixed, Roll(rule))


def next_due(ws: Workspace) -> date:
    """Return the day by which the current period's package is due upward."""
    return _due(ws, _current(ws))
