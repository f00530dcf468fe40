"""发文字号: each number of a series and year is taken once, in the transaction that uses it, and never again.

A number is a record like any other (journalled, digested), but one that cannot be removed. Taking one makes
the transaction an act, so that no undo gives it back.
"""

from __future__ import annotations

import sqlite3

from core.domain.letter import LetterNumber, LetterState
from core.identity import new_uuid
from core.store import records, restored
from core.store.ledger import Ledger
from core.store.writing import Transaction

_HIGHEST = "SELECT coalesce(max(n), 0) FROM letter_number WHERE series = ? AND year = ?"


def upcoming(ledger: Ledger, series: str, year: int) -> int:
    """Return the number that would be next; looking takes nothing."""
    return _highest(ledger.connection, series, year) + 1


def take(tx: Transaction, series: str, year: int) -> LetterNumber:
    """Take the next number of ``series`` in ``year`` (the year of the letter's date) and return it, reserved.

    Numbers start at 1 every year and have no gaps, because the transaction holds the only write lock. Raises
    ``Refused("number_unconfirmed")`` in a restored ledger until ``confirm_last``.
    """
    tx.become_act()
    last = _highest(tx.connection, series, year)
    restored.refuse_unconfirmed(tx.connection, series, year, last)
    return tx.add(LetterNumber(uuid=new_uuid(), series=series, year=year, n=last + 1))


def refuse_unconfirmed(ledger: Ledger, series: str, year: int) -> None:
    """Raise ``Refused("number_unconfirmed")`` when no number of the series can be taken yet."""
    restored.refuse_unconfirmed(ledger.connection, series, year, _highest(ledger.connection, series, year))


def confirm_last(tx: Transaction, series: str, year: int, last: int, reason: str) -> int:
    """Keep that ``last`` was the last number used before a restore; return how many were lost with it.

    Every lost number is entered as void with ``reason``: it was used, and its letter is not here.
    """
    tx.become_act()
    tx.tell_always()
    lost = range(_highest(tx.connection, series, year) + 1, last + 1)
    for n in lost:
        tx.add(
            LetterNumber(
                uuid=new_uuid(), series=series, year=year, n=n, state=LetterState.VOID, reason=reason
            )
        )
    restored.confirm(tx.connection, restored.number_key(series, year), last)
    return len(lost)


def begin_at(tx: Transaction, series: str, year: int, first: int, reason: str) -> int:
    """Let ``first`` be the next number: those before it that stand nowhere are void; return how many."""
    tx.become_act()
    before = range(_highest(tx.connection, series, year) + 1, first)
    for n in before:
        tx.add(
            LetterNumber(
                uuid=new_uuid(), series=series, year=year, n=n, state=LetterState.VOID, reason=reason
            )
        )
    return len(before)


def gap_report(ledger: Ledger, series: str, year: int) -> list[LetterNumber]:
    """Return every number of a series and year in order, each with its state, as auditors ask for it."""
    return records.find(ledger, LetterNumber, series=series, year=year, order="n")


def _highest(connection: sqlite3.Connection, series: str, year: int) -> int:
    return int(connection.execute(_HIGHEST, (series, year)).fetchone()[0])
