"""The record of a letter says what comes next and when, if no reply comes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.clock import FixedClock
from core.domain.drafts import IssueDraft, UnitName
from core.domain.ladder import ReplyStep
from core.domain.letter import LetterKind, ReplyDraft
from core.operations import issues, ladders, letter_next, letter_proposals, letters, replies
from core.operations.letter_request import LetterRequest, request_of


@pytest.fixture
def letter(ws):
    draft = IssueDraft(text="拖欠账款", units=(UnitName("市工信局"),), deadline_raw="2020年8月16日前")
    issues.register_issue(ws, draft)
    proposal = letter_proposals.proposals(ws)[0]
    return letters.dispatch(ws, request_of(proposal, ws.clock.today())).value


def on(ws, day):
    return replace(ws, clock=FixedClock.on(day))


def said(ws, letter):
    return letter_next.following(ws, letter.uuid).said


def test_an_unanswered_letter_names_the_step_and_its_day(ws, letter):
    assert letter.kind == LetterKind("written_dispatch")
    found = letter_next.following(ws, letter.uuid)
    day = letter.reply_due + timedelta(days=1)
    assert (found.day, found.step) in {(day, "dispatch"), (day, "reminder")}
    assert found.said.startswith(f"下一步：未按期回复的，{day.year}年{day.month}月{day.day}日起建议")
    later = on(ws, day)
    assert said(later, letter).startswith("下一步：现在可发")
    assert letter.document_number in said(later, letter)


def test_a_reply_a_later_letter_and_a_void_one_each_say_their_own(ws, letter):
    day = letter.reply_due + timedelta(days=1)
    later = on(ws, day)
    next_one = letters.dispatch(later, request_of(letter_proposals.proposals(later)[0], day)).value
    assert said(later, letter) == f"下一步：已另发{next_one.document_number}"
    replies.enter(later, next_one.uuid, ReplyDraft(replied_on=day, step=ReplyStep.ACCEPTED))
    assert said(later, next_one).startswith("下一步：仍未办结的，")
    letters.void(later, next_one.uuid, "写错")
    assert said(later, next_one) == ""


def test_a_letter_about_nothing_open_says_so(ws):
    issue = issues.register_issue(
        ws, IssueDraft(text="清单未公开", units=(UnitName("市教育局"),), deadline_raw="2020年12月底前")
    ).value
    ladders.choose(ws, "sanming")
    request = LetterRequest(
        kind=LetterKind("assignment"), dated_on=date(2020, 8, 17), issue_uuids=(issue.uuid,)
    )
    letter = letters.dispatch(ws, request).value
    day = letter.reply_due + timedelta(days=1)
    assert letter_next.following(ws, letter.uuid).day == day
    replies.enter(ws, letter.uuid, ReplyDraft(replied_on=date(2020, 8, 17), step=ReplyStep.ACCEPTED))
    assert "2021年1月1日" in said(ws, letter)
    later = on(ws, date(2020, 8, 18))
    assert "仍未办结" in said(later, letter)
