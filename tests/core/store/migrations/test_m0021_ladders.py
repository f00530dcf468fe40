"""The step of ladders: one ladder an office, one a batch; letters there before keep an empty step."""

from __future__ import annotations

import sqlite3

import pytest

from core.domain.ladder import Ladder
from core.domain.letter import Letter
from core.store import records
from tests import builders as a
from tests.core.store.opened import save


def test_an_office_has_one_ladder_and_a_batch_one(ledger):
    batch = a.a_batch()
    save(ledger, batch, a.a_ladder(), a.a_ladder(batch_uuid=batch.uuid))
    with pytest.raises(sqlite3.IntegrityError):
        save(ledger, a.a_ladder())
    with pytest.raises(sqlite3.IntegrityError):
        save(ledger, a.a_ladder(batch_uuid=batch.uuid))
    assert len(records.find(ledger, Ladder)) == 2


def test_steps_come_back_as_they_were_kept(ledger):
    kept = a.a_ladder()
    save(ledger, kept)
    assert records.get(ledger, Ladder, kept.uuid).steps == kept.steps


def test_a_letter_keeps_the_step_it_was_sent_under(ledger):
    unit = a.a_unit()
    letter = a.a_letter(unit, ladder_step="red")
    save(ledger, unit, letter)
    assert records.get(ledger, Letter, letter.uuid).ladder_step == "red"
