"""What was changed by hand in a letter's words before it left (手工修改的文字), a line a paragraph.

Frozen once released, like every step. The new column is empty, which changes no digest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: Database) -> None:
    """Add the column."""
    database.execute("ALTER TABLE letter ADD COLUMN text_edits TEXT NOT NULL DEFAULT ''")
