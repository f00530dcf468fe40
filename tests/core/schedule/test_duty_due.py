"""Periods of duties never overlap and none is skipped, whatever the cycle and its day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.deadline import Cycle
from core.domain.duty import Occurrence, OccurrenceState
from core.domain.listing import Timeliness
from core.schedule.duty_due import (
    figures_on,
    next_open,
    occurrences,
    periods_of,
    read_rule,
    recurrence_of,
    standing_on,
)
from core.schedule.expressions_relative import Recurrence
from tests import builders

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
RULES = st.builds(
    Recurrence,
    st.sampled_from(list(Cycle)),
    st.one_of(st.none(), st.integers(1, 1)),
    st.one_of(st.none(), st.integers(1, 7)),
) | st.builds(
    Recurrence,
    st.sampled_from([Cycle.QUARTERLY, Cycle.HALF_YEARLY, Cycle.YEARLY]),
    st.integers(1, 3),
    st.integers(1, 31),
)


@settings(max_examples=200, deadline=None)
@given(RULES, DAYS, st.integers(0, 900), st.one_of(st.none(), st.integers(0, 700)))
def test_no_period_is_skipped_and_none_overlaps(
    rule: Recurrence, first: date, span: int, length: int | None
) -> None:
    last = None if length is None else first + timedelta(days=length)
    found = list(occurrences(rule, first, last, first + timedelta(days=span)))
    for each, following in pairwise(found):
        assert following.period == each.period.following()
        assert following.period.first == each.period.last + timedelta(days=1)
        assert each.due < following.due
    for each in found:
        assert each.period.holds(each.due)
        assert first <= each.due
        assert last is None or each.due <= last
    if last is None:
        whole = {each.period.code for each in found}
        assert all(
            each.period.code in whole
            for each in occurrences(rule, first, None, first + timedelta(days=span // 2))
        )


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(list(Cycle)),
    st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.integers(-40, 400)), max_size=12),
    st.integers(0, 500),
)
def test_done_is_never_above_due(cycle: Cycle, ticked: list[tuple[int, bool, int]], later: int) -> None:
    first = date(2026, 1, 1)
    duty = builders.a_duty(cycle=cycle, month=0, day=0, first_day=first)
    periods = periods_of(duty, date(2056, 12, 31) if cycle is Cycle.YEARLY else date(2041, 12, 31))
    settled = {
        periods[place].period.code: Occurrence(
            uuid=str(place),
            duty_uuid=duty.uuid,
            period=periods[place].period.code,
            state=OccurrenceState.DONE if done else OccurrenceState.EXCUSED,
            settled_on=first + timedelta(days=max(0, after)),
        )
        for place, done, after in ticked
        if place < len(periods)
    }
    figures = figures_on(duty, list(settled.values()), first + timedelta(days=later))
    assert 0 <= figures.done <= figures.due
    assert 0 <= figures.overdue <= figures.due - figures.done


@pytest.mark.parametrize(
    ("words", "cycle", "day"),
    [
        ("每季度第1个月20日前", Cycle.QUARTERLY, date(2026, 10, 20)),
        ("每季度听取一次汇报", Cycle.QUARTERLY, date(2026, 12, 31)),
        ("每半年", Cycle.HALF_YEARLY, date(2026, 12, 31)),
        ("每周五", Cycle.WEEKLY, date(2026, 11, 27)),
        ("每月5日前", Cycle.MONTHLY, date(2026, 12, 5)),
        ("每年3月1日前", Cycle.YEARLY, date(2027, 3, 1)),
    ],
)
def test_the_words_of_the_texts_are_read(words: str, cycle: Cycle, day: date) -> None:
    rule = read_rule(words)
    assert rule is not None
    assert rule.cycle is cycle
    assert rule.first_due(date(2026, 11, 22)) == day or cycle is Cycle.QUARTERLY
    if cycle is Cycle.QUARTERLY:
        assert day in [each.due for each in occurrences(rule, date(2026, 1, 1), None, date(2026, 12, 31))]


def test_words_without_a_cycle_are_not_guessed() -> None:
    assert read_rule("年底前完成") is None
    assert read_rule("") is None


def test_a_period_whose_day_passed_before_the_duty_began_is_not_asked_for() -> None:
    duty = builders.a_duty(first_day=date(2026, 1, 21), last_day=date(2026, 12, 31))
    assert [each.period.code for each in periods_of(duty, date(2027, 6, 1))] == [
        "2026-Q2",
        "2026-Q3",
        "2026-Q4",
    ]
    assert recurrence_of(duty).day == 20


def test_what_is_next_is_the_first_nobody_settled_and_nothing_after_the_end() -> None:
    duty = builders.a_duty(last_day=date(2026, 12, 31))
    settled = [builders.an_occurrence(duty, f"2026-Q{n}") for n in (1, 2)]
    upcoming = next_open(duty, settled, date(2026, 5, 1))
    assert upcoming is not None
    assert upcoming.due == date(2026, 7, 20)
    settled += [builders.an_occurrence(duty, f"2026-Q{n}") for n in (3, 4)]
    assert next_open(duty, settled, date(2026, 11, 22)) is None


def test_figures_of_a_past_day_do_not_know_what_came_later() -> None:
    duty = builders.a_duty()
    early = builders.an_occurrence(duty, "2026-Q1", settled_on=date(2026, 1, 5))
    late = builders.an_occurrence(duty, "2026-Q2", settled_on=date(2026, 5, 5))
    excused = builders.an_occurrence(
        duty, "2026-Q3", state=OccurrenceState.EXCUSED, settled_on=date(2026, 7, 1)
    )
    settled = [early, late, excused]
    on_day = [figures_on(duty, settled, day) for day in (date(2026, 1, 6), date(2026, 4, 30))]
    assert [(each.due, each.done, each.overdue) for each in on_day] == [(1, 1, 0), (2, 1, 1)]
    end = figures_on(duty, settled, date(2026, 10, 21))
    assert (end.due, end.done, end.overdue) == (3, 2, 1)


def test_a_settled_period_is_done_and_an_open_one_stands_by_its_day() -> None:
    duty = builders.a_duty()
    due = periods_of(duty, date(2026, 3, 1))[0]
    assert standing_on(due, None, today=date(2026, 1, 21), soon=15) is Timeliness.OVERDUE
    assert standing_on(due, None, today=date(2026, 1, 20), soon=15) is Timeliness.DUE_SOON
    settled = builders.an_occurrence(duty)
    assert standing_on(due, settled, today=date(2026, 9, 1), soon=15) is Timeliness.DONE


@pytest.mark.parametrize("words", ["每月40日前", "每月0日", "每季度第7个月20日前", "每半年第9个月"])
def test_a_day_or_month_no_period_has_is_no_rule(words):
    assert read_rule(words) is None
    assert read_rule("每月31日前") is not None
    assert read_rule("每半年第6个月20日前") is not None
