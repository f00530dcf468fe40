"""What SQLite says becomes a sentence with a next step; our own bugs stay bugs."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from core.errors import Environment
from core.store.faults import LedgerConnection, environment_of, translated
from core.wording import sentence

CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_BUSY: "ledger_locked",
    sqlite3.SQLITE_BUSY_RECOVERY: "ledger_locked",
    sqlite3.SQLITE_CORRUPT: "ledger_damaged",
    sqlite3.SQLITE_CORRUPT_INDEX: "ledger_damaged",
    sqlite3.SQLITE_NOTADB: "ledger_foreign",
    sqlite3.SQLITE_READONLY: "no_permission",
    sqlite3.SQLITE_READONLY_ROLLBACK: "ledger_unfinished",
    sqlite3.SQLITE_CANTOPEN: "no_permission",
    sqlite3.SQLITE_IOERR_WRITE: "ledger_unreachable",
    sqlite3.SQLITE_IOERR_FSYNC: "ledger_unreachable",
}


def told_by_sqlite(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(("code", "wanted"), CODES.items())
def test_a_fault_of_the_world_gets_its_sentence(code: int, wanted: str) -> None:
    found = environment_of(told_by_sqlite(code), "台账.db")
    assert found is not None
    assert found.code == wanted
    assert "{" not in sentence(found)


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_MISUSE]
)
def test_a_bug_of_ours_stays_what_it_is(code: int) -> None:
    with pytest.raises(sqlite3.OperationalError, match="as SQLite says"), translated("台账.db"):
        raise told_by_sqlite(code)


def test_text_that_is_no_text_is_damage() -> None:
    with pytest.raises(Environment, match="ledger_damaged"), translated("台账.db"):
        b"\xff".decode()


def test_what_sqlite_says_in_english_stands_in_the_log_and_not_in_the_sentence(tmp_path, caplog):
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE t (x)")
        plain.commit()
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * (path.stat().st_size - 100))
    opened = closing(sqlite3.connect(path, factory=LedgerConnection))
    with opened as connection, pytest.raises(Environment) as told:
        connection.execute("SELECT * FROM t")
    assert told.value.code == "ledger_damaged"
    assert "malformed" not in sentence(told.value)
    assert "malformed" in caplog.text


def test_a_ledger_moved_away_is_not_called_a_lack_of_permission(tmp_path) -> None:
    inside = str(tmp_path / "ledger.db")
    away = str(tmp_path / "moved" / "ledger.db")
    for code, path, wanted in (
        (sqlite3.SQLITE_READONLY_DBMOVED, inside, "ledger_moved"),
        (sqlite3.SQLITE_CANTOPEN, away, "ledger_moved"),
        (sqlite3.SQLITE_CANTOPEN, inside, "no_permission"),
    ):
        found = environment_of(told_by_sqlite(code), path)
        assert found is not None
        assert found.code == wanted
        assert "{" not in sentence(found)
