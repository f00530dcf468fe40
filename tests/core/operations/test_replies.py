from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.ladder import ReplyStep
from core.domain.letter import Letter, ReplyDraft
from core.domain.listing import ListKind, Timeliness
from core.domain.people import LiaisonDraft
from core.domain.unit import Unit
from core.errors import Refused
from core.operations import history, letters, liaisons, listing, replies
from core.operations.letter_request import request_of
from core.store import records

DAY = date(2020, 8, 10)


@pytest.fixture
def letter(practice):
    return letters.dispatch(practice, request_of(letters.propose(practice)[0], DAY)).value


def test_a_reply_is_kept_with_its_file_and_can_be_undone(practice, letter, tmp_path):
    proof = tmp_path / "回复.txt"
    proof.write_text("已整改", "utf-8")
    draft = ReplyDraft(replied_on=DAY, number="市财函〔2020〕1号", said="已整改到位", step=ReplyStep.CHASE)
    replies.enter(practice, letter.uuid, draft, [proof])
    assert replies.draft_of(practice, letter.uuid) == draft
    assert [each.name for each in replies.files_of(practice, letter.uuid)] == ["回复.txt"]
    query = listing.query_of(practice, ListKind.LETTERS)
    assert listing.list_rows(practice, query, [letter.uuid])[0].reply_state is Timeliness.DONE
    history.undo(practice)
    assert records.get(practice.ledger, Letter, letter.uuid).replied_on is None
    assert replies.files_of(practice, letter.uuid) == []


def test_a_reply_before_its_letter_or_to_a_void_one_is_refused(practice, letter):
    early = ReplyDraft(replied_on=date(2020, 8, 1))
    assert replies.check(practice, letter.uuid, early)
    with pytest.raises(Refused, match="not_valid"):
        replies.enter(practice, letter.uuid, early)
    letters.void(practice, letter.uuid, "写错")
    with pytest.raises(Refused, match="letter_is_void"):
        replies.enter(practice, letter.uuid, replace(early, replied_on=DAY))


def test_what_a_reply_leads_to_is_proposed_next(practice, letter):
    unit = letter.unit_uuid
    level = letter.kind.plan.level
    assert level
    assert replies.by_level(practice)[level] == 1
    replies.enter(practice, letter.uuid, ReplyDraft(replied_on=DAY, step=ReplyStep.NEXT_LEVEL))
    levels = {each.level for each in letters.propose(practice) if each.unit_uuid == unit}
    assert min(level + 1, 4) in levels


def test_the_officer_of_the_reply_is_kept_and_known_ones_are_offered(practice, letter):
    unit = records.get(practice.ledger, Unit, letter.unit_uuid).name
    for old in liaisons.of_unit(practice, letter.unit_uuid):
        liaisons.remove(practice, old.uuid)
    liaisons.add(practice, LiaisonDraft(unit=unit, name="老张", phone="1", until=date(2019, 12, 31)))
    liaisons.add(practice, LiaisonDraft(unit=unit, name="李娜", phone="0775-2", since=date(2020, 1, 1)))
    assert [each.name for each in replies.officers(practice, letter.uuid)][:2] == ["李娜", "老张"]
    draft = replies.draft_of(practice, letter.uuid)
    assert (draft.officer, draft.phone) == ("李娜", "0775-2")
    typed = replace(draft, officer=" 李娜 ", phone="", replied_on=DAY)
    stored = replies.enter(practice, letter.uuid, typed).value
    assert (stored.reply_officer, stored.reply_phone) == ("李娜", "0775-2")
    assert replies.draft_of(practice, letter.uuid).officer == "李娜"
    found = listing.list_ids(practice, replace(listing.query_of(practice, ListKind.LETTERS), words="李娜"))
    assert found == [letter.uuid]
