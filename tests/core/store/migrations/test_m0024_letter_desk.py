from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from core.store.migrations import m0024_letter_desk

COLUMNS = ("asked", "correction_reason", "sent_way", "sent_on", "corrects_uuid")


def test_a_letter_gains_empty_columns_and_knows_the_ways_it_may_leave():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE letter (uuid TEXT PRIMARY KEY NOT NULL) STRICT")
        connection.execute("INSERT INTO letter VALUES ('a')")
        m0024_letter_desk.migrate(Database(connection))
        kept = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM letter").fetchone()
        assert kept == ("", "", None, None, None)
        connection.execute("UPDATE letter SET sent_way = 'oa', sent_on = '2026-11-22', corrects_uuid = 'a'")
        for column, wrong in (("sent_way", "pigeon"), ("sent_on", "2026-02-30")):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(f"UPDATE letter SET {column} = ?", (wrong,))
