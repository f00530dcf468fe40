"""What a ledger remembers of itself: its own name, when it was made, that it was restored."""

from __future__ import annotations

import sqlite3

LEDGER_ID = "ledger_id"
CREATED_AT = "created_at"
RESTORED_AT = "restored_at"
RESTORED_FROM = "restored_from"


def read_fact(connection: sqlite3.Connection, key: str) -> str:
    """Return the fact under ``key``, empty when there is none."""
    row = connection.execute("SELECT value FROM ledger_fact WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def write_fact(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep ``value`` under ``key``; the caller holds the transaction."""
    connection.execute(
        "INSERT INTO ledger_fact (key, value, content_digest) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value, content_digest = excluded.content_digest",
        (key, value, fact_digest(key, value)),
    )


def fact_digest(key: str, value: str) -> str:
    """Return the digest that goes with a fact."""
    from core.store.mapping import digest_of  # records; reading a fact needs none

    return digest_of(f"{key}\n{value}")
