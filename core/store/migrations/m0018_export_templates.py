"""Export templates (报送模板), the officer on the reply to a letter, and 总第N期 of a numbered issue.

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean. The new columns are
empty, which changes no digest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TEMPLATE = """CREATE TABLE export_template (
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
    name TEXT NOT NULL CHECK (name <> ''),
    rows TEXT NOT NULL CHECK (rows IN ('issue', 'measure')),
    sheet TEXT NOT NULL,
    head_row INTEGER NOT NULL CHECK (head_row >= 0),
    first_row INTEGER NOT NULL CHECK (first_row >= 0),
    columns TEXT NOT NULL CHECK (columns GLOB '[[]*]'),
    fingerprint TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT"""


def migrate(database: Database) -> None:
    """Create the table and add the columns of letters."""
    database.execute(_TEMPLATE)
    for column in ("reply_officer", "reply_phone"):
        database.execute(f"ALTER TABLE letter ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    database.execute("ALTER TABLE letter ADD COLUMN issue_total INTEGER NOT NULL DEFAULT 0")
