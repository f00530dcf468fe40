"""What list pages show: ids first, then the rows in view."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.batch import Batch
from core.domain.custom_field import OWNER_OF, own_columns
from core.domain.listing import COLUMNS, Column, ListKind, ListQuery
from core.domain.rows import ListRow
from core.operations.units import unit_names
from core.store import records, views
from core.store.own_fields import own_fields
from core.store.reading import one_moment
from core.workspace import Workspace

__all__ = ["batches", "choices", "columns_of", "list_ids", "list_rows", "query_of", "unit_names"]


def query_of(ws: Workspace, kind: ListKind) -> ListQuery:
    """Return the plain query of a list as seen today."""
    return ListQuery(kind=kind, today=ws.clock.today())


def columns_of(ws: Workspace, kind: ListKind) -> tuple[Column, ...]:
    """Return the columns of a list: those the program knows, then the office's own fields in use."""
    if kind not in OWNER_OF:
        return COLUMNS[kind]
    return COLUMNS[kind] + own_columns(own_fields(ws.ledger, OWNER_OF[kind]))


def list_ids(ws: Workspace, query: ListQuery) -> list[str]:
    """Return the ids that ``query`` finds, in its order."""
    return views.list_ids(ws.ledger, query)


def list_start(ws: Workspace, query: ListQuery, count: int) -> tuple[Sequence[str], list[ListRow]]:
    """Return all ids of ``query`` and its first ``count`` rows, as they are at one moment."""
    with one_moment(ws.ledger):
        ids = views.packed_ids(ws.ledger, query)
        return ids, views.list_rows(ws.ledger, query, ids[:count])


def is_empty(ws: Workspace, kind: ListKind) -> bool:
    """Tell whether the ledger has no record at all that this list would show."""
    return not views.any_row(ws.ledger, kind)


def list_rows(ws: Workspace, query: ListQuery, ids: Sequence[str]) -> list[ListRow]:
    """Return the rows of ``ids`` in the same order."""
    return views.list_rows(ws.ledger, query, ids)


def choices(ws: Workspace, kind: ListKind, column: str) -> list[str]:
    """Return the values a column holds, for its filter."""
    return views.distinct(ws.ledger, kind, column, ws.clock.today())


def batches(ws: Workspace) -> list[Batch]:
    """Return all batches by name."""
    return records.find(ws.ledger, Batch, order="name")
