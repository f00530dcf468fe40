"""One text a kind: a second of the same identifier is refused, an empty one too."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database

from core.store.migrations import m0022_letter_templates


def test_an_identifier_stands_once_and_no_text_is_empty() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        m0022_letter_templates.migrate(Database(connection))
        insert = "INSERT INTO letter_template VALUES (?, 1, ?, ?, ?, '')"
        connection.execute(insert, ("a", "0" * 64, "reminder", "x"))
        for row in (("b", "0" * 64, "reminder", "x"), ("c", "0" * 64, "own", ""), ("d", "0" * 64, "", "x")):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(insert, row)
