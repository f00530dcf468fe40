"""What a connection remembers while a save looks first, and from one such save to the next.

A save asks the same things whatever is changed: the office, its people, its own fields, the end of the
journal, the record itself, who else has its number, its units. What they said is kept with a stamp of two
counters SQLite keeps itself: ``data_version`` moves when anybody else commits to the file, ``total_changes``
when this connection writes a row by any statement. Only rows that were written and told here
(``Transaction``, kept drafts) move the stamp along, so a write nobody told of makes everything be read anew
instead of being believed. Nothing is remembered or believed outside a transaction that keeps the file as it
is: ``looking_first`` for writing, ``looking_ahead`` for reading what is likely to be saved next.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

Told = tuple[str, Any]
"""The table that was asked, and how."""
Newest = tuple[int, str, int]
"""Sequence and hash of the newest journal entry, and the number of the newest image."""
Answer = tuple[frozenset[str] | None, list[Any]]
"""The columns that an answer hangs on (``None``: all of them), and the answer."""
Kept = tuple[tuple[Any, ...], Any]
"""A row, and the record it stands for when somebody asked for that."""

_MOST = 256
"""Answers and rows that are kept at a time; when there are more, all begin anew."""

_only_row = sqlite3.Cursor.fetchone
"""A number SQLite has in its hands: nothing can fail that would have to be told in words."""


class Memory:
    """The memory of one connection; asleep outside ``looking_first`` and ``looking_ahead``."""

    __slots__ = ("_awake", "_kept", "_lists", "_rows", "_total", "newest")

    def __init__(self) -> None:
        self._lists: dict[Told, Answer] = {}
        self._rows: dict[Told, Kept] = {}
        self._kept: tuple[int, int] | None = None
        self._total = 0
        self._awake = False
        self.newest: Newest | None = None

    def wake(self, connection: sqlite3.Connection) -> None:
        """Begin to remember, right after the transaction began; what may be stale is forgotten.

        In a transaction for reading the question itself is what takes the lock, before anything else is read.
        """
        version: int = _only_row(connection.execute("PRAGMA data_version"))[0]
        stamp = (version, connection.total_changes)
        if self._kept != stamp:
            self._lists.clear()
            self._rows.clear()
            self.newest = None
            self._kept = stamp
        self._total = stamp[1]
        self._awake = True

    def fresh(self, connection: sqlite3.Connection) -> bool:
        """Tell whether what is remembered still holds: awake, and every row written since was told of."""
        return self._awake and connection.total_changes == self._total

    def list_of(self, told: Told, ask: Callable[[], list[Any]], columns: frozenset[str] | None) -> list[Any]:
        """Return what a table answered, asking it when it was not asked. Look whether it is ``fresh`` first.

        The answer hangs on ``columns`` of the table (``None``: on all of them).
        """
        known = self._lists.get(told)
        if known is None:
            if len(self._lists) >= _MOST:
                self._lists.clear()
            known = self._lists[told] = (columns, ask())
        return known[1]

    def row_of(self, told: Told) -> Kept | None:
        """Return a row with its record, ``None`` when it was not asked for. Look for ``fresh`` first."""
        return self._rows.get(told)

    def keep_row(self, told: Told, row: tuple[Any, ...], record: object = None) -> None:
        """Remember a row that was just read or written, and its record when it was built from that row."""
        if len(self._rows) >= _MOST:
            self._rows.clear()
        self._rows[told] = (row, record)

    def changed(self, told: Told, columns: frozenset[str]) -> None:
        """Take note that ``columns`` of one row were written, right after they were."""
        self._total += 1
        self._rows.pop(told, None)
        for asked, (hangs_on, _) in list(self._lists.items()):
            if asked[0] == told[0] and (hangs_on is None or not hangs_on.isdisjoint(columns)):
                del self._lists[asked]

    def wrote(self, table: str, rows: int) -> None:
        """Take note of rows added to or removed from ``table``, right after they were; it is asked anew."""
        self._total += rows
        for kept in (self._lists, self._rows):
            for told in [told for told in kept if told[0] == table]:
                del kept[told]

    def appended(self, newest: Newest, rows: int) -> None:
        """Take note of a journal entry that was written with its images."""
        self._total += rows
        self.newest = newest

    def sleep(self, connection: sqlite3.Connection, *, committed: bool) -> None:
        """Stop remembering at the end of the transaction; what was taken back is not believed later."""
        if committed and self._kept is not None and self.fresh(connection):
            self._kept = (self._kept[0], self._total)
        self._awake = False
