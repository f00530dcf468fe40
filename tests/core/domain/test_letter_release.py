from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.domain.letter_release import Event, Matter, check_dated, check_release
from core.letter_kinds import NEEDS

DAY = date(2026, 11, 22)


def rules(needs, matter, **more):
    return [each.rule for each in check_release(needs, [matter], dated_on=DAY, **more)]


@pytest.mark.parametrize(
    ("need", "fails", "holds"),
    [
        ("borne", {"borne": False}, {}),
        ("listed", {}, {"listed": True}),
        ("done", {}, {"done": True}),
        ("closed", {}, {"closed": True}),
        ("open", {"closed": True}, {}),
        ("unanswered", {}, {"unanswered": True}),
    ],
)
def test_a_condition_names_what_is_missing_and_is_silent_when_it_holds(need, fails, holds):
    assert rules([need], Matter(code="K-1", **fails)) == [f"release_{need}"]
    assert rules([need], Matter(code="K-1", **holds)) == []
    assert rules([], Matter(code="K-1", **fails)) == []


def test_every_condition_a_kind_may_name_is_judged():
    against = [Matter(code="K-1", borne=False), Matter(code="K-2", closed=True)]
    late = [Event(name="核验日期", day=DAY + timedelta(days=1))]
    found = check_release(NEEDS, against, dated_on=DAY, events=late, separator="、")
    assert {each.rule for each in found} == {f"release_{need}" for need in NEEDS}
    assert dict(found[1].facts)["codes"] == "K-1、K-2"


def test_what_a_letter_tells_of_was_before_its_day():
    assert rules(["after"], Matter(code="K-1"), events=[Event(name="检查日期", day=DAY)]) == []


def test_a_letter_is_never_dated_after_today():
    assert [each.rule for each in check_dated(DAY + timedelta(days=1), DAY)] == ["letter_ahead"]
    assert check_dated(DAY, DAY) == check_dated(DAY - timedelta(days=900), DAY) == []
