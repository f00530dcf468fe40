"""An older ledger gains empty tables and two empty columns, and loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from core.store.migrations import m0001_initial, m0005_criteria

NEW = {"criterion", "milestone", "milestone_report", "measure_link", "issue_link"}


def test_the_step_adds_tables_and_two_columns_that_are_empty() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        m0001_initial.migrate(database)
        before = {name: database.table(name).schema for name in database.table_names()}
        m0005_criteria.migrate(database)
        after = {name: database.table(name).schema for name in database.table_names()}
        assert set(after) - set(before) == NEW
        assert {name for name in before if before[name] != after[name]} == {"evidence"}
        columns = {column.name: column.default_value for column in database.table("evidence").columns}
        assert (columns["criterion_uuid"], columns["slot"]) == (None, None)


def test_an_issue_is_never_linked_with_itself_nor_twice_the_other_way_round() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        m0001_initial.migrate(Database(connection))
        m0005_criteria.migrate(Database(connection))
        for one, other in (("a", "a"), ("b", "a")):
            with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
                connection.execute(
                    "INSERT INTO issue_link (uuid, revision, content_digest, issue_uuid, other_uuid, note)"
                    " VALUES ('u', 1, ?, ?, ?, '')",
                    ("0" * 64, one, other),
                )
