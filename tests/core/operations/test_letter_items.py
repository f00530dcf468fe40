from __future__ import annotations

from datetime import date

from core.domain.letter import LetterKind, ReplyDraft
from core.operations import letter_items, letters, replies
from core.operations.letter_facts import gather
from core.operations.letter_request import LetterRequest, request_of

DAY = date(2020, 8, 17)


def test_every_kind_about_items_offers_units_with_items_of_its_scope(practice):
    for kind in (LetterKind("written_dispatch"), LetterKind.SUPERVISION, LetterKind("delisting")):
        found = letter_items.units_for(practice, kind, DAY)
        assert found
        assert all(each.items and each.kind is kind for each in found)
    assert letter_items.units_for(practice, LetterKind("chaser"), DAY) == []


def test_earlier_letters_are_cited_and_a_late_reply_is_chased(practice):
    proposal = letters.propose(practice)[0]
    sent = letters.dispatch(practice, request_of(proposal, DAY)).value
    unit, later = proposal.unit_uuid, date(2020, 12, 1)
    warning = LetterRequest(kind=LetterKind("warning"), dated_on=later, unit_uuid=unit)
    earlier = [item.earlier for item in gather(practice, warning, "号", later).facts.items]
    assert any(sent.document_number in text and sent.kind.words in text for text in earlier)
    chaser = LetterRequest(kind=LetterKind("chaser"), dated_on=later, unit_uuid=unit)
    assert letter_items.items_of(practice, chaser)
    replies.enter(practice, sent.uuid, ReplyDraft(replied_on=practice.clock.today()))
    assert letter_items.items_of(practice, chaser) == ()
