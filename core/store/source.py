"""What one list is in SQL: where it reads, what stands behind every column, where typed words are sought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.domain.listing import ColumnKind


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
    keys: Mapping[str, str] = field(default_factory=dict)
    """Column key of a code → the stored column its natural order is kept in (``core.store.derived``)."""
    texts: tuple[str, ...]
    text_joins: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    owners: tuple[str, ...] = ()
    """For lists with a units column: the ``unit_share`` columns, the nearest first."""
    members: Mapping[str, str] = field(default_factory=dict)
    """Column key of several texts → the stored JSON list."""
    order: tuple[tuple[str, bool], ...]
    kinds: Mapping[str, ColumnKind] = field(default_factory=dict)
    """The kinds of columns that ``listing`` does not know: those of the office's own fields."""


def own_texts(column: str) -> str:
    """Return the expression for the texts of an office's own fields, without what they are kept under."""
    texts = f"SELECT group_concat(json_extract(value, '$[1]'), :sep) FROM json_each({column})"
    return f"(CASE {column} WHEN '[]' THEN '' ELSE ({texts}) END)"
