"""Small doors to the reading connection: rows by name, one column, and the reminder span of the office."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from core.settings import settings_from
from core.store.ledger import Ledger
from core.wording import word


def rows(ledger: Ledger, sql: str, facts: Mapping[str, object] | None = None) -> list[sqlite3.Row]:
    """Return all rows of ``sql``, readable by column name."""
    cursor: sqlite3.Cursor = ledger.connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, dict(facts or {})).fetchall()


def plain_rows(ledger: Ledger, sql: str, facts: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
    """Return all rows of ``sql`` as plain tuples, which very many rows are read as more quickly."""
    cursor: sqlite3.Cursor = ledger.connection.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, dict(facts or {})).fetchall()


def first_column(ledger: Ledger, sql: str, facts: Mapping[str, object] | None = None) -> list[Any]:
    """Return the first column of every row of ``sql``."""
    cursor: sqlite3.Cursor = ledger.connection.cursor()
    cursor.row_factory = None
    return [value for (value,) in cursor.execute(sql, dict(facts or {})).fetchall()]


@contextmanager
def one_moment(ledger: Ledger) -> Iterator[None]:
    """Hold what is read inside to one state of the ledger, whatever another connection commits meanwhile."""
    if ledger.connection.in_transaction:
        yield
        return
    ledger.connection.execute("BEGIN")
    try:
        yield
    finally:
        ledger.connection.execute("ROLLBACK")


def ids_fact(ids: Iterable[str]) -> str:
    """Return ``ids`` as the one JSON parameter that ``json_each`` takes apart."""
    return json.dumps(list(ids))


def soon_days(ledger: Ledger) -> int:
    """Return the widest reminder span (days) the office has set."""
    stored = first_column(ledger, "SELECT settings FROM office LIMIT 1")
    return max(settings_from(stored[0] if stored else "").reminder_days, default=0)


def day_facts(today: date, soon: int) -> dict[str, object]:
    """Return the parameters by which SQL knows day, reminder span, the sign between names, the tag 骨头案."""
    span = min(soon, date.max.toordinal() - today.toordinal())
    return {
        "today": today.isoformat(),
        "soon": (today + timedelta(days=span)).isoformat(),
        "sep": word("reading.unit_separator"),
        "hard": word("people.hard_tag"),
    }


def day(text: str | None) -> date | None:
    """Return the stored ISO date as a date."""
    return None if text is None else date.fromisoformat(text)
