"""What a window asks before any record is loaded is what the records say."""

from __future__ import annotations

from core.domain.letter_template import LetterTemplate
from core.domain.office import Office
from core.store import records
from core.store.door import letter_texts, office_name
from core.store.ledger import Ledger
from tests.core.store.opened import save


def test_the_name_is_that_of_the_office_record(ledger: Ledger) -> None:
    assert office_name(ledger.connection) == records.find(ledger, Office)[0].name != ""


def test_the_texts_are_those_of_the_templates_by_identifier(ledger: Ledger) -> None:
    assert letter_texts(ledger.connection) == {}
    save(ledger, LetterTemplate(uuid="t1", identifier="urging", text="title = '催促函'"))
    assert letter_texts(ledger.connection) == {"urging": "title = '催促函'"}
