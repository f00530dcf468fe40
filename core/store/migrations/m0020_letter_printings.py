"""Printings of letters (打印记录): when a dispatched letter went onto paper, and how often.

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_PRINTING = """CREATE TABLE letter_printing (
    uuid TEXT PRIMARY KEY NOT NULL CHECK (uuid <> ''),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
    letter_uuid TEXT NOT NULL REFERENCES letter(uuid) ON DELETE RESTRICT,
    nth INTEGER NOT NULL CHECK (nth >= 1),
    printed_on TEXT NOT NULL CHECK (printed_on IS date(printed_on, '+0 days')),
    copies INTEGER NOT NULL CHECK (copies >= 1),
    printer TEXT NOT NULL,
    pages TEXT NOT NULL,
    UNIQUE (letter_uuid, nth)
) STRICT"""


def migrate(database: Database) -> None:
    """Add the table; its UNIQUE serves the look-up by letter."""
    database.execute(_PRINTING)
