"""统计: figures of issues and measures, today or as of any day since the ledger was begun."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from core.clock import FixedClock
from core.domain.batch import Batch
from core.domain.deadline import DeadlineKind
from core.domain.issue import IssueOrigin, IssueStatus
from core.domain.listing import Filter, ListKind
from core.domain.measure import MeasureStatus
from core.errors import Refused
from core.statistics.figures import Cell, Dimension, Statistics, line_of, table_of
from core.store import records
from core.store.figures import (
    SINGLE,
    count_measures,
    deadline_cells,
    first_unit_cells,
    further_unit_cells,
    single_cells,
    tag_cells,
    whole_cells,
)
from core.store.history_view import first_day, ledger_as_of
from core.store.ledger import Ledger
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


READ_WHOLE = 60_000
"""Measures up to which a page reads every table at once; of a larger ledger those it shows."""


def statistics(
    ws: Workspace, kind: ListKind, batch: str = "", wanted: Collection[Dimension] = tuple(Dimension)
) -> Statistics:
    """Return the figures of issues or measures as seen on the day of ``ws``, of one batch when named.

    Only the tables of ``wanted`` are there, and those that come with them at no cost.
    """
    today = ws.clock.today()
    scope = (Filter(column="batch", values=(batch,)),) if batch else ()
    if batch and not records.find(ws.ledger, Batch, name=batch):
        raise Refused("unknown_batch", name=batch)
    with one_moment(ws.ledger):
        whole, split = _cells(ws.ledger, kind, today, scope, wanted)
    tables = [
        table_of(dimension, kind, scope, split[dimension], _ORDERS.get((kind, dimension), ()))
        for dimension in Dimension
        if dimension in split
    ]
    return Statistics(
        kind=kind, as_of=today, batch=batch, whole=line_of("", kind, scope, whole), tables=tuple(tables)
    )


def _cells(
    ledger: Ledger, kind: ListKind, today: date, scope: tuple[Filter, ...], wanted: Collection[Dimension]
) -> tuple[list[Cell], dict[Dimension, list[Cell]]]:
    """Return cells that hold every record once, and the cells of each dimension read; one walk for each."""
    once: list[list[Cell]] = []
    split: dict[Dimension, list[Cell]] = {}
    if any(dimension in SINGLE for dimension in wanted):
        once.append(single_cells(ledger, kind, today, scope))
        split |= dict.fromkeys(SINGLE, once[-1])
    if Dimension.DEADLINE in wanted:
        once.append(deadline_cells(ledger, kind, today, scope))
        split[Dimension.DEADLINE] = once[-1]
    if Dimension.UNIT in wanted:
        once.append(first_unit_cells(ledger, kind, today, scope))
        split[Dimension.UNIT] = once[-1] + further_unit_cells(ledger, kind, today, scope)
    if Dimension.TAG in wanted:
        split[Dimension.TAG] = tag_cells(ledger, kind, today, scope)
    return once[0] if once else whole_cells(ledger, kind, today, scope), split


def shown_with(ws: Workspace, dimension: Dimension | None) -> Collection[Dimension]:
    """Return the tables to read for a page that shows ``dimension``: all, unless the ledger is very large."""
    if count_measures(ws.ledger) <= READ_WHOLE:
        return tuple(Dimension)
    return () if dimension is None else (dimension,)


def check_day(ws: Workspace, day: date) -> None:
    """Raise ``Refused`` for a day before the ledger was begun (before_ledger) or after today (day_ahead)."""
    begun, today = first_day(ws.ledger), ws.clock.today()
    if day < begun:
        raise Refused("before_ledger", day=chinese_date(day), begun=chinese_date(begun))
    if day > today:
        raise Refused("day_ahead", day=chinese_date(day), today=chinese_date(today))


def as_of(ws: Workspace, day: date) -> Workspace:
    """Return a read-only workspace that shows the ledger as it stood at the end of ``day``.

    Every operation that only reads works on it. Raises ``Refused`` for a day of which there is nothing to
    tell: before the ledger was begun, or not ended yet because it is still to come.
    """
    check_day(ws, day)
    return Workspace(ledger_as_of(ws.ledger, day), FixedClock.on(day))
