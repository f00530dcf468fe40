"""Finding anything by a few words, two-character ones included."""

from __future__ import annotations

from core.domain.hit import Hit
from core.store import search as words_of
from core.workspace import Workspace


def search(ws: Workspace, words: str, limit: int = 50) -> list[Hit]:
    """Return the records in which every blank-separated word of ``words`` occurs."""
    return words_of.search(ws.ledger, words, limit)
