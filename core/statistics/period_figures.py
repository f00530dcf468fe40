"""Figures by period: what was open, came, was closed, came back; what fell due and how it was met (row 63).

A period is told by the ledger as it stood at the end of the day before it and of its last day, and by the
turns the records took between (docs/decisions/0040). Nothing done later can change it: neither a reopening
nor an extension, an edit or a removal. The balance adds up: 期初 + 新增 − 销号 + 重开 − 移除 = 期末.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.domain.deadline import Cycle
from core.domain.listing import ListKind
from core.schedule.periods import period_at
from core.statistics.rates import Rate


class PeriodFigure(StrEnum):
    """One number about a period. The first six are the balance, the others what fell due in the period."""

    OPENING = "opening"
    ADDED = "added"
    CLOSED = "closed"
    """销号, of a measure 完成; every time counts, so that months add up to their quarter."""
    REOPENED = "reopened"
    REMOVED = "removed"
    """Taken out of the ledger while open."""
    CLOSING = "closing"
    STANDING = "standing"
    """Of those open at the end: kept up for ever (长期坚持)."""
    DUE = "due"
    ON_TIME = "on_time"
    LATE = "late"
    CARRIED = "carried"
    """Due in the period and not done at its end: carried over."""
    UNKNOWN = "unknown"
    """Due in the period and done on a day nobody entered."""
    AHEAD = "ahead"
    """Its day was still to come when the period was looked at, or it is kept up for ever."""


BALANCE = tuple(PeriodFigure)[:6]
OF_DUE = tuple(PeriodFigure)[8:]
"""Every record due in a period is in exactly one of these."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days, both ends counted; ``code`` as in ``core.schedule.periods``, empty for days picked freely."""

    first: date
    last: date
    code: str = ""

    @property
    def eve(self) -> date:
        """Return the day before it: its opening figures are those of that evening."""
        return self.first - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one record stood at the end of a day. ``finished`` is the day it became done, where it is known."""

    open: bool
    due: date | None = None
    done: bool = False
    finished: date | None = None
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A record was written: whether it was open before and after; ``None`` when it was not there."""

    uuid: str
    before: bool | None
    after: bool | None
    undone: bool = False
    """Whether an undo wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLine:
    """The figures of one period: behind every number the records it counts, one for each time."""

    span: Span
    kind: ListKind
    seen: date
    """The day at whose end it was looked at: the last of the period, or the day asked about."""
    rows: Mapping[PeriodFigure, tuple[str, ...]]

    def number(self, figure: PeriodFigure) -> int:
        """Return the number of ``figure``."""
        return len(self.rows[figure])

    @property
    def gap(self) -> int:
        """Return by how much the balance fails to add up; 0 unless something is wrong."""
        opening, added, closed, reopened, removed, closing = map(self.number, BALANCE)
        return opening + added - closed + reopened - removed - closing

    @property
    def closure(self) -> Rate:
        """Return how many of those on hand in the period were closed in it."""
        on_hand = (PeriodFigure.OPENING, PeriodFigure.ADDED, PeriodFigure.REOPENED)
        return Rate(self.number(PeriodFigure.CLOSED), sum(map(self.number, on_hand)))

    @property
    def on_time(self) -> Rate:
        """Return how many of those due whose day decides were finished by it."""
        judged = (PeriodFigure.ON_TIME, PeriodFigure.LATE, PeriodFigure.CARRIED)
        return Rate(self.number(PeriodFigure.ON_TIME), sum(map(self.number, judged)))

    def rates(self) -> dict[str, Rate]:
        """Return the rates by name."""
        return {"closure": self.closure, "on_time": self.on_time}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFigures:
    """The periods of one list, the earliest first, as known at the end of ``as_of``."""

    kind: ListKind
    as_of: date
    batch: str
    begun: date
    """The day the ledger was begun: all it holds came on that day or later."""
    lines: tuple[PeriodLine, ...]
    names: Mapping[str, str]
    """The numbers people call the records by."""


def spans_between(cycle: Cycle, first: date, last: date) -> tuple[Span, ...]:
    """Return the periods of ``cycle`` that hold any day from ``first`` to ``last``."""
    found = []
    period = period_at(first, cycle)
    while period.first <= last:
        found.append(Span(period.first, period.last, period.code))
        if period.last == date.max:
            break
        period = period.following()
    return tuple(found)


def line_of_period(
    span: Span,
    kind: ListKind,
    asked: date,
    before: Mapping[str, Standing],
    after: Mapping[str, Standing],
    turns: Iterable[Turn],
) -> PeriodLine:
    """Return the figures of ``span`` as known on the day ``asked``.

    ``before`` and ``after`` are the records at the end of its eve and of the day it is seen, ``turns`` what
    was written between, in order.
    """
    rows: dict[PeriodFigure, list[str]] = {figure: [] for figure in PeriodFigure}
    for uuid, each in before.items():
        if each.open:
            rows[PeriodFigure.OPENING].append(uuid)
            if uuid not in after:
                rows[PeriodFigure.REMOVED].append(uuid)
    for turn in _standing_turns(turns, after):
        for figure in _counted(turn):
            rows[figure].append(turn.uuid)
    over = span.last < asked
    for uuid, each in after.items():
        for figure in _found(each, span, min(span.last, asked), over=over):
            rows[figure].append(uuid)
    told = {figure: tuple(uuids) for figure, uuids in rows.items()}
    return PeriodLine(span=span, kind=kind, seen=min(span.last, asked), rows=told)


def _standing_turns(turns: Iterable[Turn], after: Collection[str]) -> list[Turn]:
    """Return the turns that stand: not those of records no longer there, nor what an undo took back."""
    kept: list[Turn] = []
    for turn in turns:
        if turn.uuid not in after or turn.before == turn.after:
            continue
        if turn.undone and (place := _answered(kept, turn)) is not None:
            del kept[place]
        else:
            kept.append(turn)
    return kept


def _answered(kept: list[Turn], turn: Turn) -> int | None:
    """Return the place of the newest turn of the same record, when ``turn`` leads back over it."""
    for place in range(len(kept) - 1, -1, -1):
        if kept[place].uuid == turn.uuid:
            there = kept[place]
            return place if (there.before, there.after) == (turn.after, turn.before) else None
    return None


def _counted(turn: Turn) -> Iterator[PeriodFigure]:
    if turn.before is None:
        yield PeriodFigure.ADDED
    if turn.after is False:
        yield PeriodFigure.CLOSED
    elif turn.before is False and turn.after:
        yield PeriodFigure.REOPENED
    elif turn.after is None and turn.before:
        yield PeriodFigure.REMOVED


def _found(each: Standing, span: Span, seen: date, *, over: bool) -> Iterator[PeriodFigure]:
    """Yield the figures a record counts in by how it stands at the end."""
    if each.open:
        yield PeriodFigure.CLOSING
        if each.standing:
            yield PeriodFigure.STANDING
    if each.due is not None and span.first <= each.due <= span.last:
        yield PeriodFigure.DUE
        yield _met(each, each.due, over=over or each.due < seen)


def _met(each: Standing, due: date, *, over: bool) -> PeriodFigure:
    """Return how the day ``due`` was met; the last day counts in full until it is ``over``."""
    if each.done:
        if each.finished is None:
            return PeriodFigure.UNKNOWN
        return PeriodFigure.ON_TIME if each.finished <= due else PeriodFigure.LATE
    return PeriodFigure.CARRIED if over and not each.standing else PeriodFigure.AHEAD
