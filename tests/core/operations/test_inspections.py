from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.drafts import InspectionDraft, ProblemDraft
from core.domain.inspection import Count, InspectionKind, InspectionWay, Qualifier
from core.domain.inspection_plan import PlanDraft, PlanItem
from core.domain.issue import IssueOrigin
from core.domain.listing import Filter, ListKind
from core.domain.recheck import Recheck
from core.errors import Refused
from core.operations import history, inspection_plans, inspections, issues, listing, searching, submissions
from core.wording import word
from tests.builders import without_revisions

DRAFT = InspectionDraft(
    title="安全生产执法督察",
    kind=InspectionKind.SPECIAL,
    ways=(InspectionWay.ON_SITE, InspectionWay.CASE_FILES),
    basis="年度计划",
    started_on=date(2020, 8, 3),
    ended_on=date(2020, 8, 5),
    units=("县应急管理局", "县市场监管局"),
    points=("执法大队",),
    people=("甲", "乙"),
    counts=(Count(name="查阅材料", value=400, unit_word="份", qualifier=Qualifier.OVER),),
    files_checked=30,
    files_good=6,
    problems=(ProblemDraft(text="案卷缺页", place="案卷室", requirement="补齐"), ProblemDraft(text="无记录")),
    conclusion="总体较好",
)


def plain(draft):
    return replace(draft, problems=tuple(replace(item, uuid="") for item in draft.problems))


def test_an_inspection_is_read_back_as_it_was_typed(ws):
    record = inspections.record_inspection(ws, DRAFT).value
    assert record.code == "督查2020-001"
    assert plain(inspections.inspection_draft_of(ws, record.uuid)) == replace(DRAFT, code=record.code)


def test_a_problem_becomes_an_issue_with_units_requirement_and_origin(ws):
    record = inspections.record_inspection(ws, DRAFT).value
    problem = inspections.inspection_dossier(ws, record.uuid).problems[0]
    issue = inspections.raise_issue(ws, problem.uuid).value
    draft = issues.draft_of(ws, issue.uuid)
    assert (draft.text, draft.goal, draft.origin) == ("案卷缺页", "补齐", IssueOrigin.INSPECTION)
    assert [unit.name for unit in draft.units] == list(DRAFT.units)
    assert inspections.inspection_dossier(ws, record.uuid).raised == ((problem.uuid, issue.code),)
    with pytest.raises(Refused, match="problem_raised"):
        inspections.raise_issue(ws, problem.uuid)


def test_a_problem_that_became_an_issue_stays_and_the_record_with_it(ws):
    record = inspections.record_inspection(ws, DRAFT).value
    inspections.raise_issue(ws, inspections.inspection_dossier(ws, record.uuid).problems[0].uuid)
    with pytest.raises(Refused, match="problem_has_issue"):
        inspections.revise_inspection(ws, record.uuid, record.revision, replace(DRAFT, problems=()))
    with pytest.raises(Refused, match="inspection_in_use"):
        inspections.remove_inspection(ws, record.uuid)
    assert len(inspections.inspection_dossier(ws, record.uuid).problems) == 2


def test_problems_keep_their_identity_when_reordered(ws):
    record = inspections.record_inspection(ws, DRAFT).value
    draft = inspections.inspection_draft_of(ws, record.uuid)
    turned = replace(draft, problems=draft.problems[::-1])
    inspections.revise_inspection(ws, record.uuid, record.revision, turned)
    assert inspections.inspection_draft_of(ws, record.uuid) == turned


def test_a_removed_inspection_comes_back_whole(ws):
    record = inspections.record_inspection(ws, DRAFT).value
    whole = inspections.inspection_dossier(ws, record.uuid)
    inspections.remove_inspection(ws, record.uuid)
    history.undo(ws)
    back = inspections.inspection_dossier(ws, record.uuid)
    assert without_revisions(back) == without_revisions(whole)


def test_a_number_of_another_inspection_is_refused_and_its_own_is_not(ws):
    first = inspections.record_inspection(ws, DRAFT).value
    other = inspections.record_inspection(ws, replace(DRAFT, code="督查2020-007")).value
    with pytest.raises(Refused, match="not_valid"):
        inspections.record_inspection(ws, replace(DRAFT, code=first.code))
    draft = inspections.inspection_draft_of(ws, other.uuid)
    with pytest.raises(Refused, match="not_valid"):
        inspections.revise_inspection(ws, other.uuid, other.revision, replace(draft, code=first.code))
    kept = inspections.revise_inspection(ws, other.uuid, other.revision, replace(draft, note="补记")).value
    assert (kept.code, kept.note) == ("督查2020-007", "补记")


def test_units_that_inspect_together_are_kept_apart_from_the_inspected(ws):
    draft = replace(DRAFT, joint_units=("市司法局",))
    record = inspections.record_inspection(ws, draft).value
    assert inspections.inspection_draft_of(ws, record.uuid).joint_units == ("市司法局",)
    (row,) = listed(ws, Filter(column="units", values=("县应急管理局",)))
    assert row.units == "县应急管理局、县市场监管局"
    assert listed(ws, Filter(column="units", values=("市司法局",))) == []
    issue = inspections.raise_issue(
        ws, inspections.inspection_dossier(ws, record.uuid).problems[0].uuid
    ).value
    assert "市司法局" not in [unit.name for unit in issues.draft_of(ws, issue.uuid).units]


def listed(ws, *filters):
    query = replace(listing.query_of(ws, ListKind.INSPECTIONS), filters=filters)
    return listing.list_rows(ws, query, listing.list_ids(ws, query))


def test_counts_that_disagree_and_a_repeated_visit_are_warnings_only(ws):
    inspections.record_inspection(ws, DRAFT)
    again = replace(DRAFT, started_on=date(2020, 8, 16), ended_on=None, problems_found=9, problems_solved=3)
    found = inspections.check_inspection(ws, again)
    assert [each.rule for each in found] == ["balance_off", "problems_fewer_listed", "revisited"]
    assert inspections.record_inspection(ws, again).value.problems_found == 9


def test_plan_items_and_requests_are_found_by_their_words_and_travel_upward(ws):
    plan = PlanDraft(year=2020, title="涉企案卷督察", basis="计划")
    (item,) = inspection_plans.add_items(ws, [plan]).value
    (hit,) = searching.search(ws, "涉企案卷")
    assert (hit.kind, hit.uuid) == (ListKind.INSPECTIONS, item.uuid)
    assert {PlanItem, Recheck} < set(submissions.TRAVELLING)


@pytest.mark.parametrize("field", ["ended_on", "concluded_on", "delivered_on"])
def test_an_end_or_a_conclusion_to_come_is_refused_by_its_name(ws, field):
    draft = replace(DRAFT, **{field: date(2999, 1, 1)})
    with pytest.raises(Refused) as refused:
        inspections.record_inspection(ws, draft)
    assert word(f"inspection_form.{field}") in refused.value.facts["reasons"]
    assert word("violations.gate_date_ahead") in refused.value.facts["reasons"]
