"""Fields an office adds itself (自定义字段): their definitions, and a place for values on three records.

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean. The new columns are
empty, which changes no digest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_KINDS = "'text', 'long', 'date', 'year', 'number', 'choice', 'unit', 'flag', 'links'"

_FIELD = f"""CREATE TABLE custom_field (
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
    owner TEXT NOT NULL CHECK (owner IN ('issue', 'measure', 'inspection')),
    label TEXT NOT NULL CHECK (label <> ''),
    kind TEXT NOT NULL CHECK (kind IN ({_KINDS})),
    required INTEGER NOT NULL CHECK (required IN (0, 1)),
    choices TEXT NOT NULL CHECK (choices GLOB '[[]*]'),
    hint TEXT NOT NULL,
    aliases TEXT NOT NULL CHECK (aliases GLOB '[[]*]'),
    position INTEGER NOT NULL CHECK (position >= 0),
    in_letters INTEGER NOT NULL CHECK (in_letters IN (0, 1)),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT"""

_HOLDERS = ("issue", "measure", "inspection_record")


def migrate(database: Database) -> None:
    """Create the table, and a column of (field, text) pairs on every record that can hold values."""
    database.execute(_FIELD)
    for table in _HOLDERS:
        column = "custom TEXT NOT NULL DEFAULT '[]' CHECK (custom GLOB '[[]*]')"
        database.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
