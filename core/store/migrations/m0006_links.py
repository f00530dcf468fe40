"""Links from register entries to the records they are about, further counts and spans of a register.

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TARGETS = {
    "issue_uuid": "issue",
    "measure_uuid": "measure",
    "inspection_uuid": "inspection_record",
    "unit_uuid": "unit",
    "letter_uuid": "letter",
}
_COLUMNS = "".join(
    f"    {column} TEXT REFERENCES {table}(uuid) ON DELETE RESTRICT,\n" for column, table in _TARGETS.items()
)
_ONE = " + ".join(f"({column} IS NOT NULL)" for column in _TARGETS)

_LINK = f"""CREATE TABLE register_link (
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
    entry_uuid TEXT NOT NULL REFERENCES register_entry(uuid) ON DELETE RESTRICT,
    field TEXT NOT NULL CHECK (field <> ''),
{_COLUMNS}    CHECK ({_ONE} = 1)
) STRICT"""

_LISTS = ("counts", "spans")


def migrate(database: Database) -> None:
    """Create the table with its indexes and add the two columns; nothing that stands is touched."""
    database.execute(_LINK)
    target = f"coalesce({', '.join(_TARGETS)})"
    database.execute(f"CREATE UNIQUE INDEX register_link_once ON register_link(entry_uuid, field, {target})")
    for column in _TARGETS:
        where = f"register_link({column}) WHERE {column} IS NOT NULL"
        database.execute(f"CREATE INDEX register_link_{column} ON {where}")
    for name in _LISTS:
        database.execute(
            f"ALTER TABLE register_definition ADD COLUMN {name} TEXT NOT NULL DEFAULT '[]'"
            f" CHECK ({name} GLOB '[[]*]')"
        )
