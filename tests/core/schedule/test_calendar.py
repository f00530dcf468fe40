from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from core.schedule.calendar import WorkingCalendar, calendar_from, shipped_calendar

WEEKENDS = WorkingCalendar()


def test_weekends_are_free_without_a_table():
    assert [WEEKENDS.is_working_day(date(2023, 3, day)) for day in range(3, 7)] == [True, False, False, True]
    assert WEEKENDS.next_working_day(date(2023, 3, 4)) == date(2023, 3, 6)


def test_a_table_moves_free_days_and_the_working_day_wins():
    day, saturday = date(2023, 3, 6), date(2023, 3, 4)
    calendar = WorkingCalendar(holidays=frozenset({day, saturday}), workdays=frozenset({saturday}))
    assert not calendar.is_working_day(day)
    assert calendar.is_working_day(saturday)
    assert calendar.knows(2023)
    assert not calendar.knows(2024)


def test_the_day_of_the_event_is_not_counted():
    assert WEEKENDS.add_working_days(date(2023, 3, 3), 1) == date(2023, 3, 6)
    assert WEEKENDS.add_working_days(date(2023, 3, 3), 0) == date(2023, 3, 3)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 80))
@settings(max_examples=60, deadline=None)
def test_counting_back_gives_the_days_added(start, count):
    end = WEEKENDS.add_working_days(start, count)
    assert WEEKENDS.working_days_between(start, end) == count


def test_the_shipped_table_claims_no_year():
    assert shipped_calendar() == WEEKENDS


def test_a_table_is_read_from_toml(tmp_path):
    path = tmp_path / "holidays.toml"
    path.write_text('["2030"]\nholidays = [2030-01-01]\nworkdays = [2030-02-02]\n', encoding="utf-8")
    calendar = calendar_from(path)
    assert not calendar.is_working_day(date(2030, 1, 1))
    assert calendar.is_working_day(date(2030, 2, 2))
