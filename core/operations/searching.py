"""Finding anything by a few words, two-character ones included."""

from __future__ import annotations

from core.domain.hit import Hit
from core.operations.register_definitions import private_fields
from core.store import search as words_of
from core.workspace import Workspace


def search(ws: Workspace, words: str, limit: int = 50, *, with_names: bool = True) -> list[Hit]:
    """Return the records in which every blank-separated word of ``words`` occurs.

    Without ``with_names`` the fields of registers that hold names of persons are not even looked into: to
    find an entry by a name tells that it stands there (domain §3.4).
    """
    return words_of.search(ws.ledger, words, limit, unseen=() if with_names else private_fields(ws))
