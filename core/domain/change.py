"""What a committed operation changed: the one event that pages listen to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """Tables and ids one operation touched. ``sequence`` is the journal entry, 0 when nothing was written."""

    sequence: int
    operation: str
    touched: tuple[tuple[str, str], ...] = ()
    """(table, uuid) pairs; for bulk work (over 1,000) the uuid may be "*"."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the names of the tables touched."""
        return frozenset(table for table, _ in self.touched)

    def touches(self, *tables: str) -> bool:
        """Tell whether any of ``tables`` was touched."""
        return not self.tables.isdisjoint(tables)


NOTHING_CHANGED = ChangeRecord(0, "")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What every operation that writes returns: its value and the change it made."""

    value: T
    change: ChangeRecord


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of 操作留痕 as shown to people. ``at`` is ISO 8601 with offset."""

    sequence: int
    at: str
    actor: str
    operation: str
    summary: str
    undoable: bool
    undone: bool
