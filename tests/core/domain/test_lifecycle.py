from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.deadline import Cycle, Deadline, DeadlineKind
from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import (
    MOVES,
    Gate,
    Readiness,
    Statement,
    StatusMove,
    Way,
    date_refusals,
    entered,
    is_act,
    moves_from,
    refusals,
    reviewed,
    status_on,
    way_of,
)
from core.domain.review import ReviewResult, ReviewStep

TODAY = date(2020, 8, 17)
DATED = Deadline(raw="立行立改", kind=DeadlineKind.IMMEDIATE, due=date(2020, 8, 31))
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
COUNTY, CITY, PROVINCE = ReviewStep
READY = Readiness(units=1, measures=2, measures_done=2, evidence=1, chain=(COUNTY,), today=TODAY)
SAID = Statement(by="王敏", dated=TODAY, ground="理由", step=COUNTY, cycle=Cycle.MONTHLY)
R, C, W, S, Q, F, X, K = IssueStatus
"""登记 已认领 整改中 自查完成 申请销号 初核通过 销号 长期坚持."""

TABLE = {
    (R, C): (Way.MOVE, "unit"),
    (C, R): (Way.MOVE, "ground"),
    (C, W): (Way.MOVE, "unit deadline"),
    (R, W): (Way.MOVE, "unit deadline"),
    (R, S): (Way.MOVE, "immediate unit measures_done ground"),
    (W, S): (Way.MOVE, "measures measures_done"),
    (S, W): (Way.MOVE, "ground"),
    (W, K): (Way.MOVE, "ground cycle"),
    (S, Q): (Way.MOVE, "measures measures_done criteria five_seen evidence"),
    (Q, S): (Way.MOVE, "not_reviewed ground"),
    (Q, Q): (Way.REVIEW, "step_next"),
    (Q, F): (Way.REVIEW, "step_next"),
    (F, F): (Way.REVIEW, "step_next"),
    (Q, X): (Way.REVIEW, "step_next reviews_passed measures measures_done criteria five_seen evidence"),
    (F, X): (Way.REVIEW, "step_next reviews_passed measures measures_done criteria five_seen evidence"),
    (Q, W): (Way.RETURN, "step_known ground"),
    (F, W): (Way.RETURN, "step_known ground"),
    (X, X): (Way.FOLLOW_UP, "ground"),
    (K, K): (Way.FOLLOW_UP, "ground"),
    (X, W): (Way.REOPEN, "ground unit deadline"),
    (X, K): (Way.MOVE, "ground cycle"),
    (K, W): (Way.MOVE, "ground"),
    (K, X): (Way.MOVE, "was_closed ground"),
}
"""The whole life as a person would write it down; the table of the program must say the same."""

BROKEN: dict[str, tuple[dict, dict, dict]] = {
    "person": ({}, {}, {"by": " "}),
    "date": ({}, {}, {"dated": None}),
    "date_ahead": ({}, {}, {"dated": date(2020, 8, 18)}),
    "date_order": ({}, {"last_act": TODAY}, {"dated": date(2020, 8, 16)}),
    "unit": ({}, {"units": 0}, {}),
    "deadline": ({"deadline": Deadline(kind=DeadlineKind.IMMEDIATE)}, {}, {}),
    "immediate": ({"deadline": replace(DATED, kind=DeadlineKind.BY_DATE)}, {}, {}),
    "measures": ({}, {"measures": 0, "measures_done": 0}, {}),
    "measures_done": ({}, {"measures_done": 1}, {}),
    "criteria": ({"criteria": " "}, {}, {}),
    "five_seen": ({"seen_effect": ""}, {}, {}),
    "evidence": ({}, {"evidence": 0}, {}),
    "ground": ({}, {}, {"ground": "  "}),
    "cycle": ({}, {}, {"cycle": None}),
    "not_reviewed": ({}, {"passed": (COUNTY,)}, {}),
    "step_next": ({}, {"chain": (COUNTY, CITY), "passed": (COUNTY,)}, {}),
    "step_known": ({}, {}, {"step": PROVINCE}),
    "reviews_passed": ({}, {"chain": (COUNTY, CITY)}, {}),
    "was_closed": ({}, {"closed": False}, {}),
}
"""For every gate what breaks it, in issue, readiness and statement."""


def ready_for(move: tuple[IssueStatus, IssueStatus]) -> Readiness:
    return replace(READY, closed=Gate.WAS_CLOSED in MOVES[move].gates or move[0] is X)


def test_the_table_is_the_one_written_down():
    found = {
        move: (each.way, " ".join(gate.removeprefix("gate_") for gate in each.gates))
        for move, each in MOVES.items()
    }
    assert found == TABLE
    assert {f"gate_{name}" for name in BROKEN} == set(Gate)


@pytest.mark.parametrize("move", MOVES)
def test_an_issue_with_everything_passes_every_gate(move):
    issue = replace(WHOLE, status=move[0])
    assert refusals(issue, move[1], ready_for(move), SAID, MOVES[move].way) == []


