"""Which reply to a later letter answered an earlier one as well (一并答复前文, decision 0070).

Frozen once released, like every step; see ``m0001_initial`` for what the checks mean. The new column is
empty, which changes no digest. It is no foreign key: a package about one issue may hold the answered letter
without the later one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(database: Database) -> None:
    """Add the column of replies."""
    database.execute("ALTER TABLE reply ADD COLUMN with_uuid TEXT NOT NULL DEFAULT ''")
