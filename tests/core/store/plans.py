"""What SQLite means to do with the statements a reading runs, so that tests can hold it to its indexes."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.store.ledger import Ledger

_SCAN = re.compile(r"SCAN (?!\(subquery).*(?<!VIRTUAL TABLE INDEX \d:)$")


def plans(ledger: Ledger, reading: Callable[[], object]) -> list[tuple[str, list[str]]]:
    """Return every SELECT that ``reading`` runs with the lines of its plan."""
    ran: list[str] = []
    ledger.connection.set_trace_callback(ran.append)
    try:
        reading()
    finally:
        ledger.connection.set_trace_callback(None)
    selects = [sql for sql in ran if sql.lstrip().startswith("SELECT")]
    return [
        (sql, [row[3] for row in ledger.connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()])
        for sql in selects
    ]


def scans(plan: list[str]) -> list[str]:
    """Return the tables a plan reads whole; JSON lists and what a sub-select already found are none."""
    return [line.split()[1] for line in plan if _SCAN.match(line)]
