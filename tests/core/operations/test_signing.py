"""Who may do what; without roles, PINs and the two-person rule everything is as it was before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.drafts import IssueDraft
from core.domain.issue import IssueStatus
from core.domain.letter import LetterKind
from core.domain.lifecycle import Statement
from core.domain.people import OperatorDraft, OperatorRole, Signature
from core.domain.review import ReviewDraft, ReviewStep
from core.errors import Refused
from core.operations import history, issues, letters, offices, people, reviews, signing
from core.operations.letter_request import LetterRequest
from tests.core.operations import whole_issue

CLERK, REVIEWER, ADMIN = OperatorRole
DAY = whole_issue.DAY


def refused(code, act, *given, **named):
    with pytest.raises(Refused) as error:
        act(*given, **named)
    assert error.value.code == code


def setting(ws, **values):
    return offices.revise_settings(ws, replace(ws.settings, **values))


def person(ws, name, *roles):
    return people.add_operator(ws, OperatorDraft(name=name, roles=roles or (CLERK,))).value


def test_a_one_person_office_notices_nothing(ws):
    issues.register_issue(ws, IssueDraft(text="一"))
    assert history.entries(ws)[0].actor == "王经办"
    assert [each.uuid for each in signing.operators(ws)] == [""]
    assert ws.operator == "王经办"
    assert signing.worker(ws).roles == (CLERK, REVIEWER, ADMIN)


def test_who_signed_in_stands_in_the_journal(ws):
    person(ws, "李芳")
    signing.sign_in(ws, Signature("李 芳"))
    issues.register_issue(ws, IssueDraft(text="一"))
    assert ws.operator == history.entries(ws)[0].actor == "李芳"
    refused("operator_unknown", signing.sign_in, ws, Signature("赵六"))


def test_the_usual_operator_with_a_pin_must_sign_in_before_writing(ws):
    people.set_pin(ws, "", "739164")
    refused("operator_must_sign", issues.register_issue, ws, IssueDraft(text="一"))
    refused("operator_must_sign", history.undo, ws)
    refused("pin_wrong", signing.sign_in, ws, Signature("王经办", "000000"))
    signing.sign_in(ws, Signature("王经办", "739164"))
    issues.register_issue(ws, IssueDraft(text="一"))
    assert history.entries(ws)[0].actor == "王经办"


def test_roles_are_asked_only_when_the_office_turned_them_on(ws):
    person(ws, "李芳", CLERK)
    signing.sign_in(ws, Signature("李芳"))
    setting(ws, reply_limit_days=10)
    ws.desk.operator_uuid = ""
    setting(ws, roles_on=True)
    signing.sign_in(ws, Signature("李芳"))
    issues.register_issue(ws, IssueDraft(text="一"))
    refused("role_missing", setting, ws, reply_limit_days=20)
    refused("role_missing", offices.revise_office, ws, replace(ws.office, phone="1"))
    ws.desk.operator_uuid = ""
    person(ws, "赵审核", REVIEWER)
    signing.sign_in(ws, Signature("赵审核"))
    refused("role_missing", issues.register_issue, ws, IssueDraft(text="二"))


def test_undo_asks_for_the_role_of_what_it_takes_back(ws):
    person(ws, "李芳", CLERK)
    setting(ws, roles_on=True)
    signing.sign_in(ws, Signature("李芳"))
    refused("role_missing", history.undo, ws)
    ws.desk.operator_uuid = ""
    history.undo(ws)
    assert not ws.settings.roles_on


def asked_for_closure(ws, tmp_path):
    issue = whole_issue.begun(ws, tmp_path)
    for to in ("rectifying", "self_checked", "closure_requested"):
        issues.move_issue(ws, issue.uuid, IssueStatus(to))
    return issue


def passed(step):
    return ReviewDraft(step=step, by="核验组", dated=DAY)


def test_a_closure_asks_for_a_second_person_who_is_nobody_else(ws, tmp_path):
    issue = asked_for_closure(ws, tmp_path)
    li = person(ws, "李芳")
    people.set_pin(ws, li.uuid, "739164")
    setting(ws, two_person=True)
    reviews.review(ws, issue.uuid, passed(ReviewStep.CITY))
    last = passed(ReviewStep.PROVINCE)
    refused("second_needed", reviews.review, ws, issue.uuid, last)
    refused("second_same", reviews.review, ws, issue.uuid, last, Signature("王 经办"))
    refused("pin_wrong", reviews.review, ws, issue.uuid, last, Signature("李芳", "1111"))
    refused("operator_unknown", reviews.review, ws, issue.uuid, last, Signature("赵六"))
    assert reviews.review(ws, issue.uuid, last, Signature("李芳", "739164")).value.status == "closed"
    newest = history.entries(ws)[0]
    assert newest.actor == "王经办"
    assert "（王经办、李芳双人复核）" in newest.summary
    assert "739164" not in newest.summary


def test_a_move_back_into_struck_off_and_a_void_letter_ask_for_two_as_well(ws, tmp_path):
    issue = asked_for_closure(ws, tmp_path)
    person(ws, "李芳")
    for step in (ReviewStep.CITY, ReviewStep.PROVINCE):
        reviews.review(ws, issue.uuid, passed(step))
    standing = Statement(ground="长期坚持", cycle=whole_issue_cycle())
    issues.move_issue(ws, issue.uuid, IssueStatus.STANDING, statement=standing)
    setting(ws, two_person=True)
    back = Statement(ground="已巩固")
    refused("second_needed", issues.move_issue, ws, issue.uuid, IssueStatus.CLOSED, statement=back)
    moved = issues.move_issue(
        ws, issue.uuid, IssueStatus.CLOSED, statement=back, second=Signature("李芳")
    ).value
    assert moved.status == "closed"


def whole_issue_cycle():
    from core.domain.deadline import Cycle

    return Cycle.QUARTERLY


def test_a_letter_is_made_void_by_two(practice):
    ws = practice
    (found, *_) = letters.propose(ws)
    request = LetterRequest(kind=LetterKind.SUPERVISION, dated_on=ws.clock.today(), unit_uuid=found.unit_uuid)
    letter = letters.dispatch(ws, request).value
    person(ws, "李芳")
    setting(ws, two_person=True)
    refused("second_needed", letters.void, ws, letter.uuid, "写错")
    assert letters.by_number(ws, letter.document_number).state == "dispatched"
    assert letters.void(ws, letter.uuid, "写错", Signature("李芳")).value.state == "void"


def test_the_rules_about_people_are_only_set_where_they_can_be_kept(ws):
    refused("not_valid", setting, ws, two_person=True)
    li = person(ws, "李芳")
    setting(ws, two_person=True)
    refused("two_person_last", people.leave, ws, li.uuid, DAY)
