"""What a connection remembers while a save looks first, and from one such save to the next.

A save asks the same small tables whatever is saved: the office, its people, its own fields, the end of the
journal. What they said is kept with a stamp of two counters SQLite keeps itself: ``data_version`` moves when
anybody else commits to the file, ``total_changes`` when this connection writes a row by any statement. Only
rows that a ``Transaction`` wrote and told here move the stamp along, so a write nobody told of (an import, an
undo, a kept draft) makes everything be read anew instead of being believed. Nothing is remembered outside the
write transaction of ``looking_first``, where nobody else can write.
"""

from __future__ import annotations

import sqlite3
from typing import Any

Told = tuple[str, Any]
"""The table that was asked, and how."""
Newest = tuple[int, str, int]
"""Sequence and hash of the newest journal entry, and the number of the newest image."""


class Memory:
    """The memory of one connection; asleep outside ``looking_first``."""

    __slots__ = ("_awake", "_kept", "_lists", "_rows", "_total", "newest")

    def __init__(self) -> None:
        self._lists: dict[Told, list[Any]] = {}
        self._rows: dict[Told, tuple[Any, ...]] = {}
        self._kept: tuple[int, int] | None = None
        self._total = 0
        self._awake = False
        self.newest: Newest | None = None

    def wake(self, connection: sqlite3.Connection) -> None:
        """Begin to remember, right after the write transaction began; what may be stale is forgotten."""
        version: int = connection.execute("PRAGMA data_version").fetchone()[0]
        self._total = connection.total_changes
        if self._kept != (version, self._total):
            self._lists.clear()
            self.newest = None
            self._kept = (version, self._total)
        self._rows.clear()
        self._awake = True

    def fresh(self, connection: sqlite3.Connection) -> bool:
        """Tell whether what is remembered still holds: awake, and every row written since was told of."""
        return self._awake and connection.total_changes == self._total

    def list_of(self, told: Told) -> list[Any] | None:
        """Return what a table answered, ``None`` when it was not asked. Ask ``fresh`` first."""
        return self._lists.get(told)

    def keep_list(self, told: Told, found: list[Any]) -> None:
        """Remember what a table answered."""
        self._lists[told] = found

    def row_of(self, told: Told) -> tuple[Any, ...] | None:
        """Return a row this very transaction read, ``None`` when it did not. Ask ``fresh`` first."""
        return self._rows.get(told)

    def keep_row(self, told: Told, row: tuple[Any, ...]) -> None:
        """Remember a row until the transaction ends or writes."""
        self._rows[told] = row

    def wrote(self, table: str, rows: int) -> None:
        """Take note of rows written to ``table``, right after they were; its answers are forgotten."""
        self._total += rows
        self._rows.clear()
        for told in [told for told in self._lists if told[0] == table]:
            del self._lists[told]

    def appended(self, newest: Newest, rows: int) -> None:
        """Take note of a journal entry that was written with its images."""
        self._total += rows
        self.newest = newest

    def sleep(self, connection: sqlite3.Connection, *, committed: bool) -> None:
        """Stop remembering at the end of the transaction; what was taken back is not believed later."""
        if committed and self._kept is not None and self.fresh(connection):
            self._kept = (self._kept[0], self._total)
        self._awake = False
