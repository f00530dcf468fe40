from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.ladder import ReplyStep
from core.domain.letter import Letter, LetterItem, LetterKind, ReplyDraft
from core.domain.listing import ListKind, Timeliness
from core.domain.people import LiaisonDraft
from core.domain.unit import Unit
from core.errors import Refused
from core.operations import dossiers, history, letters, liaisons, listing, replies, searching
from core.operations.letter_request import request_of
from core.store import records
from core.store.overview import replies_awaited

DAY = date(2020, 8, 10)


@pytest.fixture
def letter(practice):
    return letters.dispatch(practice, request_of(letters.propose(practice)[0], DAY)).value


def test_a_reply_is_kept_with_its_file_and_can_be_undone(practice, letter, tmp_path):
    proof = tmp_path / "回复函扫描件.txt"
    proof.write_text("已整改", "utf-8")
    draft = ReplyDraft(replied_on=DAY, number="市财函〔2020〕1号", said="已整改到位", step=ReplyStep.ACCEPTED)
    reply = replies.enter(practice, letter.uuid, draft, [proof]).value
    assert replies.entered(practice, reply.uuid) == draft
    assert reply.entered_by == practice.operator
    assert [each.reply_uuid for each in replies.files_of(practice, letter.uuid)] == [reply.uuid]
    assert state_of(practice, letter) is Timeliness.DONE
    for words in ("已整改到位", "市财函", "回复函扫描件"):
        assert letter.uuid in [hit.uuid for hit in searching.search(practice, words)]
    history.undo(practice)
    assert records.get(practice.ledger, Letter, letter.uuid).replied_on is None
    assert replies.files_of(practice, letter.uuid) == []
    assert replies.of_letter(practice, letter.uuid) == []


def state_of(practice, letter):
    query = listing.query_of(practice, ListKind.LETTERS)
    return listing.list_rows(practice, query, [letter.uuid])[0].reply_state


def test_a_second_reply_leaves_the_first_and_the_latest_stands_on_the_letter(practice, letter):
    first = ReplyDraft(replied_on=DAY, said="正在办理", step=ReplyStep.CHASE)
    replies.enter(practice, letter.uuid, first)
    assert state_of(practice, letter) is not Timeliness.DONE
    second = replies.enter(
        practice, letter.uuid, replace(first, said="已办结", step=ReplyStep.ACCEPTED)
    ).value
    assert [each.said for each in replies.of_letter(practice, letter.uuid)] == ["正在办理", "已办结"]
    assert records.get(practice.ledger, Letter, letter.uuid).reply_said == "已办结"
    assert state_of(practice, letter) is Timeliness.DONE
    query = replace(listing.query_of(practice, ListKind.LETTERS), words="正在办理")
    assert listing.list_ids(practice, query) == [letter.uuid]
    replies.correct(practice, second.uuid, replace(replies.entered(practice, second.uuid), said="全部办结"))
    assert records.get(practice.ledger, Letter, letter.uuid).reply_said == "全部办结"
    replies.remove(practice, second.uuid)
    assert records.get(practice.ledger, Letter, letter.uuid).reply_said == "正在办理"
    assert replies.by_day(practice, letter.uuid, DAY).said == "正在办理"
    history.undo(practice)
    assert records.get(practice.ledger, Letter, letter.uuid).reply_said == "全部办结"
    with pytest.raises(Refused, match="reply_unknown"):
        replies.by_day(practice, letter.uuid, date(2020, 8, 9))


def test_a_reply_not_accepted_leaves_the_letter_unanswered_until_the_next_one_goes_out(practice, letter):
    def awaited():
        return letter.uuid in [each.uuid for each in replies_awaited(practice.ledger)]

    assert awaited()
    replies.enter(practice, letter.uuid, ReplyDraft(replied_on=DAY, step=ReplyStep.NEXT_LEVEL))
    assert awaited()
    proposal = next(each for each in letters.propose(practice) if each.unit_uuid == letter.unit_uuid)
    letters.dispatch(practice, replace(request_of(proposal, DAY), kind=LetterKind.SUPERVISION))
    assert not awaited()
    assert state_of(practice, letter) is Timeliness.DONE


def test_the_issue_shows_every_reply_to_its_letters_and_who_did_it(practice, letter):
    issue = records.find(practice.ledger, LetterItem, letter_uuid=letter.uuid)[0].issue_uuid
    replies.enter(practice, letter.uuid, ReplyDraft(replied_on=DAY, said="一", step=ReplyStep.CHASE))
    replies.enter(practice, letter.uuid, ReplyDraft(replied_on=DAY, said="二"))
    dossier = dossiers.issue_dossier(practice, issue)
    assert [each.said for each in dossier.replies] == ["一", "二"]
    assert [each.operation for each in dossier.timeline[:2]] == ["letter.reply"] * 2


def test_a_reply_before_its_letter_or_to_a_void_one_is_refused(practice, letter):
    early = ReplyDraft(replied_on=date(2020, 8, 1))
    assert replies.check(practice, letter.uuid, early)
    with pytest.raises(Refused, match="not_valid"):
        replies.enter(practice, letter.uuid, early)
    letters.void(practice, letter.uuid, "写错")
    with pytest.raises(Refused, match="letter_void_act"):
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
    assert (stored.officer, stored.phone) == ("李娜", "0775-2")
    assert replies.entered(practice, stored.uuid).officer == "李娜"
    found = listing.list_ids(practice, replace(listing.query_of(practice, ListKind.LETTERS), words="李娜"))
    assert found == [letter.uuid]
