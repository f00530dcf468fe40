"""The group an office's own register stands in on the page (专项台账的分组).

Frozen once released, like every step. The new column is empty, which changes no digest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: Database) -> None:
    """Add the column."""
    database.execute("ALTER TABLE register_definition ADD COLUMN shelf TEXT NOT NULL DEFAULT ''")
