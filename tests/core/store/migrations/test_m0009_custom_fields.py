"""The step adds empty columns, which change no digest."""

from __future__ import annotations

import sqlite3

import pytest

from core.store.checking import check
from core.store.ledger import Ledger
from tests import builders
from tests.core.store.opened import save


def test_records_without_own_values_are_as_before_and_pairs_must_be_a_list(ledger: Ledger) -> None:
    save(ledger, builders.an_issue(), builders.an_inspection())
    rows = ledger.connection.execute(
        "SELECT custom FROM issue UNION ALL SELECT custom FROM inspection_record"
    )
    assert [row[0] for row in rows] == ["[]", "[]"]
    assert check(ledger, full=True) == []
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        ledger.connection.execute("UPDATE issue SET custom = '{}'")
