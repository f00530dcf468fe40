from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from core.store.mapping import digest_of, shape_of_table
from core.store.migrations import steps
from tests import builders

CODES = ("2026-10", "2026-9", "", "问题十二")


def test_the_step_fills_the_key_of_every_code_and_no_digest_changes():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        for step in steps.load_steps()[:15]:
            step(database)
        for code in CODES:
            _insert(connection, builders.an_issue(code=code, batch_uuid=None))
        told = "SELECT uuid, content_digest FROM issue ORDER BY uuid"
        before = connection.execute(told).fetchall()
        steps.load_steps()[15](database)
        assert connection.execute(told).fetchall() == before
        kept = dict(connection.execute("SELECT code, code_key FROM issue"))
    assert kept == {"2026-10": "042026-0210", "2026-9": "042026-019", "": None, "问题十二": "问题0212"}


def _insert(connection, issue):
    shape = shape_of_table("issue")
    row = shape.row_of(issue)
    marks = ", ".join("?" * (len(row) + 1))
    connection.execute(
        f"INSERT INTO issue ({', '.join(shape.columns)}, content_digest) VALUES ({marks})",
        (*row, digest_of(shape.canonical(row))),
    )
