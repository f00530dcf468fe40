from __future__ import annotations

from datetime import date

from core.domain.deadline import Cycle
from core.domain.dispatch import DispatchLevel, DispatchRule
from core.schedule.dispatch_gaps import gaps
from tests import builders

RULE = DispatchRule(
    uuid="r", track="基层", upper=Cycle.QUARTERLY, lower=Cycle.MONTHLY, since=date(2026, 1, 1)
)
TODAY = date(2026, 11, 22)


def held(level: DispatchLevel, day: date, track: str = "基层"):
    return builders.a_dispatch(level=level, held_on=day, track=track)


def found(*dispatches):
    missing = gaps([RULE], dispatches, TODAY)
    return [(gap.level, gap.period.code, gap.days_left, gap.missed) for gap in missing]


def test_each_level_is_missing_until_it_dispatched_the_track_in_its_own_cycle() -> None:
    assert found() == [
        (DispatchLevel.LOWER, "2026-11", 8, True),
        (DispatchLevel.UPPER, "2026-Q4", 39, True),
    ]
    lower = held(DispatchLevel.LOWER, date(2026, 11, 3))
    upper = held(DispatchLevel.UPPER, date(2026, 10, 8))
    assert found(lower) == [(DispatchLevel.UPPER, "2026-Q4", 39, True)]
    assert found(lower, upper) == []


def test_another_track_another_level_and_another_cycle_do_not_count() -> None:
    assert len(found(held(DispatchLevel.LOWER, date(2026, 11, 3), "市直"))) == 2
    assert found(held(DispatchLevel.LOWER, date(2026, 10, 31)))[0] == (
        DispatchLevel.LOWER,
        "2026-11",
        8,
        False,
    )


def test_a_level_without_a_cycle_and_a_rule_that_has_not_begun_ask_for_nothing() -> None:
    only = DispatchRule(uuid="r", track="基层", lower=Cycle.WEEKLY, since=date(2026, 11, 20))
    assert [(gap.level, gap.missed) for gap in gaps([only], [], TODAY)] == [(DispatchLevel.LOWER, False)]
    assert gaps([only], [], date(2026, 11, 19)) == []
