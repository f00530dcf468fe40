from __future__ import annotations

from datetime import date

from core.domain.listing import Timeliness
from core.schedule.calendar import WorkingCalendar
from core.schedule.sign_due import sign_due, sign_standing

CALENDAR = WorkingCalendar(holidays=frozenset({date(2026, 10, n) for n in range(1, 8)}))


def test_working_days_leave_out_weekends_and_holidays_and_plain_days_do_not() -> None:
    assert sign_due(date(2026, 9, 30), 3, CALENDAR, working=True) == date(2026, 10, 12)
    assert sign_due(date(2026, 9, 30), 3, CALENDAR, working=False) == date(2026, 10, 3)


def test_the_light_of_the_first_clock() -> None:
    due = date(2026, 11, 25)
    assert sign_standing(None, None, due) is None
    assert sign_standing(due, None, date(2026, 11, 23)) is Timeliness.IN_TIME
    assert sign_standing(due, None, date(2026, 11, 24)) is Timeliness.DUE_SOON
    assert sign_standing(due, None, date(2026, 11, 26)) is Timeliness.OVERDUE
    assert sign_standing(due, date(2026, 11, 30), date(2026, 12, 1)) is Timeliness.DONE
    assert sign_standing(None, date(2026, 11, 30), date(2026, 12, 1)) is Timeliness.DONE
