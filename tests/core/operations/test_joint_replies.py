"""One reply answers the earlier letters about the same matters; 催报 then asks for none of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.ladder import ReplyStep
from core.domain.letter import Letter, LetterItem, LetterKind, ReplyDraft
from core.errors import Refused
from core.operations import dossiers, history, joint_replies, letter_items, letters, replies
from core.operations.letter_request import LetterRequest
from core.store import records
from core.store.overview import replies_awaited

FIRST, SECOND, DAY = date(2020, 7, 1), date(2020, 8, 3), date(2020, 8, 17)


@pytest.fixture
def sent(practice):
    """Two letters of one ladder about the same issues, and a third about another unit's."""
    proposal = letters.propose(practice)[0]
    unit = proposal.unit_uuid
    ids = tuple(dict.fromkeys(each.issue_uuid for each in proposal.items))

    def letter(kind, day, items=ids, **more):
        asked = LetterRequest(kind=kind, dated_on=day, unit_uuid=unit, issue_uuids=items, **more)
        return letters.dispatch(practice, asked).value

    return letter(LetterKind.SUPERVISION, FIRST), letter(LetterKind.SUPERVISION, SECOND)


def awaited(ws):
    return {each.uuid for each in replies_awaited(ws.ledger)}


def test_a_reply_to_the_later_letter_answers_the_earlier_and_is_undone_with_it(practice, sent):
    first, second = sent
    (offered,) = joint_replies.earlier(practice, second.uuid)
    assert (offered.letter.uuid, offered.covered) == (first.uuid, True)
    assert joint_replies.earlier(practice, first.uuid) == []
    assert {first.uuid, second.uuid} <= awaited(practice)
    also = joint_replies.ticked(practice, second.uuid)
    draft = ReplyDraft(replied_on=DAY, said="已整改", number="市财函〔2020〕1号")
    whole = replies.enter(practice, second.uuid, draft, also=also).value
    assert not {first.uuid, second.uuid} & awaited(practice)
    (joined,) = replies.of_letter(practice, first.uuid)
    assert (joined.said, joined.with_uuid, joined.position) == ("已整改", whole.uuid, 1)
    assert joint_replies.said(practice, whole) == f"一并答复：{first.document_number}"
    assert joint_replies.said(practice, joined) == f"随 {second.document_number} 的回复一并答复"
    history.undo(practice)
    assert {first.uuid, second.uuid} <= awaited(practice)
    assert replies.of_letter(practice, first.uuid) == []


def test_what_was_answered_is_not_asked_for_again(practice, sent):
    first, second = sent
    day = date(2020, 12, 1)
    chaser = LetterRequest(kind=LetterKind("chaser"), dated_on=day, unit_uuid=first.unit_uuid)
    replies.enter(practice, second.uuid, ReplyDraft(replied_on=DAY))
    assert letter_items.items_of(practice, chaser)
    history.undo(practice)
    replies.enter(practice, second.uuid, ReplyDraft(replied_on=DAY), also=[first.uuid])
    assert letter_items.items_of(practice, chaser) == ()
    issue = records.find(practice.ledger, LetterItem, letter_uuid=first.uuid)[0].issue_uuid
    shown = dossiers.issue_dossier(practice, issue).replies
    assert [each.letter_uuid for each in shown] == [second.uuid]


def test_correcting_and_removing_carry_the_earlier_letters_along(practice, sent):
    first, second = sent
    draft = ReplyDraft(replied_on=DAY, said="在办", step=ReplyStep.CHASE)
    whole = replies.enter(practice, second.uuid, draft, also=[first.uuid]).value
    (joined,) = replies.of_letter(practice, first.uuid)
    with pytest.raises(Refused, match="reply_joined"):
        replies.correct(practice, joined.uuid, draft)
    replies.correct(practice, whole.uuid, replace(draft, said="办结", step=ReplyStep.ACCEPTED))
    assert records.get(practice.ledger, Letter, first.uuid).reply_said == "办结"
    replies.correct(practice, whole.uuid, replace(draft, said="只答后文"), also=[])
    assert replies.of_letter(practice, first.uuid) == []
    assert records.get(practice.ledger, Letter, first.uuid).replied_on is None
    replies.correct(practice, whole.uuid, draft, also=[first.uuid])
    replies.remove(practice, whole.uuid)
    assert replies.of_letter(practice, first.uuid) == replies.of_letter(practice, second.uuid) == []
    history.undo(practice)
    assert len(replies.of_letter(practice, first.uuid)) == 1


def test_a_letter_about_more_is_offered_without_a_tick_and_a_strange_one_refused(practice, sent):
    first, second = sent
    issue = records.find(practice.ledger, LetterItem, letter_uuid=second.uuid)[0].issue_uuid
    asked = LetterRequest(
        kind=LetterKind.SUPERVISION, dated_on=DAY, unit_uuid=first.unit_uuid, issue_uuids=(issue,)
    )
    third = letters.dispatch(practice, asked).value
    found = joint_replies.earlier(practice, third.uuid)
    assert [each.letter.uuid for each in found] == [first.uuid, second.uuid]
    several = len(
        {each.issue_uuid for each in records.find(practice.ledger, LetterItem, letter_uuid=first.uuid)}
    )
    assert joint_replies.ticked(practice, third.uuid) == ([] if several > 1 else [first.uuid, second.uuid])
    with pytest.raises(Refused, match="reply_not_earlier"):
        replies.enter(practice, first.uuid, ReplyDraft(replied_on=DAY), also=[third.uuid])
    letters.void(practice, second.uuid, "写错")
    assert [each.letter.uuid for each in joint_replies.earlier(practice, third.uuid)] == [first.uuid]
