"""The figures of the day a letter is dated: of that evening's ledger, not of today's records (rows 56, 64).

A 通报 dated back names the same figures as the statistics of that day (``statistics.as_of``). Where that
evening has none to tell, because the ledger was begun or the issues were entered later, today's records are
judged on that day as they ever were, and the letter's warnings say so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from core.clock import FixedClock
from core.domain.batch import Batch
from core.domain.listing import Filter, ListKind, Timeliness
from core.domain.rows import IssueRow
from core.domain.violation import Violation
from core.operations.listing import list_ids, list_rows, query_of
from core.operations.statistics import as_of, statistics
from core.statistics.figures import Dimension, Figure, Statistics
from core.store import records
from core.store.history_view import first_day, last_entry
from core.wording import chinese_date
from core.workspace import Workspace

MOST_NAMED = 10
"""Late issues a paper names one by one; the longest overdue first."""
_MOST_KEPT = 4


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What a letter about figures tells, and what deserves a look about them."""

    shown: Statistics
    late: tuple[IssueRow, ...]
    notices: tuple[Violation, ...] = ()


_kept: dict[tuple[str, str, date, str], DayFigures] = {}
"""Figures of evenings long over, by folder, the last entry of that day, day and batch: a preview asks again
with every word typed, and the copy of a large ledger takes seconds."""


def figures_on(ws: Workspace, day: date, batch: str) -> DayFigures:
    """Return the figures a letter of ``day`` tells; raise ``Refused`` for a batch nobody knows."""
    if day >= ws.clock.today():
        return _read(Workspace(ws.ledger, FixedClock.on(day)), batch)
    begun = first_day(ws.ledger)
    found = _of_evening(ws, day, batch) if day >= begun else None
    if found is not None and found.shown.whole.number(Figure.ALL):
        return found
    told = (("day", chinese_date(day)), ("begun", chinese_date(begun)), ("batch", batch))
    code = "letter_before_ledger" if day < begun else "letter_nothing_that_day"
    today = _read(Workspace(ws.ledger, FixedClock.on(day)), batch)
    return replace(today, notices=(Violation("dated_on", code, facts=told),))


def _of_evening(ws: Workspace, day: date, batch: str) -> DayFigures | None:
    """Return the figures of that evening's ledger; ``None`` where it did not know the batch yet."""
    key = (str(ws.folder), last_entry(ws.ledger, day), day, batch)
    if key not in _kept:
        then = as_of(ws, day)
        try:
            if batch and not records.find(then.ledger, Batch, name=batch):
                return None
            found = _read(then, batch)
        finally:
            then.ledger.close()
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
        _kept[key] = found
    return _kept[key]


def _read(ws: Workspace, batch: str) -> DayFigures:
    shown = statistics(ws, ListKind.ISSUES, batch, (Dimension.STATUS, Dimension.UNIT))
    scope = (Filter(column="batch", values=(batch,)),) if batch else ()
    late = Filter(column="timeliness", values=(Timeliness.OVERDUE.value,))
    query = replace(query_of(ws, ListKind.ISSUES), filters=(*scope, late), sort=(("next_due", False),))
    rows = list_rows(ws, query, list_ids(ws, query)[:MOST_NAMED])
    return DayFigures(shown, tuple(cast("IssueRow", row) for row in rows))
