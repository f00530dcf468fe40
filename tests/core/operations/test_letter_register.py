from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.letter import Letter, LetterState, ReturnDraft, SendingDraft, SentWay
from core.errors import Refused
from core.operations import history, letter_register, letters, replies
from core.operations.letter_request import LetterRequest
from core.store import records

DAY = date(2020, 8, 17)
WAY = SendingDraft(sent_on=DAY, way=SentWay.COURIER)


@pytest.fixture
def asked(practice):
    late = letters.propose(practice)[0]
    return LetterRequest(kind=late.kind, dated_on=DAY, unit_uuid=late.unit_uuid)


@pytest.fixture
def sent(practice, asked):
    return letters.dispatch(practice, asked).value


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "回执.pdf"
    path.write_bytes(b"%PDF-1.4 scan")
    return path


def test_how_a_letter_left_is_entered_and_undone(practice, sent):
    assert letter_register.sending_of(practice, sent.uuid).way is None
    letter_register.enter_sending(practice, sent.uuid, WAY)
    assert letter_register.sending_of(practice, sent.uuid) == WAY
    history.undo(practice)
    assert records.get(practice.ledger, Letter, sent.uuid).sent_way is None
    with pytest.raises(Refused, match="not_valid"):
        letter_register.enter_sending(practice, sent.uuid, SendingDraft(sent_on=DAY))


def test_the_way_may_be_said_at_dispatch(practice, asked):
    letter = letters.dispatch(practice, replace(asked, sent_way=SentWay.OA)).value
    assert (letter.sent_way, letter.sent_on) == (SentWay.OA, DAY)


def test_a_returned_slip_is_evidence_of_the_letter_and_signs_for_it(practice, sent, scan):
    draft = ReturnDraft(received_on=DAY, officer=" 王五 ")
    with pytest.raises(Refused, match="not_valid"):
        letter_register.file_return(practice, sent.uuid, draft, [])
    assert letter_register.slips_of(practice, sent.uuid) == []
    stored = letter_register.file_return(practice, sent.uuid, draft, [scan]).value
    assert [each.name for each in letter_register.slips_of(practice, sent.uuid)] == [scan.name]
    assert (stored.signed_on, stored.signed_by) == (DAY, "王五")
    assert [each.name for each in replies.files_of(practice, sent.uuid)] == ["回执.pdf"]
    assert letter_register.return_of(practice, sent.uuid) == replace(draft, officer="王五")
    history.undo(practice)
    assert records.get(practice.ledger, Letter, sent.uuid).signed_on is None
    assert replies.files_of(practice, sent.uuid) == []


def test_a_void_letter_takes_neither(practice, sent, scan):
    letters.void(practice, sent.uuid, "重复")
    with pytest.raises(Refused, match="letter_void_act"):
        letter_register.enter_sending(practice, sent.uuid, WAY)
    with pytest.raises(Refused, match="letter_void_act"):
        letter_register.file_return(practice, sent.uuid, ReturnDraft(received_on=DAY, officer="王"), [scan])


def test_every_number_is_accounted_for_with_its_state_and_reason(practice, asked, sent):
    second = letters.dispatch(practice, asked).value
    letters.void(practice, sent.uuid, "写错单位")
    next_year = replace(practice, clock=FixedClock.on(date(2021, 1, 4)))
    later = letters.dispatch(next_year, replace(asked, dated_on=date(2021, 1, 4))).value
    lines = letter_register.gaps(practice)
    assert [(each.year, each.number, each.state) for each in lines] == [
        (2020, 1, LetterState.VOID),
        (2020, 2, LetterState.DISPATCHED),
        (2021, 1, LetterState.DISPATCHED),
    ]
    assert lines[0].reason == "写错单位"
    assert lines[1].document_number == second.document_number
    assert letter_register.gaps(practice, sent.series, 2021)[0].document_number == later.document_number
    assert letter_register.gaps(practice, "没有") == []
