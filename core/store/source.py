"""What a list reads, as data: its tables and joins, and the expression behind every column key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Texts in another table: ``key IN (SELECT owner FROM origin WHERE …)``, evaluated once a query."""

    key: str
    owner: str
    origin: str
    texts: tuple[str, ...]
    only: str = "TRUE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One list in SQL.

    ``columns`` maps a column key to its expression and the names of the joins it needs; ``joins`` stand in
    the order they must be written. ``texts`` and ``elsewhere`` are what typed words are looked for in.
    ``order`` is the order without a wish and the tie-break behind every wish.
    """

    origin: str
    uuid: str
    joins: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]]
    ranks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: tuple[str, ...]
    text_joins: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    owners: tuple[str, ...] = ()
    """For lists with a units column: the ``unit_share`` columns, the nearest first."""
    members: Mapping[str, str] = field(default_factory=dict)
    """Column key of several texts → the stored JSON list."""
    order: tuple[tuple[str, bool], ...]
