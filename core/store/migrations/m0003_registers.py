"""Registers (专项台账): their entries, and the definitions an office makes or changes itself.

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_RECORD = """
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64)"""

_DEFINITION = f"""CREATE TABLE register_definition ({_RECORD},
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    name TEXT NOT NULL,
    heading TEXT NOT NULL,
    about TEXT NOT NULL,
    code_prefix TEXT NOT NULL,
    fields TEXT NOT NULL CHECK (fields GLOB '[[]*]'),
    columns TEXT NOT NULL CHECK (columns GLOB '[[]*]'),
    year_of TEXT NOT NULL,
    count_by TEXT NOT NULL,
    totals TEXT NOT NULL CHECK (totals GLOB '[[]*]'),
    coverage TEXT NOT NULL,
    remind INTEGER NOT NULL CHECK (remind >= 0),
    place INTEGER NOT NULL,
    dues TEXT NOT NULL CHECK (dues GLOB '[[]*]'),
    done TEXT NOT NULL CHECK (done GLOB '[[]*]'),
    rates TEXT NOT NULL CHECK (rates GLOB '[[]*]'),
    issues TEXT NOT NULL CHECK (issues GLOB '[[]*]')
) STRICT"""

_ENTRY = f"""CREATE TABLE register_entry ({_RECORD},
    register TEXT NOT NULL CHECK (register <> ''),
    code TEXT NOT NULL,
    filled TEXT NOT NULL CHECK (filled GLOB '[[]*]'),
    issue_uuid TEXT REFERENCES issue(uuid) ON DELETE RESTRICT
) STRICT"""


def migrate(database: Database) -> None:
    """Create the two tables and their indexes."""
    database.execute(_DEFINITION)
    database.execute(_ENTRY)
    database.execute("CREATE INDEX register_entry_register ON register_entry(register, code)")
    linked = "register_entry(issue_uuid) WHERE issue_uuid IS NOT NULL"
    database.execute(f"CREATE INDEX register_entry_issue_uuid ON {linked}")
