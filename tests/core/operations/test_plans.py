from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.batch import Batch
from core.domain.drafts import IssueDraft, UnitName
from core.domain.issue import Issue
from core.domain.plan import PlanLevel
from core.domain.plan_drafts import PlanDraft
from core.domain.review import Review, ReviewResult, ReviewStep
from core.errors import Refused
from core.identity import new_uuid
from core.operations import history, issues, plans
from core.store import records
from core.store.journal import transaction
from tests.core.conftest import DAY


def entered(ws, name="县方案", **values):
    return plans.add_plan(ws, PlanDraft(name=name, anchor=DAY, **values)).value


def an_issue(ws, **values):
    return issues.register_issue(ws, IssueDraft(text="台账不全", **values)).value


def test_a_plan_is_entered_whole_and_edited_without_loss(ws):
    above = entered(ws, "省方案", level=PlanLevel.PROVINCE, document_number="冀依法治省办〔2020〕7号")
    draft = PlanDraft(
        name="县方案",
        title="整改方案",
        level=PlanLevel.COUNTY,
        issuer="县委依法治县办",
        document_number="容法办〔2020〕3号",
        anchor=date(2020, 8, 1),
        basis="省方案",
        parent_uuid=above.uuid,
        review_levels=(ReviewStep.COUNTY, ReviewStep.CITY),
        stage_from=date(2020, 8, 1),
        stage_to=date(2020, 9, 30),
        target_percent=50,
        target_by=date(2020, 12, 31),
        model="3+1+1",
        dispatch="市直：点对点调度\n基层：片区调度",
        stated="行政执法：12",
    )
    plan = plans.add_plan(ws, draft).value
    assert plans.draft_of(ws, plan.uuid) == draft
    assert dict(plan.ways)["基层"] == "片区调度"
    changed = plans.revise_plan(ws, plan.uuid, plan.revision, replace(draft, model="")).value
    assert (changed.model, changed.issuer) == ("", "县委依法治县办")
    history.undo(ws)
    assert plans.draft_of(ws, plan.uuid) == draft
    assert [(node.plan.name, node.depth) for node in plans.tree(ws)] == [("省方案", 0), ("县方案", 1)]


def test_a_plan_does_not_come_under_itself_nor_bear_the_name_of_another(ws):
    top = entered(ws, "省方案")
    low = entered(ws, "县方案", parent_uuid=top.uuid)
    for plan, parent in ((top, low), (top, top)):
        draft = replace(plans.draft_of(ws, plan.uuid), parent_uuid=parent.uuid)
        with pytest.raises(Refused, match="not_valid"):
            plans.revise_plan(ws, plan.uuid, plan.revision, draft)
    with pytest.raises(Refused, match="not_valid"):
        entered(ws, " 县方案 ")


def test_a_plan_with_anything_under_it_stays(ws):
    top = entered(ws, "省方案")
    low = entered(ws, "县方案", parent_uuid=top.uuid)
    with pytest.raises(Refused, match="plan_in_use"):
        plans.remove_plan(ws, top.uuid)
    plans.remove_plan(ws, low.uuid)
    plans.remove_plan(ws, top.uuid)
    assert records.find(ws.ledger, Batch) == []
    history.undo(ws)
    assert [each.name for each in records.find(ws.ledger, Batch)] == ["省方案"]


def test_issues_go_to_another_plan_and_back_and_a_reviewed_one_is_told(ws):
    first, second = entered(ws, "一"), entered(ws, "二")
    moved = [an_issue(ws, batch_uuid=first.uuid) for _ in range(2)]
    with transaction(ws.ledger, "x", "x", now=ws.clock.now(), actor="") as tx:
        facts = {"issue_uuid": moved[0].uuid, "round": 1, "dated": DAY, "reviewed_by": "市办"}
        tx.add(Review(uuid=new_uuid(), step=ReviewStep.CITY, result=ReviewResult.PASS, **facts))
    uuids = [issue.uuid for issue in moved]
    assert [each.facts for each in plans.check_move(ws, uuids)] == [(("code", moved[0].code),)]
    assert moved[0].code in plans.warnings_said(ws, uuids)[0]
    told = issues.check_issue(
        ws, replace(issues.draft_of(ws, moved[0].uuid), batch_uuid=second.uuid), moved[0].uuid
    )
    assert "batch_change_reviewed" in {each.rule for each in told}
    assert plans.move_issues(ws, uuids, second.uuid).value == 2
    assert {issue.batch_uuid for issue in records.find(ws.ledger, Issue)} == {second.uuid}
    history.undo(ws)
    assert {issue.batch_uuid for issue in records.find(ws.ledger, Issue)} == {first.uuid}
    assert plans.move_issues(ws, uuids, None).value == 2


def close(ws, issue, day=DAY):
    from core.domain.issue import IssueStatus
    from core.domain.lifecycle import StatusMove

    with transaction(ws.ledger, "x", "x", now=ws.clock.now(), actor="") as tx:
        tx.replace(replace(records.get(ws.ledger, Issue, issue.uuid), status=IssueStatus.CLOSED))
        states = {"from_status": IssueStatus.RECTIFYING, "to_status": IssueStatus.CLOSED}
        facts = {"issue_uuid": issue.uuid, "round": 1, "moved_on": day, "moved_by": "王敏"}
        tx.add(StatusMove(uuid=new_uuid(), **facts, **states))


def test_the_stage_and_the_target_count_the_plan_and_all_beneath_it(ws):
    aim = {"stage_from": date(2020, 8, 1), "stage_to": date(2020, 8, 31), "target_percent": 50}
    top = entered(ws, "省方案", **aim, target_by=date(2020, 12, 31))
    low = entered(ws, "县方案", parent_uuid=top.uuid)
    due = {"deadline_raw": "2020年8月20日前", "batch_uuid": low.uuid}
    a = an_issue(ws, units=(UnitName("甲局"),), **due)
    b = an_issue(ws, units=(UnitName("乙局"), UnitName("甲局")), batch_uuid=top.uuid)
    an_issue(ws, units=(UnitName("丙局"),))
    close(ws, a)
    found = plans.plan_dossier(ws, top.uuid)
    assert (found.stage.due, found.stage.done, found.stage.due_done) == (1, 1, 1)
    assert (found.target.reached, found.target.units, found.target.missing) == (0, 2, ("乙局", "甲局"))
    assert "未达到" in plans.figures_said(found)[1]
    close(ws, b, date(2020, 9, 1))
    found = plans.plan_dossier(ws, top.uuid)
    assert (found.stage.done, found.target.reached) == (1, 2)
    said = plans.figures_said(found)
    assert "到期 1 个，阶段内完成 1 个" in said[0]
    assert "2/2 个单位，100.0%（2020年12月31日前目标 50%，已达到）" in said[1]
    bare = plans.plan_dossier(ws, low.uuid)
    assert (bare.stage, bare.target, bare.parent) == (None, None, top)
    assert plans.figures_said(bare) == []
