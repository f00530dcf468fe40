"""Proposals say why; one put aside stays away till its day with the reason on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.clock import FixedClock
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.ladder import CHASING, Dismissal
from core.domain.ladder_due import Reason
from core.domain.letter import LetterKind
from core.errors import Refused
from core.letters.letter import content_from_json
from core.operations import history, issues, ladders, letter_proposals, letters, measures
from core.operations.letter_request import request_of
from core.store import records


@pytest.fixture
def late(ws):
    for text in ("拖欠账款", "未公开清单"):
        draft = IssueDraft(text=text, units=(UnitName("市工信局"),), deadline_raw="2020年6月底前")
        issues.register_issue(ws, draft)
    return letter_proposals.proposals(ws)[0]


def on(ws, day):
    return replace(ws, clock=FixedClock(ws.clock.now().replace(year=day.year, month=day.month, day=day.day)))


def test_a_proposal_says_why_and_counts_its_items(ws, late):
    assert letter_proposals.why(late) == f"{late.items[0].code}等2项逾期48天"
    assert letter_proposals.step_words(late) == "警示督促（黄色）"
    assert (late.level, late.kind.value, late.ladder) == (3, "supervision", "四级阶梯")


def test_items_of_different_days_are_counted_as_the_letter_does_and_not_said_to_be_equally_late(ws, late):
    """Two measures of one issue are one item of the letter; 等7项逾期154天 was true of none but the first."""
    draft = IssueDraft(text="早的", units=(UnitName("市工信局"),), deadline_raw="2020年3月底前")
    early = issues.register_issue(ws, draft).value
    for text in ("一", "二"):
        measures.add_measure(ws, early.uuid, MeasureDraft(text=text))
    found = letter_proposals.proposals(ws)[0]
    assert (len(found.items), found.entries) == (4, 3)
    assert letter_proposals.why(found) == f"{early.code}逾期139天，同类共3项"
    letter = letters.dispatch(ws, request_of(found, ws.clock.today())).value
    assert "有3项超过规定时限" in "".join(block.text for block in content_from_json(letter.content).blocks)


def test_an_overdue_reply_feeds_the_ladder_and_the_sentence_names_the_letter(ws, late):
    ladders.choose(ws, "sanming")
    first = letter_proposals.proposals(ws)
    assert [each.kind.value for each in first] == ["reminder", "reminder"]
    letter = letters.dispatch(ws, request_of(first[0], ws.clock.today())).value
    later = on(ws, letter.reply_due + timedelta(days=3))
    found = {each.step: each for each in letter_proposals.proposals(later)}
    assert set(found) == {"blue", "orange"}
    assert letter.document_number in letter_proposals.why(found["orange"])
    assert "已过3天未回复" in letter_proposals.why(found["orange"])
    letters.void(ws, letter.uuid, "写错")
    assert {each.step for each in letter_proposals.proposals(later)} == {"blue"}


def test_every_reason_has_its_words(ws):
    codes = ("before_due", "days_late", "no_reply", "repeated", "urgent", "exposed", "reply_late")
    facts = (
        ("days", "3"),
        ("number", "容法督〔2020〕1号"),
        ("past", "2"),
        ("count", "2"),
        ("due", "2020-08-01"),
    )
    said = {letter_proposals.say_reason(Reason(code, facts)) for code in codes}
    said |= {
        letter_proposals.say_reason(Reason(code, facts[1:2]))
        for code in ("chase", "next_level", "again", "accepted_over")
    }
    assert len(said) == 11


def test_only_a_level_or_some_units(ws, late):
    assert letter_proposals.proposals(ws, level=3, units=("市工信局",)) == [late]
    assert letter_proposals.proposals(ws, level=1) == []
    with pytest.raises(Refused, match="unknown_unit"):
        letter_proposals.proposals(ws, units=("没有的局",))


def test_a_proposal_put_aside_stays_away_till_its_day_and_comes_back(ws, late):
    today = ws.clock.today()
    letter_proposals.dismiss(ws, late, today + timedelta(days=3), "已电话催办")
    assert letter_proposals.proposals(ws) == []
    assert len(records.find(ws.ledger, Dismissal, reason="已电话催办")) == 2
    assert letter_proposals.say_aside(ws) == [
        f"市工信局：到{today + timedelta(days=3)}暂不发，理由：已电话催办"
    ]
    assert letter_proposals.proposals(on(ws, today + timedelta(days=3))) == []
    assert letter_proposals.proposals(on(ws, today + timedelta(days=4))) != []
    history.undo(ws)
    assert letter_proposals.proposals(ws) == [late]


def test_what_is_put_aside_can_be_taken_back(ws, late):
    letter_proposals.dismiss(ws, late, date(2021, 1, 1), "节后再发")
    assert letter_proposals.take_back(ws).value == 2
    assert letter_proposals.proposals(ws) == [late]
    assert letter_proposals.put_aside(ws) == []


def test_putting_aside_needs_a_reason(ws, late):
    with pytest.raises(Refused, match="not_valid"):
        letter_proposals.dismiss(ws, late, ws.clock.today(), " ")


def test_what_must_be_filled_in_first_and_side_steps_wait_for_the_clerk(ws, late):
    listed = replace(late, kind=LetterKind("listed_supervision"), step="listed", level=4)
    asked = replace(late, kind=LetterKind("chaser"), step=CHASING, level=0)
    beside = replace(late, kind=LetterKind("circular"), step="praise", level=0)
    assert letter_proposals.to_fill(listed) == ("责任领导", "报告频次和形式", "摘牌条件（一行一个）")
    assert [letter_proposals.ticked(each) for each in (late, listed, asked, beside)] == [
        True,
        False,
        True,
        False,
    ]


def test_several_proposals_put_aside_at_once_come_back_with_one_undo(practice):
    found = letter_proposals.proposals(practice)
    assert len(found) > 1
    letter_proposals.dismiss_all(practice, found, date(2099, 12, 31), "已电话催办")
    assert letter_proposals.proposals(practice) == []
    history.undo(practice)
    assert letter_proposals.proposals(practice) == found
