from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from core.domain import plan_rules
from core.domain.plan import TaskAnswer
from core.domain.plan_drafts import ClaimDraft, DocumentDraft, PlanDraft, SplitDraft, TaskDraft

DAY = date(2020, 8, 17)
NAMES = "abcdef"


def rules_of(found):
    return {(each.field, each.rule) for each in found}


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([*NAMES, None])), max_size=40))
def test_whatever_is_put_under_whatever_the_tree_never_gets_a_cycle(moves) -> None:
    parents: dict[str, str | None] = dict.fromkeys(NAMES)
    for plan, parent in moves:
        if not plan_rules.makes_cycle(parents, plan, parent):
            parents[plan] = parent
    for plan in NAMES:
        chain = [plan]
        while parents[chain[-1]] is not None:
            chain.append(str(parents[chain[-1]]))
            assert len(set(chain)) == len(chain)
        assert plan_rules.above(parents, plan) == chain[1:]
        assert all(plan in plan_rules.below(parents, each) for each in chain)


def test_a_cycle_that_stands_already_does_not_hang() -> None:
    assert plan_rules.above({"a": "b", "b": "a"}, "a") == ["b"]
    assert plan_rules.makes_cycle({"a": "b", "b": "a", "c": None}, "c", "c")


def test_a_plan_says_what_is_missing_or_upside_down() -> None:
    wrong = PlanDraft(
        stage_from=date(2020, 9, 1),
        stage_to=date(2020, 8, 1),
        target_percent=101,
        stated="行政执法",
        dispatch="市直",
    )
    assert rules_of(plan_rules.check_plan(wrong)) == {
        ("name", "required"),
        ("stage_to", "end_before_start"),
        ("target_percent", "percent_range"),
        ("stated", "stated_lines"),
        ("dispatch", "dispatch_lines"),
        ("anchor", "anchor_missing"),
    }
    half = PlanDraft(name="x", anchor=DAY, stage_from=DAY, target_by=DAY)
    assert rules_of(plan_rules.check_plan(half)) == {
        ("stage_to", "stage_half"),
        ("target_percent", "target_missing"),
    }
    right = PlanDraft(name="x", anchor=DAY, stated="行政执法：12\n\n立法: 3", dispatch="市直：点对点")
    assert plan_rules.check_plan(right) == []
    assert plan_rules.counts_of(right.stated) == (("行政执法", 12), ("立法", 3))
    assert plan_rules.pairs_of(right.dispatch) == (("市直", "点对点"),)


def test_answers_name_a_person_a_day_not_ahead_and_a_refusal_its_reason() -> None:
    early = ClaimDraft(dated=date(2020, 8, 18))
    found = rules_of(plan_rules.check_answer(TaskAnswer.DECLINED, early, DAY))
    assert found == {("by", "gate_person"), ("dated", "gate_date_ahead"), ("reason", "gate_ground")}
    assert plan_rules.check_answer(TaskAnswer.CLAIMED, ClaimDraft(by="王敏", dated=DAY), DAY) == []


def test_documents_tasks_and_splits_need_words() -> None:
    assert rules_of(plan_rules.check_document(DocumentDraft())) == {("title", "required")}
    assert plan_rules.check_document(DocumentDraft(existing="u")) == []
    assert rules_of(plan_rules.check_task(TaskDraft(text=" "))) == {("text", "required")}
    assert rules_of(plan_rules.check_split(SplitDraft())) == {("text", "required")}
    assert plan_rules.check_split(SplitDraft(issue_uuid="u")) == []
