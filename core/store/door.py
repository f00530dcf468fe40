"""What is asked of a ledger before its window stands: plain text, without the records and all they bring.

Making a record class takes a start longer than reading its one row (decision 0066).
"""

from __future__ import annotations

import sqlite3


def office_name(connection: sqlite3.Connection) -> str:
    """Return the name of the office that keeps the ledger, empty when it says none."""
    row = connection.execute("SELECT name FROM office").fetchone()
    return str(row[0]) if row else ""


def letter_texts(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the office's own letter templates by identifier, as they are kept."""
    return dict(connection.execute("SELECT identifier, text FROM letter_template").fetchall())
