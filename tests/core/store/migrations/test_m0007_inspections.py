from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from core.store.migrations.m0007_inspections import migrate
from core.store.migrations.steps import load_steps


def before(connection: sqlite3.Connection) -> Database:
    database = Database(connection)
    for step in load_steps()[:4]:
        step(database)
    given = "'0', 1, '" + "0" * 64 + "'"
    database.execute(
        "INSERT INTO inspection_record (uuid, revision, content_digest, code, title, kind, ways, basis,"
        " started_on, ended_on, points, people, counts, files_checked, files_good, conclusion, note) VALUES "
        f"({given}, 'JC-1', '检查', 'special', '[]', '', '2026-01-01', '2026-01-01',"
        " '[]', '[]', '[]', 3, 1, '', '')"
    )
    database.execute(
        "INSERT INTO unit (uuid, revision, content_digest, name, aliases, code, liaison, phone, note)"
        f" VALUES ({given}, '安新县', '[]', '', '', '', '')"
    )
    database.execute(
        "INSERT INTO unit_share (uuid, revision, content_digest, inspection_uuid, unit_uuid, role, position)"
        f" VALUES ({given}, '0', '0', 'inspected', 1)"
    )
    return database


def test_rows_and_indexes_outlive_the_rebuilt_tables() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = before(connection)
        indexes = {each.name for each in database["unit_share"].indexes}
        migrate(database)
        assert indexes == {each.name for each in database["unit_share"].indexes}
        (row,) = database["inspection_record"].rows
        assert (row["code"], row["files_checked"], row["theme"], row["plan_item_uuid"]) == (
            "JC-1",
            3,
            "",
            None,
        )
        (share,) = database["unit_share"].rows
        assert (share["role"], share["inspection_uuid"]) == ("inspected", "0")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_new_words_are_taken_and_no_others() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = before(connection)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE inspection_record SET kind = 'campaign'")
        migrate(database)
        connection.execute("UPDATE inspection_record SET kind = 'campaign'")
        connection.execute("UPDATE unit_share SET role = 'joint'")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE inspection_record SET kind = 'other'")
