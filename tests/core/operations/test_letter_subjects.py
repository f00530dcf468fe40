from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.drafts import InspectionDraft, IssueDraft, UnitName
from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.letter import LetterKind
from core.domain.register import RegisterDraft
from core.domain.review import ExtensionDraft, ReopenDraft, ReviewStep
from core.domain.unit import UnitRole
from core.errors import Refused
from core.operations import inspections, issues, letters, registers, reviews
from core.operations.letter_facts import gather
from core.operations.letter_request import LetterRequest
from core.operations.letter_subjects import issues_told_of
from tests.core.operations.whole_issue import ask_again, begun, closed, decide

DAY = date(2020, 8, 17)


def asked(kind: str, **fields) -> LetterRequest:
    return LetterRequest(kind=LetterKind(kind), dated_on=DAY, **fields)


def test_a_letter_about_a_review_needs_one_that_decided_so(ws):
    names = (UnitName("县司法局", UnitRole.LEAD),)
    made = issues.register_issue(ws, IssueDraft(text="账款", units=names)).value
    with pytest.raises(Refused, match="letter_no_review"):
        gather(ws, asked("closure_notice", issue_uuids=(made.uuid,)), "号", None)
    with pytest.raises(Refused, match="letter_no_extension"):
        gather(ws, asked("extension_reply", issue_uuids=(made.uuid,)), "号", None)
    with pytest.raises(Refused, match="letter_one_issue"):
        gather(ws, asked("return_notice"), "号", None)


def test_a_transfer_letter_speaks_of_its_entry_and_leaves_names_out(ws):
    draft = RegisterDraft(
        values={
            "kind": "纪检监察",
            "body": "县纪委监委",
            "sent_on": "2020-08-10",
            "items": "涉嫌违规收费",
            "persons": "张三",
        }
    )
    entry = registers.add_entry(ws, "transfers", draft).value
    facts = gather(ws, asked("transfer_letter", entry_uuid=entry.uuid), "号", DAY).facts
    assert facts.addressee == "县纪委监委"
    assert facts.said["entry_items"] == "涉嫌违规收费"
    assert "张三" not in str(facts)
    with pytest.raises(Refused, match="letter_no_entry"):
        gather(ws, asked("opinion", entry_uuid=entry.uuid), "号", DAY)


def test_a_circular_counts_as_the_statistics_do(practice):
    facts = gather(practice, asked("circular"), "号", None).facts
    assert facts.said["total"] == "22"
    assert facts.addressee == "各责任单位"
    assert facts.lists["figures"]
    assert facts.lists["ranking"]


def test_a_conclusion_needs_no_problem_but_its_own_words(ws):
    draft = InspectionDraft(title="督察", started_on=DAY, units=("县城管局",), conclusion="总体规范")
    record = inspections.record_inspection(ws, draft).value
    facts = gather(ws, asked("conclusion", inspection_uuid=record.uuid), "号", DAY).facts
    assert facts.said["conclusion"] == "总体规范"
    shown = letters.reply_days(ws, LetterKind("conclusion"))
    assert shown == 30


def test_the_limit_of_a_reopening_is_no_extension_anybody_asked_for(ws, tmp_path):
    """The reply said 由12月31日延至9月30日, approved by who looked back, of a limit that came with 重开."""
    issue = begun(ws, tmp_path, origin=IssueOrigin.SELF_CHECK)
    long = ExtensionDraft(new_due=date(2021, 6, 30), by="县长", dated=DAY, ground="资金到位迟")
    reviews.extend(ws, issue.uuid, long)
    reply = asked("extension_reply", issue_uuids=(issue.uuid,))
    assert gather(ws, reply, "号", None).facts.said["old_due"] == "2020年12月31日"
    reviews.extend(ws, issue.uuid, replace(long, new_due=date(2020, 12, 31), ground="批错"))
    said = gather(ws, reply, "号", None).facts.said
    assert (said["old_due"], said["new_due"]) == ("", "2020年12月31日")
    decide(ws, ask_again(ws, issue.uuid), ReviewStep.COUNTY)
    again = ReopenDraft(by="张三", dated=DAY, ground="反弹", new_due=date(2020, 9, 30))
    reviews.reopen(ws, issue.uuid, again)
    with pytest.raises(Refused, match="letter_no_extension"):
        gather(ws, reply, "号", None)
    reviews.extend(ws, issue.uuid, replace(long, new_due=date(2021, 3, 31), ground="再次申请"))
    assert gather(ws, reply, "号", None).facts.said["ground"] == "再次申请"


def test_what_was_reopened_is_no_subject_of_an_application_though_its_measures_are_done(ws, tmp_path):
    issue = closed(ws, tmp_path)
    reviews.reopen(ws, issue.uuid, ReopenDraft(by="张三", dated=DAY, ground="反弹"))
    with pytest.raises(Refused, match="letter_not_released"):
        letters.dispatch(ws, asked("closure_application", issue_uuids=(issue.uuid,), addressee="市办"))
    issues.move_issue(ws, issue.uuid, IssueStatus.SELF_CHECKED)
    assert letters.dispatch(ws, asked("closure_application", issue_uuids=(issue.uuid,), addressee="市办"))


def test_a_letter_names_the_day_given_and_not_the_words_it_replaced(ws, tmp_path):
    """The reply said 完成时限：2020年，截止日为2021年6月30日."""
    issue = begun(ws, tmp_path, origin=IssueOrigin.SELF_CHECK)
    reviews.extend(
        ws, issue.uuid, ExtensionDraft(new_due=date(2021, 6, 30), by="县长", dated=DAY, ground="迟")
    )
    (item,) = gather(ws, asked("extension_reply", issue_uuids=(issue.uuid,)), "号", None).facts.items
    assert (item.deadline_raw, item.due) == ("", date(2021, 6, 30))
    late = replace(asked("supervision", issue_uuids=(issue.uuid,)), dated_on=date(2021, 7, 9))
    assert {
        each.deadline_raw for each in gather(ws, late, "号", None).facts.items if each.due == item.due
    } == {""}


def test_only_issues_with_such_an_act_are_offered_to_a_letter_about_it(ws, tmp_path):
    """延期批复 offered every issue of the ledger as 已延期, the first of them chosen and refused."""
    extended = begun(ws, tmp_path, origin=IssueOrigin.SELF_CHECK)
    done = closed(ws, tmp_path)
    given = ExtensionDraft(new_due=date(2021, 6, 30), by="县长", dated=DAY, ground="迟")
    reviews.extend(ws, extended.uuid, given)
    told = {kind: issues_told_of(ws, LetterKind(kind)) for kind in ("extension_reply", "closure_notice")}
    assert told == {"extension_reply": {extended.uuid}, "closure_notice": {done.uuid}}
    assert issues_told_of(ws, LetterKind("return_notice")) == set()
