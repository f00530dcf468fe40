"""What a clerk asked for in a letter, how and when it left, and which letter it corrects (domain.md §4).

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean. The new columns are
empty, which changes no digest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: Database) -> None:
    """Add the columns of letters."""
    for column in ("asked", "correction_reason"):
        database.execute(f"ALTER TABLE letter ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    for column in (
        "sent_way TEXT CHECK (sent_way IN ('confidential', 'courier', 'oa', 'post', 'in_person'))",
        "sent_on TEXT CHECK (sent_on IS date(sent_on, '+0 days'))",
        "corrects_uuid TEXT REFERENCES letter(uuid)",
    ):
        database.execute(f"ALTER TABLE letter ADD COLUMN {column}")
