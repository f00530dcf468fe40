"""F25: numbers and sequences used since the backup are not taken again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.letter import LetterKind, LetterNumber, LetterState
from core.errors import Refused
from core.operations import history, ledgers, letters, restored, submissions, upkeep
from core.store import facts, numbers, records
from core.store.checking import check
from tests.core.operations.test_letters import late, supervision

__all__ = ["late"]

DAY = date(2020, 8, 17)
TEN_DAYS_LATER = FixedClock.on(date(2020, 8, 27))


@pytest.fixture
def again(ws, late, tmp_path):
    """A ledger restored from a backup after which two letters and one package left; and its unit."""
    request = supervision(late.unit_uuid)
    letters.dispatch(ws, request)
    backup = upkeep.backup(ws, ws.folder / "backups")
    for _ in range(2):
        letters.dispatch(ws, request)
    submissions.submit(ws, "2020-08")
    upkeep.restore(backup, tmp_path / "again", TEN_DAYS_LATER)
    made = ledgers.open_ledger(tmp_path / "again", TEN_DAYS_LATER)
    yield made, request
    made.close()


def test_a_restored_ledger_numbers_nothing_before_a_person_confirmed_how_far_it_went(again):
    ws, request = again
    for act in (letters.preview, letters.dispatch):
        with pytest.raises(Refused) as told:
            act(ws, request)
        assert (told.value.code, told.value.facts["last"]) == ("number_unconfirmed", 1)
    with pytest.raises(Refused, match="sequence_unconfirmed"):
        submissions.submit(ws, "2020-08")
    assert [each.n for each in records.find(ws.ledger, LetterNumber)] == [1]


def test_papers_beside_the_backup_tell_the_likely_last_number_and_sequence(again):
    ws, _ = again
    asked = restored.unconfirmed(ws)
    found = [(each.series, each.last, each.seen) for each in asked.series]
    assert [each for each in found if each[0] in {"容法改", "容法督"}] == [("容法改", 0, 0), ("容法督", 1, 3)]
    assert {each[1:] for each in found if each[0] != "容法督"} == {(0, 0)}
    assert (asked.sequence.last, asked.sequence.seen) == (0, 1)
    assert asked.backup.endswith(".db")
    assert restored.unconfirmed(ws, ("容法督", 2031)) == asked


def test_lost_numbers_are_entered_as_void_and_the_next_one_is_new(again):
    ws, request = again
    assert restored.confirm_numbers(ws, "容法督", 2020, 3, "电脑损坏").value == 2
    letter = letters.dispatch(ws, request).value
    assert letter.document_number == "容法督〔2020〕4号"
    lost = numbers.gap_report(ws.ledger, "容法督", 2020)[1:3]
    assert [(each.n, each.state, each.reason) for each in lost] == [
        (2, LetterState.VOID, "已用未留底：电脑损坏"),
        (3, LetterState.VOID, "已用未留底：电脑损坏"),
    ]
    assert restored.confirm_sequence(ws, 1).value == 1
    assert submissions.submit(ws, "2020-08").value.sequence == 2
    assert check(ws.ledger, full=True) == []


def test_a_confirmation_without_loss_is_still_told_in_the_trail_and_no_undo_takes_it(again):
    ws, _ = again
    assert restored.confirm_numbers(ws, "容法督", 2020, 1).value == 0
    newest = history.entries(ws)[0]
    assert (newest.operation, newest.undoable) == ("restored.numbers", False)
    assert "最后用到1号" in newest.summary
    with pytest.raises(Refused, match="nothing_unconfirmed"):
        restored.confirm_numbers(ws, "容法督", 2020, 1)


@pytest.mark.parametrize(("last", "code"), [(0, "confirmed_too_low"), (2002, "confirmed_too_high")])
def test_a_slip_of_the_finger_is_refused(again, last, code):
    ws, request = again
    with pytest.raises(Refused, match=code):
        restored.confirm_numbers(ws, "容法督", 2020, last)
    with pytest.raises(Refused, match="number_unconfirmed"):
        letters.dispatch(ws, request)


def test_a_second_restore_asks_again_and_a_later_year_asks_nothing(again, tmp_path):
    ws, request = again
    restored.confirm_numbers(ws, "容法督", 2020, 3)
    year = replace(request, dated_on=date(2021, 3, 1))
    next_year = replace(ws, clock=FixedClock.on(year.dated_on))
    assert letters.dispatch(next_year, year).value.document_number == "容法督〔2021〕1号"
    backup = upkeep.backup(ws, tmp_path / "usb")
    later = FixedClock.on(date(2020, 9, 1))
    upkeep.restore(backup, tmp_path / "third", later)
    third = ledgers.open_ledger(tmp_path / "third", later)
    try:
        with pytest.raises(Refused, match="number_unconfirmed"):
            letters.dispatch(third, request)
    finally:
        third.close()


def test_a_ledger_that_never_was_restored_asks_nothing(ws):
    assert restored.unconfirmed(ws) is None
    assert facts.read_fact(ws.ledger.connection, facts.RESTORED_AT) == ""
    assert letters.series_of(ws, LetterKind.SUPERVISION) == "容法督"
    with pytest.raises(Refused, match="nothing_unconfirmed"):
        restored.confirm_sequence(ws, 3)
