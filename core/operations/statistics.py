"""统计: figures of issues and measures, today or as of any day since the ledger was begun."""

from __future__ import annotations

from datetime import date

from core.clock import FixedClock
from core.domain.batch import Batch
from core.domain.deadline import DeadlineKind
from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.listing import Filter, ListKind
from core.domain.measure import MeasureStatus
from core.errors import Refused
from core.statistics.figures import Dimension, Statistics, Table, line_of, table_of
from core.store import records
from core.store.figures import SINGLE, single_cells, split_cells
from core.store.history_view import first_day, ledger_as_of
from core.store.reading import one_moment
from core.wording import chinese_date
from core.workspace import Workspace

KINDS = (ListKind.ISSUES, ListKind.MEASURES)

_ORDERS = {
    (ListKind.ISSUES, Dimension.STATUS): tuple(status.value for status in IssueStatus),
    (ListKind.MEASURES, Dimension.STATUS): tuple(status.value for status in MeasureStatus),
    (ListKind.ISSUES, Dimension.ORIGIN): tuple(origin.value for origin in IssueOrigin),
    (ListKind.MEASURES, Dimension.ORIGIN): tuple(origin.value for origin in IssueOrigin),
    (ListKind.ISSUES, Dimension.DEADLINE_KIND): tuple(kind.value for kind in DeadlineKind),
    (ListKind.MEASURES, Dimension.DEADLINE_KIND): tuple(kind.value for kind in DeadlineKind),
}


def statistics(ws: Workspace, kind: ListKind, batch: str = "") -> Statistics:
    """Return the figures of issues or measures as seen on the day of ``ws``, of one batch when named."""
    today = ws.clock.today()
    scope = (Filter(column="batch", values=(batch,)),) if batch else ()
    if batch and not records.find(ws.ledger, Batch, name=batch):
        raise Refused("unknown_batch", name=batch)
    with one_moment(ws.ledger):
        cells = single_cells(ws.ledger, kind, today, scope)
        split = {
            dimension: split_cells(ws.ledger, kind, dimension, today, scope)
            for dimension in Dimension
            if dimension not in SINGLE
        }
    tables: list[Table] = [
        table_of(dimension, kind, scope, split.get(dimension, cells), _ORDERS.get((kind, dimension), ()))
        for dimension in Dimension
    ]
    whole = line_of("", kind, scope, cells)
    return Statistics(kind=kind, as_of=today, batch=batch, whole=whole, tables=tuple(tables))


def as_of(ws: Workspace, day: date) -> Workspace:
    """Return a read-only workspace that shows the ledger as it stood at the end of ``day``.

    Every operation that only reads works on it. A day still to come shows the present records on that day.
    Raises ``Refused`` for a day before the ledger was begun.
    """
    begun = first_day(ws.ledger)
    if day < begun:
        raise Refused("before_ledger", day=chinese_date(day), begun=chinese_date(begun))
    return Workspace(ledger_as_of(ws.ledger, day), FixedClock.on(day))
