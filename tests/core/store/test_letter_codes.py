from __future__ import annotations

from datetime import date

from core.domain.letter import LetterKind
from core.operations import letters
from core.operations.letter_request import LetterRequest
from core.store import letter_codes


def test_letters_are_found_by_the_end_of_their_uuid(practice):
    asked = LetterRequest(kind=LetterKind("circular"), dated_on=date(2020, 8, 17))
    sent = [letters.dispatch(practice, asked).value.uuid for _ in range(2)]
    assert [letter_codes.ending_in(practice.ledger, uuid[-10:]) for uuid in sent] == [[sent[0]], [sent[1]]]
    assert letter_codes.ending_in(practice.ledger, "zzzzzzzzzz") == []
    assert letter_codes.ending_in(practice.ledger, "") == []
