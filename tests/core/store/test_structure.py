"""Structure is judged by SQLite's own checks; what is not about the file is not called damage."""

from __future__ import annotations

import sqlite3

import pytest

from core.errors import Environment
from core.store.ledger import Ledger
from core.store.structure import damage_of, refuse_damaged, structure_findings
from tests.builders import an_issue
from tests.core.store.opened import save


def test_a_sound_file_passes_both_checks(ledger: Ledger) -> None:
    for full in (False, True):
        assert structure_findings(ledger.connection, full=full) == []
        refuse_damaged(ledger.connection, "台账", full=full)


def test_an_index_that_lost_a_row_is_found_by_the_full_check_only(ledger: Ledger) -> None:
    save(ledger, an_issue(code="1"))
    ledger.connection.execute("PRAGMA writable_schema=ON")
    ledger.connection.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'issue(code)', 'issue(area)') WHERE name = 'issue_code'"
    )
    ledger.connection.execute("PRAGMA writable_schema=RESET")
    codes = [
        [each.code for each in structure_findings(ledger.connection, full=full)] for full in (False, True)
    ]
    assert codes[0] == []
    assert set(codes[1]) == {"structure"}


def test_a_broken_reference_is_refused_with_its_table(ledger: Ledger) -> None:
    ledger.connection.execute("PRAGMA foreign_keys=OFF")
    save(ledger, an_issue(batch_uuid="gone"))
    with pytest.raises(Environment, match="ledger_damaged") as caught:
        refuse_damaged(ledger.connection, "台账", full=False)
    assert caught.value.facts == {"path": "台账", "reason": "issue"}


def test_a_locked_file_is_not_called_damaged() -> None:
    with pytest.raises(Environment, match="ledger_locked"):
        damage_of(Environment("ledger_locked", path="x"))
    assert damage_of(sqlite3.OperationalError("unknown function")).code == "structure"
