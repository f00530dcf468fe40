"""Finding one record by the number people use for it."""

from __future__ import annotations

from typing import TypeVar

from core.errors import Refused
from core.store import records
from core.store.tables import Record
from core.workspace import Workspace

R = TypeVar("R", bound=Record)


def by_code(ws: Workspace, record: type[R], code: str) -> R:
    """Return the record of this class numbered ``code``; raise ``Refused`` when there is none."""
    found = records.find(ws.ledger, record, code=code.strip())
    if not found:
        raise Refused("unknown_code", code=code)
    return found[0]
