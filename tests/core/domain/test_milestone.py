"""Target against actual is derived from the newest report; earlier reports never decide again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.domain.milestone import (
    MilestoneDraft,
    MilestoneEntry,
    MilestoneState,
    ReportDraft,
    check_milestone,
    check_report,
    in_order,
    lacking,
    open_stages,
    reached_on,
    satisfies,
    state_of,
)
from tests.builders import TODAY, a_measure, a_milestone, a_report, an_issue

ISSUE = an_issue()
STEP = a_milestone(ISSUE)


def told(day: date, amount: str, **fields):
    return a_report(STEP, reported_on=day, amount=amount, **fields)


@pytest.mark.parametrize(
    ("reports", "today", "state", "left"),
    [
        ([], date(2026, 12, 31), MilestoneState.OPEN, 21),
        ([told(date(2026, 10, 1), "12")], date(2027, 1, 1), MilestoneState.BEHIND, 9),
        ([told(date(2026, 10, 1), "21")], TODAY, MilestoneState.AHEAD, 0),
        ([told(date(2026, 12, 31), "24")], date(2027, 1, 5), MilestoneState.REACHED, 0),
        ([told(date(2027, 1, 2), "21")], date(2027, 1, 5), MilestoneState.LATE, 0),
        (
            [told(date(2026, 10, 1), "21"), told(date(2026, 10, 2), "20")],
            TODAY,
            MilestoneState.OPEN,
            1,
        ),
    ],
)
def test_the_newest_report_tells_ahead_behind_and_what_is_lacking(reports, today, state, left):
    assert state_of(STEP, reports, today) is state
    assert lacking(STEP, reports) == Decimal(left)


def test_the_day_reached_is_the_first_since_which_it_held():
    first, second = told(date(2026, 10, 1), "21"), told(date(2026, 11, 1), "24")
    assert reached_on(STEP, [second, first]) == date(2026, 10, 1)
    assert in_order([second, first]) == [first, second]


def test_percent_and_count_must_both_hold_and_bare_words_are_said_by_hand():
    both = replace(STEP, percent=70)
    assert not satisfies(both, told(TODAY, "21"))
    assert not satisfies(both, told(TODAY, "20", percent=100))
    assert satisfies(both, told(TODAY, "21", percent=70))
    words = replace(STEP, amount="")
    assert not satisfies(words, told(TODAY, "99"))
    assert satisfies(words, told(TODAY, "", reached=True))
    assert lacking(words, []) is None
    assert lacking(replace(words, percent=70), [told(TODAY, "", percent=40)]) == 30


def test_a_milestone_has_a_day_and_something_to_reach():
    assert {v.rule for v in check_milestone(MilestoneDraft())} == {"required", "milestone_empty"}
    wrong = MilestoneDraft(due=TODAY, percent=101, amount="多")
    assert {v.rule for v in check_milestone(wrong)} == {"percent_range", "not_a_number"}
    assert check_milestone(MilestoneDraft(due=TODAY, percent=70)) == []


def test_a_report_gives_the_number_that_is_counted():
    found = check_report(STEP, ReportDraft(by="王敏", dated=TODAY), TODAY)
    assert [(v.field, v.rule) for v in found] == [("amount", "required")]
    found = check_report(replace(STEP, percent=70), ReportDraft(dated=date(2027, 1, 1), amount="3"), TODAY)
    assert {v.rule for v in found} == {"gate_person", "gate_date_ahead", "required"}


def test_the_first_stage_not_reached_presses_its_measure_or_its_issue():
    measure = a_measure(ISSUE)
    steps = [
        (replace(STEP, due=date(2026, 5, 31)), MilestoneState.LATE),
        (replace(STEP, due=date(2026, 9, 30)), MilestoneState.BEHIND),
        (replace(STEP, due=date(2026, 6, 30), measure_uuid=measure.uuid), MilestoneState.OPEN),
        (replace(STEP, due=date(2026, 6, 1), measure_uuid=measure.uuid), MilestoneState.OPEN),
    ]
    entries = [
        MilestoneEntry(milestone=step, measure=0, reports=(), state=state, lacking=None)
        for step, state in steps
    ]
    assert open_stages(entries) == {ISSUE.uuid: date(2026, 9, 30), measure.uuid: date(2026, 6, 1)}
