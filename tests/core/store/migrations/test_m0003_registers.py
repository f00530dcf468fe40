"""A ledger of the first schema gains empty registers and loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from core.store.migrations import m0001_initial, m0003_registers


def test_the_step_adds_two_empty_tables_and_touches_no_other() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        m0001_initial.migrate(database)
        before = {name: database.table(name).schema for name in database.table_names()}
        m0003_registers.migrate(database)
        after = {name: database.table(name).schema for name in database.table_names()}
        assert {name: after[name] for name in before} == before
        assert set(after) - set(before) == {"register_definition", "register_entry"}
        assert not database.table("register_entry").count


def test_an_entry_without_a_register_is_refused() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        m0003_registers.migrate(Database(connection))
        row = ("u", 1, "0" * 64, "", "甲001", "[]")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute(
                "INSERT INTO register_entry (uuid, revision, content_digest, register, code, filled)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
