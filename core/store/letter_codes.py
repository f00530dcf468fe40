"""Finding letters by the end of their uuid, which is what the code on a slip holds."""

from __future__ import annotations

from core.store.ledger import Ledger

_ENDING = "SELECT uuid FROM letter WHERE substr(uuid, -length(?1)) = ?1 ORDER BY uuid"


def ending_in(ledger: Ledger, tail: str) -> list[str]:
    """Return the uuids of all letters that end in ``tail``."""
    return [uuid for (uuid,) in ledger.connection.execute(_ENDING, (tail,))]
