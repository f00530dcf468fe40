"""Whether a ladder asks for a late reply by a letter of its own before a higher step comes (decision 0058).

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean. The new column is
empty, which changes no digest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: Database) -> None:
    """Add the column of ladders."""
    database.execute(
        "ALTER TABLE ladder ADD COLUMN chase_first INTEGER NOT NULL DEFAULT 0 CHECK (chase_first IN (0, 1))"
    )
