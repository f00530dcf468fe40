from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from core.store.migrations import m0001_initial, m0002_life, m0003_registers, m0008_duties


def test_the_step_adds_five_tables_and_empty_days_of_signing() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        for step in (m0001_initial, m0002_life, m0003_registers):
            step.migrate(database)
        before = set(database.table_names())
        m0008_duties.migrate(database)
        assert set(database.table_names()) - before == {
            "recurring_duty",
            "occurrence",
            "dispatch",
            "dispatch_rule",
            "holiday_year",
        }
        assert {"sign_due", "signed_on", "signed_by"} <= set(database["letter"].columns_dict)
        share = database["unit_share"].columns_dict
        assert {"handed_on", "sign_due", "signed_on", "signed_by"} <= set(share)
