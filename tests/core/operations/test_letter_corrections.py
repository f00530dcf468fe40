from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.letter import Letter, LetterItem, LetterState
from core.errors import Refused
from core.letters.letter import content_from_json
from core.operations import letter_corrections, letters
from core.operations.letter_asked import asked_of
from core.operations.letter_request import LetterRequest
from core.store import numbers, records
from core.workspace import Workspace

DAY = date(2020, 8, 17)


@pytest.fixture
def sent(practice):
    late = letters.propose(practice)[0]
    asked = LetterRequest(
        kind=late.kind,
        dated_on=DAY,
        unit_uuid=late.unit_uuid,
        issue_uuids=tuple({item.issue_uuid for item in late.items}),
    )
    return letters.dispatch(practice, asked).value


def test_a_correction_is_a_new_letter_of_its_kind_that_cites_the_old_and_leaves_it_as_it_is(practice, sent):
    asked = letter_corrections.correction_of(practice, sent.uuid)
    assert asked == replace(asked_of(sent), dated_on=practice.clock.today(), corrects_uuid=sent.uuid)
    with pytest.raises(Refused, match="correction_reason_needed"):
        letters.preview(practice, asked)
    made = letters.dispatch(practice, replace(asked, correction_reason="单位名称写错。")).value
    first, *others = (block.text for block in content_from_json(made.content).blocks)
    assert not any(sent.document_number in text for text in others)
    assert sent.document_number in first
    assert "原因是单位名称写错。现予更正" in first
    assert (made.kind, made.unit_uuid, made.corrects_uuid) == (sent.kind, sent.unit_uuid, sent.uuid)
    assert made.document_number != sent.document_number
    assert records.get(practice.ledger, Letter, sent.uuid) == sent
    assert letter_corrections.corrected_by(practice, sent.uuid) == made
    letters.void(practice, made.uuid, "又写错了")
    assert letter_corrections.corrected_by(practice, sent.uuid) is None


def test_a_void_letter_is_not_corrected(practice, sent):
    letters.void(practice, sent.uuid, "重复")
    with pytest.raises(Refused, match="correction_of_void"):
        letter_corrections.correction_of(practice, sent.uuid)


def test_a_letter_of_an_older_program_is_corrected_from_its_record(practice, sent):
    older = replace(sent, asked="")
    assert asked_of(older) is None
    rebuilt = letter_corrections._rebuilt(practice, older)
    assert (rebuilt.kind, rebuilt.unit_uuid, rebuilt.dated_on) == (sent.kind, sent.unit_uuid, DAY)
    assert set(rebuilt.issue_uuids) | set(rebuilt.measure_uuids)


def test_a_back_dated_letter_takes_the_number_of_its_own_year(practice, sent):
    ws = Workspace(practice.ledger, FixedClock.on(date(2021, 1, 6)))
    asked = asked_of(sent)
    back = letters.dispatch(ws, replace(asked, dated_on=date(2020, 12, 31))).value
    new = letters.dispatch(ws, replace(asked, dated_on=date(2021, 1, 5))).value
    assert (back.year, back.number) == (2020, sent.number + 1)
    assert (new.year, new.number) == (2021, 1)
    assert numbers.upcoming(ws.ledger, sent.series, 2020) == back.number + 1
    assert back.state is LetterState.DISPATCHED


def test_one_matter_bears_a_number_of_either_series(practice, sent):
    asked = replace(asked_of(sent), kind=type(sent.kind)("supervision_order"))
    order = letters.dispatch(practice, asked).value
    assert order.series != sent.series
    assert order.number == 1
    items = [records.find(practice.ledger, LetterItem, letter_uuid=each.uuid) for each in (sent, order)]
    assert {item.issue_uuid for item in items[0]} == {item.issue_uuid for item in items[1]}


def test_nothing_is_entered_for_a_void_letter_and_its_successor_is_named(practice, sent):
    again = replace(letter_corrections.correction_of(practice, sent.uuid), correction_reason="单位写错")
    made = letters.dispatch(practice, again).value
    assert letter_corrections.in_force(practice, sent.uuid) == sent
    letters.void(practice, sent.uuid, "写错单位")
    with pytest.raises(Refused, match="letter_void_corrected") as found:
        letter_corrections.in_force(practice, sent.uuid)
    assert (found.value.facts["reason"], found.value.facts["later"]) == ("写错单位", made.document_number)
    letters.void(practice, made.uuid, "又错")
    with pytest.raises(Refused, match="letter_void_act"):
        letter_corrections.in_force(practice, sent.uuid)
