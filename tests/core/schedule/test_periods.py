from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.deadline import Cycle
from core.schedule.periods import add_months, cycle_after, next_submission_day, parse_period, period_at


@pytest.mark.parametrize(
    ("cycle", "code", "first", "last"),
    [
        (Cycle.YEARLY, "2026", date(2026, 1, 1), date(2026, 12, 31)),
        (Cycle.HALF_YEARLY, "2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        (Cycle.QUARTERLY, "2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        (Cycle.MONTHLY, "2026-05", date(2026, 5, 1), date(2026, 5, 31)),
        (Cycle.WEEKLY, "2026-W20", date(2026, 5, 11), date(2026, 5, 17)),
    ],
)
def test_a_day_lies_in_its_period(cycle, code, first, last):
    period = period_at(date(2026, 5, 15), cycle)
    assert (period.code, period.first, period.last) == (code, first, last)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(Cycle))
@settings(max_examples=150, deadline=None)
def test_periods_follow_each_other_without_gap_and_know_their_names(day, cycle):
    period = period_at(day, cycle)
    assert period.holds(day)
    assert period.following().first == period.last + timedelta(days=1)
    assert period.following().preceding() == period
    assert parse_period(period.code) == period


@pytest.mark.parametrize(
    "code", ["", "2026-Q5", "2026-13", "2026-00", "2026-W60", "26", "2026-H3", "0000", "2026-Q1 "]
)
def test_other_codes_name_no_period(code):
    assert parse_period(code) is None


def test_months_are_added_to_the_day_or_the_months_end():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 11, 15), 3) == date(2025, 2, 15)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)


def test_the_day_of_reporting_is_today_or_the_next_one():
    assert next_submission_day(date(2026, 5, 5), 5) == date(2026, 5, 5)
    assert next_submission_day(date(2026, 5, 6), 5) == date(2026, 6, 5)
    assert next_submission_day(date(2026, 12, 31), 5) == date(2027, 1, 5)
    assert next_submission_day(date(2026, 2, 3), 31) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("cycle", "day"),
    [
        (Cycle.WEEKLY, date(2021, 2, 7)),
        (Cycle.MONTHLY, date(2021, 2, 28)),
        (Cycle.QUARTERLY, date(2021, 4, 30)),
        (Cycle.YEARLY, date(2022, 1, 31)),
    ],
)
def test_one_cycle_later_is_the_same_day_or_the_last_of_a_short_month(cycle, day):
    assert cycle_after(date(2021, 1, 31), cycle) == day
