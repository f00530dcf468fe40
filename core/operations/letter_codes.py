"""Record codes of letters: given at dispatch, typed or scanned when a slip comes back (回执, 送达回证)."""

from __future__ import annotations

from core.domain import record_code
from core.domain.letter import Letter
from core.errors import Refused
from core.identity import new_uuid
from core.store import letter_codes, records
from core.workspace import Workspace


def fresh_uuid(ws: Workspace) -> str:
    """Return a uuid for a letter whose code no letter of the ledger has."""
    while True:
        uuid = new_uuid()
        if not letter_codes.ending_in(ws.ledger, record_code.tail_of(record_code.code_of(uuid))):
            return uuid


def letter_with(ws: Workspace, typed: str) -> Letter | None:
    """Return the letter whose code was typed or scanned; ``None`` when it is no code of this ledger's."""
    tail = record_code.tail_of(typed)
    found = letter_codes.ending_in(ws.ledger, tail) if tail else []
    return records.get(ws.ledger, Letter, found[0]) if found else None


def by_code(ws: Workspace, typed: str) -> Letter:
    """Return the letter of a code; raise ``Refused`` when none has it."""
    found = letter_with(ws, typed)
    if found is None:
        raise Refused("unknown_record_code", code=typed)
    return found
