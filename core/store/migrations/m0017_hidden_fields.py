"""Fields of a register that an office put away (专项台账收起的栏目); what they hold is kept.

Frozen once released, like every step. The new column is empty, which changes no digest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: Database) -> None:
    """Add the column."""
    listed = "TEXT NOT NULL DEFAULT '[]' CHECK (hidden GLOB '[[]*]')"
    database.execute(f"ALTER TABLE register_definition ADD COLUMN hidden {listed}")
