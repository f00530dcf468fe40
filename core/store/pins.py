"""PINs of operators, kept beside the records: as a salted scrypt hash, in no journal, package or list.

A PIN keeps colleagues from using the wrong name; it protects no file. Four digits can be tried out by whoever
has the hash, so the hash must not go where the journal or a package goes, and is overwritten when it changes.
"""

from __future__ import annotations

import os
from datetime import datetime

from core.errors import Refused
from core.store.ledger import Ledger
from core.store.writing import EntryKind, write

_COST, _BLOCK, _LANES, _BYTES = 2**14, 8, 1, 32
_SAVE = (
    "INSERT INTO operator_pin (operator_uuid, salt, hash) VALUES (?, ?, ?)"
    " ON CONFLICT (operator_uuid) DO UPDATE SET salt = excluded.salt, hash = excluded.hash"
)


def has_pin(ledger: Ledger, operator_uuid: str) -> bool:
    """Tell whether this operator signs in with a PIN."""
    memory = ledger.connection.memory
    if not memory.fresh(ledger.connection):
        return bool(_pins_of(ledger, operator_uuid))
    told = ("operator_pin", operator_uuid)
    return bool(memory.list_of(told, lambda: _pins_of(ledger, operator_uuid), None))


def _pins_of(ledger: Ledger, operator_uuid: str) -> list[tuple[int]]:
    sql = "SELECT 1 FROM operator_pin WHERE operator_uuid = ?"
    found: list[tuple[int]] = ledger.connection.execute(sql, (operator_uuid,)).fetchall()
    return found


def matches(ledger: Ledger, operator_uuid: str, pin: str) -> bool:
    """Tell whether ``pin`` is the operator's; where none is set, whatever was typed will do."""
    import hmac

    sql = "SELECT salt, hash FROM operator_pin WHERE operator_uuid = ?"
    row = ledger.connection.execute(sql, (operator_uuid,)).fetchone()
    return row is None or hmac.compare_digest(_hash(pin, bytes.fromhex(row[0])), row[1])


def set_pin(ledger: Ledger, operator_uuid: str, pin: str, *, now: datetime, actor: str, told: str) -> None:
    """Keep ``pin`` in place of what was there, or forget it when empty; an act, told without any image."""
    if ledger.read_only:
        raise Refused("read_only")
    connection = ledger.connection
    connection.execute("PRAGMA secure_delete=ON").fetchall()
    try:
        with write(
            connection, "operator.pin", told, now=now, actor=actor, kind=EntryKind.ACT, always=True
        ) as tx:
            if pin:
                salt = os.urandom(16)
                tx.connection.execute(_SAVE, (operator_uuid, salt.hex(), _hash(pin, salt)))
            else:
                tx.connection.execute("DELETE FROM operator_pin WHERE operator_uuid = ?", (operator_uuid,))
    finally:
        connection.execute("PRAGMA secure_delete=OFF").fetchall()


def _hash(pin: str, salt: bytes) -> str:
    from hashlib import scrypt

    made = scrypt(pin.encode("utf-8", "surrogatepass"), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=_BYTES)
    return made.hex()
