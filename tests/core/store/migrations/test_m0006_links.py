"""A ledger with registers gains an empty table of links and two empty columns, and loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from core.store.ledger import Ledger
from core.store.migrations import m0001_initial, m0002_life, m0003_registers, m0006_links
from tests import builders
from tests.core.store.opened import save


def test_the_step_adds_a_table_and_two_columns_and_touches_nothing_else() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        for step in (m0001_initial, m0002_life, m0003_registers):
            step.migrate(database)
        before = {name: database.table(name).columns for name in database.table_names()}
        m0006_links.migrate(database)
        after = {name: database.table(name).columns for name in database.table_names()}
        assert set(after) - set(before) == {"register_link"}
        grown = {name for name in before if after[name] != before[name]}
        assert grown == {"register_definition"}
        added = {column.name: column.default_value for column in after["register_definition"][-2:]}
        assert added == {"counts": "'[]'", "spans": "'[]'"}


def test_a_link_points_to_exactly_one_record_once(ledger: Ledger) -> None:
    issue, unit, entry = builders.an_issue(), builders.a_unit(), builders.an_entry()
    save(ledger, unit, issue, entry)
    save(ledger, builders.a_link(entry, issue_uuid=issue.uuid))
    for wrong in (
        builders.a_link(entry),
        builders.a_link(entry, issue_uuid=issue.uuid),
        builders.a_link(entry, issue_uuid=issue.uuid, unit_uuid=unit.uuid),
        builders.a_link(entry, field="", unit_uuid=unit.uuid),
        builders.a_link(entry, unit_uuid="nobody"),
    ):
        try:
            save(ledger, wrong)
        except sqlite3.IntegrityError:
            continue
        raise AssertionError(wrong)
