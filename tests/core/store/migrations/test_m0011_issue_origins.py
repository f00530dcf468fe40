from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from core.domain.issue import IssueOrigin
from core.store.migrations.m0011_issue_origins import migrate
from core.store.migrations.steps import load_steps
from tests import builders as a
from tests.core.store.opened import save


def before(connection: sqlite3.Connection) -> Database:
    """An issue with a measure under the schema before, a gap in its rowids, a view and a trigger."""
    database = Database(connection)
    for step in load_steps()[:10]:
        step(database)
    columns = [
        row for row in database.execute("PRAGMA table_info(issue)").fetchall() if row[3] and not row[4]
    ]
    empty = {"revision": 1, "content_digest": "0" * 64, "origin": "complaint", "status": "registered"}
    for uuid in ("gone", "kept"):
        given = {"uuid": uuid, "code": uuid, "text": "问题"}
        row = {c[1]: _plain(c[2], c[1]) for c in columns} | empty | given
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        database.execute(f"INSERT INTO issue ({names}) VALUES ({marks})", list(row.values()))
    database.execute("DELETE FROM issue WHERE uuid = 'gone'")
    database.execute("CREATE VIEW seen AS SELECT code FROM issue")
    database.execute(
        "CREATE TRIGGER guard BEFORE DELETE ON unit "
        "BEGIN SELECT count(*) FROM issue WHERE code = old.name; END"
    )
    return database


def _plain(kind: str, name: str) -> object:
    words = {"deadline_kind": "unset", "deadline_confidence": "certain", "round": 1}
    if name in words:
        return words[name]
    lists = ("deadline_stages", "tags", "extra", "source_values", "custom")
    return "[]" if name in lists else (0 if kind == "INTEGER" else "")


def everything(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    found = connection.execute("SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2").fetchall()
    return [tuple(each) for each in found]


def test_rows_indexes_views_and_triggers_outlive_the_rebuilt_table() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = before(connection)
        there = everything(connection)
        rows = connection.execute("SELECT rowid, * FROM issue").fetchall()
        assert rows[0][0] == 2
        migrate(database)
        assert everything(connection) == there
        assert connection.execute("SELECT rowid, * FROM issue").fetchall() == rows
        assert connection.execute("SELECT code FROM seen").fetchall() == [("kept",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        database.execute("UPDATE issue SET origin = 'hotline'")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("UPDATE issue SET origin = 'rumour'")


def test_the_ledger_holds_an_issue_of_every_origin(ledger) -> None:
    issues = [a.an_issue(origin=origin) for origin in IssueOrigin]
    save(ledger, *issues, a.a_measure(issues[-1]))
    kept = ledger.connection.execute("SELECT count(DISTINCT origin) FROM issue").fetchone()[0]
    assert kept == len(IssueOrigin)
    assert ledger.connection.execute("PRAGMA foreign_key_check").fetchall() == []
