"""The round of its issue an answer to a criterion was given in (检验标准的答复轮次).

Frozen once released, like every step. Zero, which changes no digest, stands for the first round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: Database) -> None:
    """Add the column."""
    database.execute("ALTER TABLE criterion ADD COLUMN answered_round INTEGER NOT NULL DEFAULT 0")
