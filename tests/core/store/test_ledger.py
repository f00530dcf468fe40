"""A ledger is made whole, opened under the house rules, and refused in words when it cannot be."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.domain.issue import Issue
from core.domain.office import Office
from core.errors import Environment, Refused, UserFacing
from core.store import facts, records
from core.store.connection import APPLICATION_ID, Access, connect
from core.store.ledger import Ledger
from core.store.migrations.steps import HEAD
from core.wording import sentence
from tests.builders import an_issue, an_office
from tests.core.store.opened import NOW, begin, save


def refusal(folder: Path, *, read_only: bool = False) -> UserFacing:
    with pytest.raises(UserFacing) as caught:
        Ledger.open(folder, now=NOW, read_only=read_only).close()
    assert sentence(caught.value)
    return caught.value


def test_a_new_ledger_holds_its_office_and_a_name_of_its_own(ledger: Ledger) -> None:
    assert [office.name for office in records.find(ledger, Office)] == [an_office().name]
    assert len(facts.read_fact(ledger.connection, facts.LEDGER_ID)) == 36
    assert sorted(path.name for path in ledger.folder.iterdir()) == [
        "backups",
        "evidence",
        "issued",
        "ledger.db",
        "lock",
        "received",
        "sent",
    ]


def test_every_pragma_of_the_house_holds_after_opening(ledger: Ledger) -> None:
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cache_spill": 0,
        "recursive_triggers": 1,
        "application_id": APPLICATION_ID,
        "user_version": HEAD,
    }
    found = {name: ledger.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted


def test_a_second_ledger_in_the_same_folder_is_refused(ledger: Ledger) -> None:
    folder = ledger.folder
    ledger.close()
    with pytest.raises(Refused, match="ledger_exists"):
        Ledger.create(folder, an_office(), now=NOW)
    assert Ledger.open(folder, now=NOW).close() is None


def test_a_ledger_that_could_not_be_made_leaves_no_file(tmp_path: Path) -> None:
    nameless = an_office(uuid="")
    with pytest.raises(sqlite3.IntegrityError):
        Ledger.create(tmp_path / "l", nameless, now=NOW)
    assert [path.name for path in (tmp_path / "l").iterdir()] == ["lock"]


def test_what_was_saved_is_there_after_closing_and_opening(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue)
    ledger.close()
    with Ledger.open(ledger.folder, now=NOW) as again:
        assert records.get(again, Issue, issue.uuid) == issue


def test_a_folder_without_ledger_is_told_and_stays_empty(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "ledger_missing"
    assert list(tmp_path.iterdir()) == []


def test_another_programs_database_is_told_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE accounts (name)")
        other.commit()
    before = path.read_bytes()
    assert refusal(tmp_path).code == "ledger_foreign"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a database at all", b"SQLite format 3\x00" + b"\xff" * 900]
)
def test_a_file_that_is_no_database_is_told_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    assert refusal(tmp_path).code in ("ledger_foreign", "ledger_damaged")
    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_ledger_is_refused_and_not_touched(ledger: Ledger, *, read_only: bool) -> None:
    ledger.connection.execute(f"PRAGMA user_version={HEAD + 1}")
    ledger.close()
    path = ledger.folder / "ledger.db"
    before = path.read_bytes()
    error = refusal(ledger.folder, read_only=read_only)
    assert (error.code, error.facts["version"]) == ("ledger_newer", HEAD + 1)
    assert path.read_bytes() == before


def test_reading_goes_on_while_another_connection_writes(ledger: Ledger) -> None:
    save(ledger, an_issue())
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        ledger.connection.execute("BEGIN IMMEDIATE")
        ledger.connection.execute("UPDATE ledger_fact SET value = value")
        assert len(records.find(reader, Issue)) == 1
        ledger.connection.execute("COMMIT")
        save(ledger, an_issue())
        assert len(records.find(reader, Issue)) == 2


def test_a_ledger_opened_for_reading_refuses_every_write(ledger: Ledger) -> None:
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        with pytest.raises(Refused, match="read_only"):
            save(reader, an_issue())
        with pytest.raises(Environment, match="no_permission"):
            reader.connection.execute("DELETE FROM form_draft")


def test_reading_needs_no_lock_and_leaves_none(ledger: Ledger) -> None:
    ledger.close()
    (ledger.folder / "lock").unlink()
    Ledger.open(ledger.folder, now=NOW, read_only=True).close()
    assert not (ledger.folder / "lock").exists()


def test_opening_for_writing_clears_what_a_killed_program_left_half_written(ledger: Ledger) -> None:
    ledger.close()
    left = ledger.folder / "backups" / ".ledger-x.db.12345678.part"
    left.write_bytes(b"half")
    Ledger.open(ledger.folder, now=NOW).close()
    assert not left.exists()


def test_replacing_journal_rows_does_not_walk_through_the_triggers(ledger: Ledger) -> None:
    save(ledger, an_issue())
    row = ledger.connection.execute("SELECT * FROM journal WHERE sequence = 2").fetchone()
    marks = ", ".join("?" * len(row))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        ledger.connection.execute(f"INSERT OR REPLACE INTO journal VALUES ({marks})", row)
    for change in ("UPDATE journal SET actor = ''", "DELETE FROM journal_image"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            ledger.connection.execute(change)


def test_a_missing_file_is_never_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(Environment, match="no_permission"):
        connect(tmp_path / "ledger.db", Access.WRITE)
    assert list(tmp_path.iterdir()) == []


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    opened = begin(tmp_path)
    opened.close()
    opened.close()
