from __future__ import annotations

from datetime import date

from core.schedule.calendar import WorkingCalendar
from core.schedule.recheck import decision_due, request_until

PLAIN = WorkingCalendar()


def test_thirty_days_end_on_the_day_itself_when_it_is_worked():
    assert request_until(date(2026, 9, 1), PLAIN) == date(2026, 10, 1)


def test_a_day_off_moves_the_end_to_the_next_working_day():
    assert request_until(date(2020, 7, 3), PLAIN) == date(2020, 8, 3)
    holidays = WorkingCalendar(holidays=frozenset({date(2026, 10, 1), date(2026, 10, 2)}))
    assert request_until(date(2026, 9, 1), holidays) == date(2026, 10, 5)
    assert decision_due(date(2026, 9, 1), holidays) == date(2026, 10, 5)
