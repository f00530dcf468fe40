"""A criterion with a target answers itself; every other one is answered by a person on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.criterion import (
    Answer,
    AnswerDraft,
    Comparison,
    CriterionDraft,
    CriterionState,
    check_answer,
    check_criterion,
    state_in,
    state_of,
)
from tests.builders import TODAY, a_criterion, an_issue

PLAIN = a_criterion(an_issue())


def counted(comparison: Comparison, target: str, actual: str):
    return replace(PLAIN, comparison=comparison, target=target, actual=actual)


@pytest.mark.parametrize(
    ("comparison", "target", "actual", "state"),
    [
        (Comparison.AT_LEAST, "95", "95", CriterionState.MET),
        (Comparison.AT_LEAST, "95", "94.9", CriterionState.NOT_MET),
        (Comparison.AT_MOST, "3", "3", CriterionState.MET),
        (Comparison.AT_MOST, "3", "4", CriterionState.NOT_MET),
        (Comparison.EQUAL, "21", "21", CriterionState.MET),
        (Comparison.EQUAL, "21", "22", CriterionState.NOT_MET),
        (Comparison.AT_LEAST, "95", "", CriterionState.UNANSWERED),
    ],
)
def test_numbers_answer_a_quantified_criterion(comparison, target, actual, state):
    assert state_of(counted(comparison, target, actual)) is state


def test_a_hand_answers_any_other_and_only_what_is_met_is_off_the_list():
    met = replace(PLAIN, answer=Answer.MET)
    not_met = replace(PLAIN, answer=Answer.NOT_MET)
    assert state_of(PLAIN) is CriterionState.UNANSWERED
    assert state_of(met) is CriterionState.MET
    assert state_of(not_met) is CriterionState.NOT_MET


def test_an_answer_counts_for_its_own_round_alone() -> None:
    old, new = (replace(PLAIN, answer=Answer.MET, answered_round=n) for n in (0, 2))
    assert [state_in(old, n) is CriterionState.MET for n in (1, 2)] == [True, False]
    assert [state_in(new, n) is CriterionState.MET for n in (1, 2)] == [False, True]


def test_a_target_needs_a_comparison_and_a_comparison_a_number():
    assert [v.rule for v in check_criterion(CriterionDraft())] == ["required"]
    half = CriterionDraft(text="培训", comparison=Comparison.AT_LEAST, target="二十")
    assert [(v.field, v.rule) for v in check_criterion(half)] == [("target", "criterion_target")]
    other = CriterionDraft(text="培训", target="20")
    assert [(v.field, v.rule) for v in check_criterion(other)] == [("comparison", "criterion_comparison")]


def test_an_answer_names_who_and_when_and_fits_its_criterion():
    found = check_answer(PLAIN, AnswerDraft(), TODAY)
    assert {(v.field, v.rule) for v in found} == {
        ("by", "gate_person"), ("dated", "gate_date"), ("answer", "required"),
    }  # fmt: skip
    number = counted(Comparison.AT_LEAST, "20", "")
    late = AnswerDraft(by="王敏", dated=date(2027, 1, 1), actual="很多")
    assert {v.rule for v in check_answer(number, late, TODAY)} == {"gate_date_ahead", "not_a_number"}
    assert check_answer(number, AnswerDraft(by="王敏", dated=TODAY, actual="21"), TODAY) == []
