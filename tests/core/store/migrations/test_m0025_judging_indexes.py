from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from core.store.migrations import steps


def test_the_step_makes_both_indexes_of_what_judging_reads():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        for step in steps.load_steps()[:24]:
            step(database)
        steps.load_steps()[24](database)
        held = {each.name: each.columns for each in database["measure"].indexes}
        assert held["measure_issue_uuid"][-2:] == ["deadline_start", "finished_on"]
        told = connection.execute(
            "EXPLAIN QUERY PLAN SELECT i.status, m.finished_on FROM issue AS i "
            "CROSS JOIN measure AS m ON m.issue_uuid = i.uuid"
        ).fetchall()
    assert [row[3] for row in told] == [
        "SCAN i USING COVERING INDEX issue_judged",
        "SEARCH m USING COVERING INDEX measure_issue_uuid (issue_uuid=?)",
    ]
