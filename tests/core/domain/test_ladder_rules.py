"""What a ladder must be: steps with names and kinds, praise beside it, a reason for putting aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.ladder import Ladder, LadderCondition, LadderMeaning, LadderStep, LadderTerms, LadderTrigger
from core.domain.ladder_rules import check_dismissal, check_ladder, check_step, check_terms, moved, plain_tags

KINDS = ("reminder", "supervision")
FIRST = LadderStep(key="a", name="提示", kind="reminder")
SECOND = LadderStep(key="b", name="督办", kind="supervision")


def rules_of(*steps):
    return {each.rule for each in check_ladder(Ladder(uuid="", steps=steps), KINDS)}


def test_a_plain_ladder_is_right_and_an_empty_one_is_not():
    assert rules_of(FIRST, SECOND) == set()
    assert rules_of() == {"ladder_steps"}
    assert rules_of(replace(FIRST, side=True)) == {"ladder_steps"}


def test_names_are_different_and_the_first_step_needs_no_former():
    assert rules_of(FIRST, replace(SECOND, name="提示")) == {"ladder_name_twice"}
    assert rules_of(replace(FIRST, needs_former=True)) == {"ladder_first_needs"}


LATE = LadderCondition(trigger=LadderTrigger.DAYS_LATE, count=1)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"name": " "}, "required"),
        ({"kind": "gone"}, "required"),
        ({"meaning": LadderMeaning.PRAISE}, "ladder_praise"),
        ({"reply_days": 4000}, "ladder_days"),
        ({"when": (replace(LATE, count=-1),)}, "ladder_days"),
        ({"when": (LATE, LATE)}, "ladder_trigger_twice"),
    ],
)
def test_a_step_that_is_wrong_is_named(changes, rule):
    assert [each.rule for each in check_step(replace(FIRST, **changes), KINDS)] == [rule]


def test_putting_aside_needs_a_day_and_a_reason():
    today = date(2026, 6, 20)
    assert check_dismissal(today, "已电话催办", today) == []
    assert [each.rule for each in check_dismissal(date(2026, 6, 19), " ", today)] == [
        "dismiss_past",
        "required",
    ]
    assert [each.field for each in check_dismissal(None, "x", today)] == ["until"]


def test_a_step_moves_within_the_list_only():
    assert moved((FIRST, SECOND), "b", -1) == (SECOND, FIRST)
    assert moved((FIRST, SECOND), "b", 5) == (FIRST, SECOND)


def test_a_tag_says_urgent_or_exposed_but_not_both():
    terms = LadderTerms(urgent_tags=(" 特急 ", "特急"), exposed_tags=("曝光",))
    assert plain_tags(terms.urgent_tags) == ("特急",)
    assert check_terms(terms) == []
    both = check_terms(LadderTerms(urgent_tags=("特急",), exposed_tags=("特急 ",)))
    assert [(each.field, each.rule) for each in both] == [("exposed_tags", "ladder_tag_twice")]
