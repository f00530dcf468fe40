from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.deadline import Deadline, DeadlineKind
from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import MOVES, Gate, Readiness, moves_from, refusals

DATED = Deadline(raw="8月底前", kind=DeadlineKind.BY_DATE, due=date(2020, 8, 31))
WHOLE = Issue(
    uuid="i",
    code="2020-001",
    text="t",
    deadline=DATED,
    criteria="c",
    seen_person="1",
    seen_matter="2",
    seen_case="3",
    seen_result="4",
    seen_effect="5",
)
READY = Readiness(units=1, measures=2, measures_done=2, evidence=1)


@pytest.mark.parametrize("move", MOVES)
def test_an_issue_with_everything_passes_every_gate(move):
    source, target = move
    assert refusals(replace(WHOLE, status=source), target, READY, "理由") == []


def test_no_start_without_unit_and_deadline():
    bare = replace(WHOLE, deadline=Deadline())
    found = refusals(bare, IssueStatus.RECTIFYING, replace(READY, units=0), "")
    assert [violation.rule for violation in found] == [Gate.HAS_UNIT, Gate.HAS_DEADLINE]


def test_a_standing_task_needs_no_day():
    standing = replace(WHOLE, deadline=Deadline(raw="长期坚持", kind=DeadlineKind.STANDING, standing=True))
    assert refusals(standing, IssueStatus.RECTIFYING, READY, "") == []


@pytest.mark.parametrize(
    ("ready", "rule"),
    [
        (replace(READY, measures=0, measures_done=0), Gate.HAS_MEASURES),
        (replace(READY, measures_done=1), Gate.MEASURES_DONE),
    ],
)
def test_self_check_waits_for_every_measure(ready, rule):
    found = refusals(replace(WHOLE, status=IssueStatus.RECTIFYING), IssueStatus.SELF_CHECKED, ready, "")
    assert [violation.rule for violation in found] == [rule]


@pytest.mark.parametrize("slot", ["seen_person", "seen_matter", "seen_case", "seen_result", "seen_effect"])
def test_closure_asks_for_each_of_the_five_sights(slot):
    issue = replace(WHOLE, status=IssueStatus.SELF_CHECKED, **{slot: " "})
    found = refusals(issue, IssueStatus.CLOSURE_REQUESTED, READY, "")
    assert [violation.rule for violation in found] == [Gate.FIVE_SEEN]


def test_going_back_asks_for_a_ground():
    issue = replace(WHOLE, status=IssueStatus.CLOSURE_REQUESTED)
    found = refusals(issue, IssueStatus.SELF_CHECKED, READY, "  ")
    assert [violation.rule for violation in found] == [Gate.HAS_GROUND]


def test_a_move_outside_the_table_is_refused_whatever_is_ready():
    for status in IssueStatus:
        for target in set(IssueStatus) - set(moves_from(status)):
            found = refusals(replace(WHOLE, status=status), target, READY, "理由")
            assert [violation.rule for violation in found] == ["no_such_move"]
