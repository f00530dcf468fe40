from __future__ import annotations

import json
from datetime import date

import pytest

from core.domain.record_code import SPECIMEN, code_of
from core.errors import Refused
from core.letters.letter import LetterContent
from core.operations import letter_codes, letters
from core.operations.letter_request import LetterRequest
from core.store import letter_codes as stored

DAY = date(2020, 8, 17)


@pytest.fixture
def sent(practice):
    late = letters.propose(practice)[0]
    return letters.dispatch(
        practice, LetterRequest(kind=late.kind, dated_on=DAY, unit_uuid=late.unit_uuid)
    ).value


def test_the_slip_bears_the_code_that_opens_the_letter(practice, sent):
    (form,) = json.loads(sent.content)["forms"]
    assert form["code"] == code_of(sent.uuid)
    for typed in (form["code"], form["code"].lower().replace("-", ""), f" {form['code']}\n"):
        assert letter_codes.by_code(practice, typed).uuid == sent.uuid
    assert stored.ending_in(practice.ledger, sent.uuid[-10:]) == [sent.uuid]


def test_a_preview_shows_a_specimen_that_opens_nothing(practice, sent, monkeypatch):
    drawn: list[LetterContent] = []
    kept = letters._laid_out
    monkeypatch.setattr(letters, "_laid_out", lambda ws, content: drawn.append(content) or kept(ws, content))
    letters.preview(practice, LetterRequest(kind=sent.kind, dated_on=DAY, unit_uuid=sent.unit_uuid))
    assert drawn[0].forms[0].code == SPECIMEN
    assert letter_codes.letter_with(practice, SPECIMEN) is None


def test_a_code_of_another_ledger_is_refused_by_name(practice, sent):
    other = code_of(letter_codes.fresh_uuid(practice))
    with pytest.raises(Refused, match="unknown_record_code"):
        letter_codes.by_code(practice, other)
    assert letter_codes.letter_with(practice, "县司法局") is None
