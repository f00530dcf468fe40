"""The step adds the record of printings: each letter counts its own, none twice."""

from __future__ import annotations

import sqlite3

import pytest

from core.store.checking import check
from core.store.ledger import Ledger
from tests import builders
from tests.core.store.opened import save


def test_a_letter_counts_its_printings_without_two_of_one_number(ledger: Ledger) -> None:
    unit = builders.a_unit()
    letter = builders.a_letter(unit)
    save(ledger, unit, letter, builders.a_printing(letter), builders.a_printing(letter, nth=2))
    assert ledger.connection.execute("SELECT count(*) FROM letter_printing").fetchone()[0] == 2
    assert check(ledger, full=True) == []
    with pytest.raises(sqlite3.IntegrityError):
        save(ledger, builders.a_printing(letter, nth=2))
