from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.deadline import Cycle
from core.domain.drafts import MeasureDraft
from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import Statement, StatusMove
from core.domain.listing import Timeliness
from core.domain.review import (
    Extension,
    ExtensionDraft,
    FollowUp,
    FollowUpDraft,
    FollowUpResult,
    ReopenDraft,
    Review,
    ReviewDraft,
    ReviewResult,
    ReviewStep,
)
from core.errors import Refused
from core.operations import history, issues, measures, reviews
from core.store import records
from tests.core.operations.whole_issue import DAY, ask_again, begun, closed, decide, requested

CITY, PROVINCE = ReviewStep.CITY, ReviewStep.PROVINCE


def reasons(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return str(refusal.value.facts["reasons"])


def test_two_reviews_strike_an_issue_off_and_it_counts_as_done(ws, tmp_path):
    issue = requested(ws, tmp_path)
    assert decide(ws, issue, CITY).status is IssueStatus.FIRST_REVIEWED
    done = decide(ws, issue, PROVINCE, document_number="冀法〔2020〕9号")
    assert done.status is IssueStatus.CLOSED
    dossier = issues.issue_dossier(ws, issue.uuid)
    assert dossier.timeliness is Timeliness.DONE
    assert [(each.step, each.result) for each in dossier.life.reviews] == [
        (CITY, ReviewResult.PASS),
        (PROVINCE, ReviewResult.PASS),
    ]
    assert dossier.life.moves[-1].to_status is IssueStatus.CLOSED


def test_no_level_is_skipped_and_nothing_is_written(ws, tmp_path):
    issue = requested(ws, tmp_path)
    before = len(history.entries(ws))
    with pytest.raises(Refused) as refusal:
        decide(ws, issue, PROVINCE)
    assert "现在轮到的是“市级初核”" in reasons(refusal)
    assert "规定的核验还没有全部通过" in reasons(refusal)
    assert len(history.entries(ws)) == before


def test_what_is_missing_at_the_last_step_is_named(ws, tmp_path):
    issue = requested(ws, tmp_path)
    decide(ws, issue, CITY)
    draft = replace(issues.draft_of(ws, issue.uuid), criteria="", seen_case="")
    issues.revise_issue(ws, issue.uuid, records.get(ws.ledger, Issue, issue.uuid).revision, draft)
    with pytest.raises(Refused) as refusal:
        decide(ws, issue, PROVINCE, by="", dated=None)
    told = ("请写明经办人或核验人", "请写明日期", "还没有填写检验标准", "还没有填齐")
    assert all(each in reasons(refusal) for each in told)


def test_a_return_begins_a_new_round_with_a_new_limit_and_the_old_one_stays(ws, tmp_path):
    issue = requested(ws, tmp_path)
    decide(ws, issue, CITY)
    back = decide(ws, issue, PROVINCE, back="佐证不足", new_due=date(2021, 3, 31))
    assert (back.status, back.round) == (IssueStatus.RECTIFYING, 2)
    assert (back.deadline.due, back.deadline.original_due) == (date(2021, 3, 31), date(2020, 12, 31))
    again = ask_again(ws, issue.uuid)
    with pytest.raises(Refused):
        decide(ws, again, PROVINCE)
    assert decide(ws, again, CITY).status is IssueStatus.FIRST_REVIEWED
    rounds = [(each.round, each.result) for each in issues.issue_dossier(ws, issue.uuid).life.reviews]
    assert rounds == [
        (1, ReviewResult.PASS),
        (1, ReviewResult.RETURN),
        (2, ReviewResult.PASS),
    ]


def test_a_return_without_a_reason_is_refused(ws, tmp_path):
    issue = requested(ws, tmp_path)
    with pytest.raises(Refused) as refusal:
        decide(ws, issue, CITY, back=" ")
    assert "请写明理由、意见或情况" in reasons(refusal)


def test_an_application_that_was_reviewed_cannot_be_withdrawn(ws, tmp_path):
    issue = requested(ws, tmp_path)
    batch_free = issues.check_move(ws, issue.uuid, IssueStatus.SELF_CHECKED, Statement(ground="补材料"))
    assert batch_free == []
    decide(ws, issue, CITY)
    with pytest.raises(Refused):
        issues.move_issue(ws, issue.uuid, IssueStatus.SELF_CHECKED, "补材料")


def test_acts_are_not_undone_but_answered(ws, tmp_path):
    issue = closed(ws, tmp_path)
    assert history.undo_label(ws) is None
    with pytest.raises(Refused, match="undo_barrier"):
        history.undo(ws)
    again = reviews.reopen(ws, issue.uuid, ReopenDraft(by="主任", dated=DAY, ground="误登")).value
    assert (again.status, again.round) == (IssueStatus.RECTIFYING, 2)
    with pytest.raises(Refused, match="undo_barrier"):
        history.undo(ws)


def test_a_look_back_keeps_the_closure_or_reopens_it(ws, tmp_path):
    issue = closed(ws, tmp_path)
    fine = FollowUpDraft(by="督察组", dated=DAY, ground="效果巩固")
    reviews.follow_up(ws, issue.uuid, fine)
    assert records.get(ws.ledger, Issue, issue.uuid).status is IssueStatus.CLOSED
    with pytest.raises(Refused) as refusal:
        reviews.follow_up(ws, issue.uuid, replace(fine, reopen=True))
    assert "不能重开" in reasons(refusal)
    worse = replace(fine, result=FollowUpResult.REBOUND, reopen=True, new_due=date(2021, 6, 30))
    reviews.follow_up(ws, issue.uuid, worse)
    now = records.get(ws.ledger, Issue, issue.uuid)
    assert (now.status, now.round, now.deadline.due) == (IssueStatus.RECTIFYING, 2, date(2021, 6, 30))
    looks = records.find(ws.ledger, FollowUp, order="position")
    assert [(each.round, each.reopened) for each in looks] == [(1, False), (1, True)]


def test_what_is_kept_up_is_looked_at_every_cycle_and_never_overdue(ws, tmp_path):
    issue = closed(ws, tmp_path)
    said = Statement(ground="转入长效机制", cycle=Cycle.HALF_YEARLY)
    issues.move_issue(ws, issue.uuid, IssueStatus.STANDING, statement=said)
    dossier = issues.issue_dossier(ws, issue.uuid)
    assert dossier.timeliness is Timeliness.STANDING
    assert dossier.life.look_back_due == date(2021, 2, 17)
    with pytest.raises(Refused, match="undo_barrier"):
        history.undo(ws)
    with pytest.raises(Refused) as refusal:
        issues.move_issue(ws, issue.uuid, IssueStatus.RECTIFYING, "反弹")
    assert "要办理重开" in reasons(refusal)
    assert issues.move_issue(ws, issue.uuid, IssueStatus.CLOSED, "误转").value.status is IssueStatus.CLOSED


def test_the_cycle_of_what_is_kept_up_survives_new_words_of_the_limit(ws, tmp_path):
    issue = begun(ws, tmp_path)
    for target in (IssueStatus.RECTIFYING, IssueStatus.STANDING):
        said = Statement(ground="常抓", cycle=Cycle.MONTHLY)
        issue = issues.move_issue(ws, issue.uuid, target, statement=said).value
    draft = replace(issues.draft_of(ws, issue.uuid), deadline_raw="2021年6月底前")
    after = issues.revise_issue(ws, issue.uuid, issue.revision, draft).value
    assert after.deadline.cycle is Cycle.MONTHLY


def test_a_date_before_the_last_act_or_after_today_is_refused(ws, tmp_path):
    issue = requested(ws, tmp_path)
    for day in (date(2020, 8, 16), date(2020, 8, 18)):
        with pytest.raises(Refused):
            decide(ws, issue, CITY, dated=day)


def test_extensions_keep_the_first_limit_and_are_taken_back_by_another(ws, tmp_path):
    issue = begun(ws, tmp_path)
    first, second = date(2020, 12, 31), date(2021, 6, 30)
    draft = ExtensionDraft(new_due=second, by="县长", dated=DAY, ground="资金到位迟")
    made = reviews.extend(ws, issue.uuid, draft).value
    assert (made.old_due, made.new_due) == (first, second)
    now = records.get(ws.ledger, Issue, issue.uuid)
    assert (now.deadline.raw, now.deadline.due, now.deadline.original_due) == (
        "2020年12月31日前",
        second,
        first,
    )
    for wrong in (second, date(2020, 11, 30), None):
        assert reviews.check_extension(ws, issue.uuid, replace(draft, new_due=wrong)) != []
    reviews.extend(ws, issue.uuid, replace(draft, new_due=first, ground="撤回延期"))
    now = records.get(ws.ledger, Issue, issue.uuid)
    assert (now.deadline.due, now.deadline.original_due) == (first, None)
    assert len(records.find(ws.ledger, Extension, issue_uuid=issue.uuid)) == 2
    empty = reviews.check_extension(ws, issue.uuid, ExtensionDraft())
    assert [each.field for each in empty] == ["new_due", "by", "dated", "ground"]


def test_a_measure_is_extended_only_when_it_has_a_limit_of_its_own(ws, tmp_path):
    issue = begun(ws, tmp_path)
    own = MeasureDraft(text="建库", deadline_raw="2020年10月31日前")
    measure = measures.add_measure(ws, issue.uuid, own).value
    draft = ExtensionDraft(
        new_due=date(2020, 11, 30), by="县长", dated=DAY, ground="采购延误", measure_uuid=measure.uuid
    )
    reviews.extend(ws, issue.uuid, draft)
    dossier = issues.issue_dossier(ws, issue.uuid)
    assert [each.due for each in dossier.measures] == [date(2020, 12, 31), date(2020, 11, 30)]
    follows = replace(draft, measure_uuid=dossier.measures[0].measure.uuid)
    rules = [each.rule for each in reviews.check_extension(ws, issue.uuid, follows)]
    assert rules == ["extension_state", "extension_of_issue"]
    with pytest.raises(Refused, match="measure_has_extensions"):
        measures.remove_measure(ws, measure.uuid)
    with pytest.raises(Refused, match="issue_has_reviews"):
        issues.remove_issue(ws, issue.uuid)


def test_the_moves_of_an_issue_go_with_it_while_nobody_else_decided(ws, tmp_path):
    issue = requested(ws, tmp_path)
    issues.remove_issue(ws, issue.uuid)
    assert records.find(ws.ledger, StatusMove) == []
    history.undo(ws)
    assert len(records.find(ws.ledger, StatusMove, issue_uuid=issue.uuid)) == 3


def test_a_review_of_a_step_outside_the_chain_is_refused(ws, tmp_path):
    issue = requested(ws, tmp_path)
    draft = ReviewDraft(step=ReviewStep.COUNTY, by="县办", dated=DAY)
    rules = [each.rule for each in reviews.check_review(ws, issue.uuid, draft)]
    assert rules == ["gate_step_next"]
    assert records.find(ws.ledger, Review) == []
