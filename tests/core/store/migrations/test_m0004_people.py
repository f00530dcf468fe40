"""A ledger of the schema before gains empty tables and loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from core.store.migrations import m0001_initial, m0004_people


def test_the_step_adds_five_empty_tables_and_touches_no_other() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        m0001_initial.migrate(database)
        before = {name: database.table(name).schema for name in database.table_names()}
        m0004_people.migrate(database)
        after = {name: database.table(name).schema for name in database.table_names()}
        assert {name: after[name] for name in before} == before
        assert set(after) - set(before) == {"operator", "liaison", "leader", "leader_visit", "operator_pin"}
        assert not database.table("operator_pin").count
