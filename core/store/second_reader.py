"""A second connection beside the reading one, so that two walks over a large ledger are made at once.

SQLite lets go of the interpreter while it walks, so that two threads walk on two cores. Both see the same
state: the first holds the file while the second begins, and nobody can commit meanwhile (decision 0068).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from core.errors import Environment
from core.store.connection import Access, connect, sorting_alone
from core.store.ledger import Ledger
from core.store.reading import first_column, one_moment

A = TypeVar("A")
B = TypeVar("B")

WORTH_IT = 20_000
"""Measures from which two walks at once are quicker than the second connection is slow to open."""

HALVES = ("i.uuid < '8'", "i.uuid >= '8'")
"""Every issue is in one of them; names are random, so that they are alike in size."""


def side_by_side(ledger: Ledger, first: Callable[[Ledger], A], second: Callable[[Ledger], B]) -> tuple[A, B]:
    """Return what both read of one state of ``ledger``: at the same time where that is worth it.

    ``second`` may be given another ``Ledger``, open for the call only and in another thread.
    """
    with one_moment(ledger):
        path = _file(ledger) if is_large(ledger) else None
        if path is None:
            return first(ledger), second(ledger)
        from concurrent.futures import ThreadPoolExecutor  # only large ledgers need it

        with sorting_alone(ledger.connection), ThreadPoolExecutor(1, thread_name_prefix="beside") as pool:
            beside = pool.submit(_read_beside, ledger, path, second)
            here = first(ledger)
        try:
            return here, beside.result()
        except Environment:  # a writer waits at the door and lets nobody else in, or the place has trouble
            return here, second(ledger)


def is_large(ledger: Ledger, measures: int | None = None) -> bool:
    """Tell whether ``ledger`` has so many ``measures`` that it is worth to walk it in two halves."""
    most = WORTH_IT if measures is None else measures
    found = first_column(ledger, "SELECT 1 FROM measure LIMIT 1 OFFSET :n", {"n": most})
    return bool(found)


def _file(ledger: Ledger) -> Path | None:
    """Return the file another connection can read the same rows from; a past day lives in memory.

    A connection that writes may hold rows that no other one sees.
    """
    if not ledger.read_only:
        return None
    path = str(ledger.connection.execute("PRAGMA database_list").fetchone()[2])
    return Path(path) if path else None


def _read_beside(ledger: Ledger, path: Path, reading: Callable[[Ledger], B]) -> B:
    with closing(connect(path, Access.READ)) as connection:
        connection.execute("PRAGMA busy_timeout=0").fetchall()  # the first one waits for us while it holds
        if ledger.connection.given_up is not None:
            connection.stop_when(ledger.connection.given_up)
        with sorting_alone(connection):
            return reading(replace(ledger, connection=connection, lock=None))
