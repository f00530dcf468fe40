"""Half-typed forms, kept so that a crash costs no typing; they are no records and leave no trace.

They are kept every few seconds before a save and dropped right after it, so what the connection remembers for
saves must outlive them: they are told of (``core.store.remembered``).
"""

from __future__ import annotations

from datetime import datetime

from core.errors import Refused
from core.store.connection import immediate, looking_first
from core.store.ledger import Ledger

_SAVE = (
    "INSERT INTO form_draft (key, data, at) VALUES (?, ?, ?)"
    " ON CONFLICT (key) DO UPDATE SET data = excluded.data, at = excluded.at"
)


def save_draft(ledger: Ledger, key: str, data: str, now: datetime) -> None:
    """Keep ``data`` under ``key`` in place of what was there."""
    _refuse_read_only(ledger)
    connection = ledger.connection
    with looking_first(connection), immediate(connection):
        connection.execute(_SAVE, (key, data, now.isoformat(timespec="seconds")))
        connection.memory.wrote("form_draft", 1)


def load_draft(ledger: Ledger, key: str) -> str | None:
    """Return what was kept under ``key``, ``None`` when nothing was."""
    row = ledger.connection.execute("SELECT data FROM form_draft WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def kept_drafts(ledger: Ledger) -> list[str]:
    """Return the keys of everything kept, the newest first."""
    rows = ledger.connection.execute("SELECT key FROM form_draft ORDER BY at DESC, key").fetchall()
    return [str(key) for (key,) in rows]


def drop_draft(ledger: Ledger, key: str) -> None:
    """Forget what was kept under ``key``; the bytes are overwritten, not only unlinked."""
    _refuse_read_only(ledger)
    ledger.connection.execute("PRAGMA secure_delete=ON").fetchall()
    connection = ledger.connection
    with looking_first(connection), immediate(connection):
        gone = connection.execute("DELETE FROM form_draft WHERE key = ?", (key,)).rowcount
        connection.memory.wrote("form_draft", gone)
    ledger.connection.execute("PRAGMA secure_delete=OFF").fetchall()


def _refuse_read_only(ledger: Ledger) -> None:
    if ledger.read_only:
        raise Refused("read_only")
