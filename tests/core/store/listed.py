"""Asking the reading side of the store as list pages do, on the day most tests are seen on."""

from __future__ import annotations

from collections.abc import Iterable

from core.domain.listing import Filter, ListKind, ListQuery
from core.store import views
from core.store.ledger import Ledger
from tests.builders import TODAY


def only(column: str, *values: str, contains: bool = False) -> Filter:
    """Return a filter on one column."""
    return Filter(column=column, values=values, contains=contains)


def ids(
    ledger: Ledger, kind: ListKind, words: str = "", *filters: Filter, sort: Iterable[tuple[str, bool]] = ()
) -> list[str]:
    """Return the ids a list shows."""
    query = ListQuery(kind=kind, today=TODAY, words=words, filters=filters, sort=tuple(sort))
    return views.list_ids(ledger, query)


def row(ledger: Ledger, kind: ListKind, uuid: str):
    """Return one row as the list shows it."""
    return views.list_rows(ledger, ListQuery(kind=kind, today=TODAY), [uuid])[0]