@pytest.mark.parametrize("move", MOVES)
def test_every_gate_of_every_move_refuses_by_its_own_name(move):
    always = (Gate.HAS_PERSON, Gate.HAS_DATE, Gate.NOT_AHEAD, Gate.IN_ORDER)
    for gate in (*always, *MOVES[move].gates):
        issue, ready, said = BROKEN[gate.removeprefix("gate_")]
        found = refusals(
            replace(WHOLE, status=move[0], **issue),
            move[1],
            replace(ready_for(move), **ready),
            replace(SAID, **said),
            MOVES[move].way,
        )
        assert gate in [violation.rule for violation in found], (move, gate)


def test_every_refusal_names_all_that_is_missing_at_once():
    bare = replace(WHOLE, status=S, criteria="", seen_case="")
    found = refusals(bare, Q, replace(READY, measures=0, measures_done=0, evidence=0), Statement())
    assert [(each.field, each.rule) for each in found] == [
        ("by", Gate.HAS_PERSON),
        ("dated", Gate.HAS_DATE),
        ("status", Gate.HAS_MEASURES),
        ("status", Gate.HAS_CRITERIA),
        ("status", Gate.FIVE_SEEN),
        ("status", Gate.HAS_EVIDENCE),
    ]


def test_a_standing_task_needs_no_day():
    standing = replace(WHOLE, deadline=Deadline(raw="长期坚持", kind=DeadlineKind.STANDING, standing=True))
    assert refusals(standing, W, READY, SAID) == []


def test_a_move_outside_the_table_is_refused_whatever_is_ready():
    for status in IssueStatus:
        for target in set(IssueStatus) - set(moves_from(status)):
            found = refusals(replace(WHOLE, status=status), target, READY, SAID)
            assert [violation.rule for violation in found] == ["no_such_move"]


@pytest.mark.parametrize("move", [move for move in MOVES if MOVES[move].way is not Way.MOVE])
def test_nobody_closes_returns_or_reopens_by_a_plain_move(move):
    found = refusals(replace(WHOLE, status=move[0]), move[1], ready_for(move), SAID)
    assert [violation.rule for violation in found] == [f"way_{MOVES[move].way}"]


@pytest.mark.parametrize(
    ("chain", "leads"),
    [
        ((COUNTY,), [X]),
        ((CITY,), [X]),
        ((CITY, PROVINCE), [F, X]),
        ((COUNTY, CITY), [Q, X]),
        ((COUNTY, PROVINCE), [Q, X]),
        ((COUNTY, CITY, PROVINCE), [Q, F, X]),
    ],
)
def test_each_step_leads_one_further_and_the_last_strikes_off(chain, leads):
    status, ready = Q, replace(READY, chain=chain)
    for step, target in zip(chain, leads, strict=True):
        assert reviewed(status, ReviewResult.PASS, step, ready) is target
        issue, said = replace(WHOLE, status=status), replace(SAID, step=step)
        assert refusals(issue, target, ready, said, Way.REVIEW) == []
        assert reviewed(status, ReviewResult.RETURN, step, ready) is W
        assert refusals(issue, W, ready, said, Way.RETURN) == []
        status, ready = target, replace(ready, passed=(*ready.passed, step))


def test_a_return_and_a_reopening_begin_a_new_round_and_nothing_else_does():
    for way in Way:
        after = entered(replace(WHOLE, status=X), W, way, SAID)
        assert after.round == (2 if way in {Way.RETURN, Way.REOPEN} else 1)


def test_work_begun_again_after_closure_is_reopening_and_an_act():
    assert way_of(K, W, closed=False) is Way.MOVE
    assert way_of(K, W, closed=True) is Way.REOPEN
    assert not is_act(Way.MOVE, closed=False)
    assert is_act(Way.MOVE, closed=True)
    assert is_act(Way.REVIEW, closed=False)


def test_what_is_kept_up_takes_the_cycle_said():
    after = entered(replace(WHOLE, status=W), K, Way.MOVE, SAID)
    assert (after.status, after.deadline) == (K, replace(DATED, cycle=Cycle.MONTHLY))


def test_an_act_that_is_no_move_asks_for_person_and_day():
    assert [each.rule for each in date_refusals(READY, Statement())] == [Gate.HAS_PERSON, Gate.HAS_DATE]
    assert date_refusals(READY, SAID) == []


def test_the_state_of_a_past_day_is_read_from_the_moves():
    days = (date(2020, 3, 1), date(2020, 5, 1), date(2020, 5, 1))
    states = (R, C, W, S)
    moves = [
        StatusMove(
            uuid=str(n), issue_uuid="i", round=1, from_status=states[n], to_status=states[n + 1],
            moved_on=day, moved_by="王敏",
        )
        for n, day in enumerate(days)
    ]  # fmt: skip
    seen = [status_on(day, moves, S) for day in (date(2020, 2, 29), *days, TODAY)]
    assert seen == [R, C, S, S, S]
    assert status_on(TODAY, [], X) is X
