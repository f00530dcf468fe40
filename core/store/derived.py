"""Columns that follow from another column of their row: written with it, outside every digest and image.

They only make lists quick. What a record says never depends on them, and ``checking`` holds every one
against its origin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.store.natural import natural_key


@dataclass(frozen=True, slots=True)
class Derived:
    """One such column: where it stands, what it follows from, and how."""

    table: str
    name: str
    origin: str
    follow: Callable[[str], str | None]


def code_key(code: str) -> str | None:
    """Return what codes are sorted by (``natural_key``), ``None`` without a code."""
    return natural_key(code) if code else None


DERIVED = (Derived("issue", "code_key", "code", code_key),)
NAMES = frozenset(each.name for each in DERIVED)


def derived_of(table: str) -> Iterator[Derived]:
    """Yield the derived columns of ``table``."""
    return (each for each in DERIVED if each.table == table)
