"""After a restore nothing is numbered before a person has said how far the numbers really went (F25).

A backup knows nothing of what left the office after it. So a restored ledger takes no 发文字号 and no
package sequence until its last one is confirmed; the confirmation is kept with the restore it belongs to, so
that a later restore asks again.
"""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from core.errors import Refused
from core.store.facts import RESTORED_AT, RESTORED_FROM, read_fact, write_fact

_AHEAD = timedelta(days=31)
"""How long before a year begins a letter may already bear it."""


def which(connection: sqlite3.Connection) -> str:
    """Return the name of the restore this ledger came from, empty for one that never was restored."""
    return read_fact(connection, RESTORED_AT) and f"{read_fact(connection, RESTORED_AT)} {source(connection)}"


def source(connection: sqlite3.Connection) -> str:
    """Return the file name of the backup this ledger came from."""
    return read_fact(connection, RESTORED_FROM)


def number_key(series: str, year: int) -> str:
    """Return the fact that keeps the confirmed last number of a series and year."""
    return f"confirmed_number:{year}:{series}"


def sequence_key(target_code: str) -> str:
    """Return the fact that keeps the confirmed last sequence of packages to one superior."""
    return f"confirmed_sequence:{target_code}"


def confirmed(connection: sqlite3.Connection, key: str) -> int | None:
    """Return the last one confirmed under ``key``, 0 where nobody asks, ``None`` while it must be asked."""
    restore = which(connection)
    if not restore:
        return 0
    last, _, of = read_fact(connection, key).partition(" ")
    return int(last) if of == restore else None


def confirm(connection: sqlite3.Connection, key: str, last: int) -> None:
    """Keep that ``last`` was the last one used before the restore; the caller holds the transaction."""
    write_fact(connection, key, f"{last} {which(connection)}")


def number_open(connection: sqlite3.Connection, series: str, year: int) -> bool:
    """Tell whether the last number of ``series`` in ``year`` must be confirmed before the next is taken.

    A year that began well after the restore cannot have been used before it.
    """
    if confirmed(connection, number_key(series, year)) is not None:
        return False
    at = date.fromisoformat(read_fact(connection, RESTORED_AT)[:10])
    return year <= (at + _AHEAD).year


def refuse_unconfirmed(connection: sqlite3.Connection, series: str, year: int, last: int) -> None:
    """Raise ``Refused("number_unconfirmed")`` while ``number_open``; ``last`` is the highest known here."""
    if number_open(connection, series, year):
        facts = {"series": series, "year": year, "last": last, "backup": source(connection)}
        raise Refused("number_unconfirmed", **facts)


def last_sequence(connection: sqlite3.Connection, target_code: str, known: int) -> int:
    """Return the last package sequence used; raise ``Refused("sequence_unconfirmed")`` while nobody said."""
    last = confirmed(connection, sequence_key(target_code))
    if last is None:
        raise Refused("sequence_unconfirmed", last=known, backup=source(connection))
    return max(last, known)
