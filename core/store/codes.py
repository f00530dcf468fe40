"""Running numbers of records that people read: the next free one behind a prefix."""

from __future__ import annotations

from core.store.ledger import Ledger
from core.store.tables import table_of

_WIDTH = 3


def next_code(ledger: Ledger, record: type, prefix: str) -> str:
    """Return ``prefix`` with the number after the highest in use, at least three digits wide."""
    return coded(prefix, highest_number(ledger, record, prefix) + 1)


def highest_number(ledger: Ledger, record: type, prefix: str) -> int:
    """Return the highest number in use behind ``prefix``, 0 when there is none."""
    rows = ledger.connection.execute(
        f"SELECT substr(code, ?) FROM {table_of(record)} WHERE substr(code, 1, ?) = ?",
        (len(prefix) + 1, len(prefix), prefix),
    )
    return max((int(tail) for (tail,) in rows if tail.isdecimal()), default=0)


def coded(prefix: str, number: int) -> str:
    """Return ``prefix`` followed by ``number`` in the usual width."""
    return f"{prefix}{number:0{_WIDTH}d}"
