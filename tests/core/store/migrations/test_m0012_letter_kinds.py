from __future__ import annotations

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from core.store.migrations import steps


def test_the_two_tables_take_any_kind_and_a_reply_file_and_keep_their_indexes():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        database = Database(connection)
        for step in steps.load_steps()[:11]:
            step(database)
        before = {index.name for table in ("letter", "evidence") for index in database[table].indexes}
        steps.load_steps()[11](database)
        after = {index.name for table in ("letter", "evidence") for index in database[table].indexes}
        named = {name for name in before if not name.startswith("sqlite_")}
        assert named | {"evidence_letter_uuid"} <= after
        assert "supervision" not in database["letter"].schema
        columns = {column.name for column in database["letter"].columns}
        assert {"replied_on", "reply_number", "reply_said", "reply_step", "sign_due"} <= columns
        assert {"letter_uuid", "criterion_uuid"} <= {column.name for column in database["evidence"].columns}
