"""统计 by period: months, quarters, half-years, years, or any days; told by the ledger of their evenings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from core.domain.batch import Batch
from core.domain.deadline import Cycle
from core.domain.listing import ListKind
from core.errors import Refused
from core.letting_go import let_go
from core.operations.statistics import as_of, check_day
from core.statistics.period_figures import (
    PeriodFigure,
    PeriodFigures,
    PeriodLine,
    Span,
    line_of_period,
    spans_between,
)
from core.store import records
from core.store.history_view import first_day
from core.store.period_states import Evening, Sweep
from core.store.reading import one_moment
from core.wording import chinese_date
from core.workspace import Workspace

CYCLES = (Cycle.MONTHLY, Cycle.QUARTERLY, Cycle.HALF_YEARLY, Cycle.YEARLY)
_OF_EVE = frozenset({PeriodFigure.OPENING, PeriodFigure.REMOVED})


def by_cycle(
    ws: Workspace,
    kind: ListKind,
    cycle: Cycle,
    *,
    batch: str = "",
    day: date | None = None,
    first: date | None = None,
    last: date | None = None,
) -> PeriodFigures:
    """Return the figures of every period of ``cycle`` since the ledger was begun, as known on ``day``.

    ``first`` and ``last`` narrow them to the periods that hold any day between.
    """
    asked, begun = day or ws.clock.today(), first_day(ws.ledger)
    start, end = max(first or begun, begun), min(last or asked, asked)
    return _figures(ws, kind, spans_between(cycle, start, max(start, end)), batch, asked)


def between(
    ws: Workspace, kind: ListKind, first: date, last: date, *, batch: str = "", day: date | None = None
) -> PeriodFigures:
    """Return the figures of the days from ``first`` to ``last``, as known on ``day``."""
    if last < first:
        raise Refused("span_backwards", first=chinese_date(first), last=chinese_date(last))
    return _figures(ws, kind, (Span(first, last),), batch, day or ws.clock.today())


def begun_on(ws: Workspace) -> date:
    """Return the day the ledger was begun: before it there is nothing to tell."""
    return first_day(ws.ledger)


def rows_behind(ws: Workspace, line: PeriodLine, figure: PeriodFigure) -> tuple[Workspace, frozenset[str]]:
    """Return the ledger as it stood when the records behind a number were there, and their ids."""
    eve = figure in _OF_EVE and line.span.eve >= first_day(ws.ledger)
    return as_of(ws, line.span.eve if eve else line.seen), frozenset(line.rows[figure])


def _figures(ws: Workspace, kind: ListKind, spans: Sequence[Span], batch: str, asked: date) -> PeriodFigures:
    begun = first_day(ws.ledger)
    check_day(ws, asked)
    if spans[-1].last < begun:
        raise Refused("before_ledger", day=chinese_date(spans[-1].last), begun=chinese_date(begun))
    if spans[0].first > asked:
        raise Refused("span_ahead", first=chinese_date(spans[0].first), day=chinese_date(asked))
    with one_moment(ws.ledger):
        ends = [spans[0].eve, *(min(span.last, asked) for span in spans)]
        sweep = Sweep(ws.ledger, kind, ends, _batches(ws, batch))
        lines = tuple(_lines(kind, spans, asked, sweep.evenings()))
    return PeriodFigures(kind=kind, as_of=asked, batch=batch, begun=begun, lines=lines, names=sweep.names)


def _lines(
    kind: ListKind, spans: Sequence[Span], asked: date, evenings: Iterable[Evening]
) -> Iterable[PeriodLine]:
    found = iter(evenings)
    before = next(found).standings
    for span, evening in zip(spans, found, strict=True):
        yield line_of_period(span, kind, asked, before, evening.standings, evening.turns)
        let_go(before)
        before = evening.standings
    let_go(before)


def _batches(ws: Workspace, name: str) -> list[str] | None:
    if not name:
        return None
    found = records.find(ws.ledger, Batch, name=name)
    if not found:
        raise Refused("unknown_batch", name=name)
    return [batch.uuid for batch in found]
