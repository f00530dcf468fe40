"""From here on the journal keeps of a changed row whole only what it is after (decision 0075).

Frozen once released, like every step. No table changes and no entry is touched: what was written before stays
as it is, byte for byte, and is told apart by its form (``mapping.former_image``). The step is there for its
number: an earlier program would take the short form for a whole row and undo with it, so it must refuse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(_database: Database) -> None:
    """Change nothing in the file but its version."""
