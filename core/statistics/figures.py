"""Figures by unit, area, track and so on, each with the filters that open exactly the rows behind it.

The store counts cells: records alike in every respect that matters. Here cells become lines and tables.
Nothing is counted twice in a different way: a number and the rows it opens come from one definition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from core.domain.listing import Filter, ListKind, Punctuality, Timeliness
from core.statistics.rates import Rate


class Dimension(StrEnum):
    """What figures are split by."""

    UNIT = "units"
    AREA = "area"
    TRACK = "track"
    STATUS = "status"
    DEADLINE_KIND = "deadline_kind"
    """分情形: 立行立改, 限期, 分阶段, 长期坚持, 定期, 未定 (row 79)."""
    DEADLINE = "deadline_raw"
    BATCH = "batch"
    TAG = "tags"
    ORIGIN = "origin"

    @property
    def column(self) -> str:
        """Return the column that opens a line's rows: a unit's are those it answers for, not 配合."""
        return "bearers" if self is Dimension.UNIT else self.value


class Figure(StrEnum):
    """One number about a group of records."""

    ALL = "all"
    DONE = "done"
    CLOSED = "closed"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    IN_TIME = "in_time"
    STANDING = "standing"
    UNDATED = "undated"
    ON_TIME = "on_time"
    JUDGED = "judged"
    """Those whose day decides: finished on time, finished late, or not finished and the day has passed."""
    UNKNOWN = "unknown"
    """Finished on a day nobody entered: left out of the on-time rate, and said so."""
    OPEN = "open"
    """Not done, with a known day to count from."""
    TIMED = "timed"
    """Done, with a known day it was begun and a known day it was finished: what 平均用时 is of."""


ISSUES_ONLY = frozenset({Figure.CLOSED})
"""Figures that a list of measures has no ground for."""


def figures_of(kind: ListKind) -> tuple[Figure, ...]:
    """Return the figures that a list of this kind has a ground for."""
    return tuple(figure for figure in Figure if kind is ListKind.ISSUES or figure not in ISSUES_ONLY)


_OF_TIMELINESS = {
    Figure.DONE: Timeliness.DONE,
    Figure.OVERDUE: Timeliness.OVERDUE,
    Figure.DUE_SOON: Timeliness.DUE_SOON,
    Figure.IN_TIME: Timeliness.IN_TIME,
    Figure.STANDING: Timeliness.STANDING,
    Figure.UNDATED: Timeliness.UNDATED,
}
_JUDGED = (Punctuality.ON_TIME, Punctuality.LATE, Punctuality.MISSED)
_NOT_DONE = tuple(moment for moment in Timeliness if moment is not Timeliness.DONE)
_CLOSED = "closed"
_ANY_DAY = ".."


def figure_filters(figure: Figure) -> tuple[Filter, ...]:
    """Return the filters that leave exactly the records counted by ``figure``."""
    if figure in _OF_TIMELINESS:
        return (_among("timeliness", (_OF_TIMELINESS[figure],)),)
    answers: dict[Figure, tuple[Filter, ...]] = {
        Figure.ALL: (),
        Figure.CLOSED: (Filter(column="status", values=(_CLOSED,)),),
        Figure.ON_TIME: (_among("punctuality", (Punctuality.ON_TIME,)),),
        Figure.JUDGED: (_among("punctuality", _JUDGED),),
        Figure.UNKNOWN: (_among("punctuality", (Punctuality.UNKNOWN,)),),
        Figure.TIMED: (
            Filter(column="begun_on", values=(_ANY_DAY,)),
            Filter(column="finished_on", values=(_ANY_DAY,)),
        ),
        Figure.OPEN: (_among("timeliness", _NOT_DONE), Filter(column="begun_on", values=(_ANY_DAY,))),
    }
    return answers[figure]


def _among(column: str, values: Sequence[StrEnum]) -> Filter:
    return Filter(column=column, values=tuple(value.value for value in values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Records alike: same values of every dimension, same standing. Days are sums over the cell."""

    values: Mapping[Dimension, str]
    timeliness: Timeliness
    punctuality: Punctuality
    closed: bool
    count: int
    dated_open: int
    """How many are not done and have a day to count from."""
    days_open: int
    days_late: int
    timed: int = 0
    """How many are done and have both days, the sum of which is ``days_taken``."""
    days_taken: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """An average that keeps what it comes from."""

    total: int
    count: int

    @property
    def rounded(self) -> int | None:
        """Return whole days, half rounded up; ``None`` when there is nothing to average."""
        return None if self.count == 0 else (2 * self.total + self.count) // (2 * self.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The figures of one group of records, and the filters that show the group."""

    value: str
    kind: ListKind
    scope: tuple[Filter, ...]
    counts: Mapping[Figure, int]
    days_open: Mean
    days_late: Mean
    days_taken: Mean
    """From the day it was begun to the day it was finished."""

    def number(self, figure: Figure) -> int:
        """Return how many records ``figure`` counts."""
        return self.counts[figure]

    def filters(self, figure: Figure) -> tuple[Filter, ...]:
        """Return the filters that open exactly those records in the list ``kind``."""
        return (*self.scope, *figure_filters(figure))

    @property
    def completion(self) -> Rate:
        """Return how many of all are done (an issue: reported as finished by its unit)."""
        return Rate(self.counts[Figure.DONE], self.counts[Figure.ALL])

    @property
    def closure(self) -> Rate:
        """Return how many of all are struck off."""
        return Rate(self.counts[Figure.CLOSED], self.counts[Figure.ALL])

    @property
    def on_time(self) -> Rate:
        """Return how many of those whose day decides were finished by that day."""
        return Rate(self.counts[Figure.ON_TIME], self.counts[Figure.JUDGED])

    def rates(self) -> dict[str, Rate]:
        """Return the rates that make sense for this kind of record, by name."""
        if self.kind is not ListKind.ISSUES:
            return {"completion": self.completion, "on_time": self.on_time}
        return {"completion": self.completion, "closure": self.closure, "on_time": self.on_time}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures split by one dimension. A record of several units or tags stands in several lines."""

    dimension: Dimension
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Figures of one list on one day: the whole and the tables that were asked for."""

    kind: ListKind
    as_of: date
    batch: str
    whole: Line
    tables: tuple[Table, ...]

    def table(self, dimension: Dimension) -> Table:
        """Return the table split by ``dimension``."""
        return next(table for table in self.tables if table.dimension is dimension)

    def with_tables_of(self, earlier: Statistics) -> Statistics:
        """Return these figures with the other tables of ``earlier``, read of the same rows."""
        others = tuple(table for table in earlier.tables if not self.has(table.dimension))
        return replace(self, tables=self.tables + others)

    def has(self, dimension: Dimension) -> bool:
        """Tell whether the table split by ``dimension`` was read."""
        return any(table.dimension is dimension for table in self.tables)

    def overlap(self, dimension: Dimension) -> int:
        """Return by how much the lines of a split add up to more than there are records: shared ones."""
        lines = self.table(dimension).lines
        return sum(line.number(Figure.ALL) for line in lines) - self.whole.number(Figure.ALL)

    def without(self, dimension: Dimension) -> int:
        """Return how many records stand under no value of a split."""
        return sum(line.number(Figure.ALL) for line in self.table(dimension).lines if not line.value)


_FIGURE_OF = {moment: Figure(moment.value) for moment in Timeliness}


def line_of(value: str, kind: ListKind, scope: tuple[Filter, ...], cells: Iterable[Cell]) -> Line:
    """Add up ``cells`` to one line."""
    counts = dict.fromkeys(Figure, 0)
    judged = dict.fromkeys(Punctuality, 0)
    days_open = days_late = days_taken = 0
    for cell in cells:
        count = cell.count
        counts[Figure.ALL] += count
        counts[_FIGURE_OF[cell.timeliness]] += count
        judged[cell.punctuality] += count
        if cell.closed:
            counts[Figure.CLOSED] += count
        counts[Figure.OPEN] += cell.dated_open
        days_open += cell.days_open
        days_late += cell.days_late
        counts[Figure.TIMED] += cell.timed
        days_taken += cell.days_taken
    counts[Figure.ON_TIME] = judged[Punctuality.ON_TIME]
    counts[Figure.UNKNOWN] = judged[Punctuality.UNKNOWN]
    counts[Figure.JUDGED] = sum(judged[each] for each in _JUDGED)
    return Line(
        value=value,
        kind=kind,
        scope=scope,
        counts=counts,
        days_open=Mean(total=days_open, count=counts[Figure.OPEN]),
        days_late=Mean(total=days_late, count=counts[Figure.OVERDUE]),
        days_taken=Mean(total=days_taken, count=counts[Figure.TIMED]),
    )


def table_of(
    dimension: Dimension,
    kind: ListKind,
    scope: tuple[Filter, ...],
    cells: Sequence[Cell],
    order: Sequence[str] = (),
) -> Table:
    """Split ``cells`` by ``dimension``; lines stand in ``order``, else the largest first, blanks last."""
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(cell.values[dimension], []).append(cell)
    lines = [
        line_of(value, kind, (*scope, Filter(column=dimension.column, values=(value,))), group)
        for value, group in groups.items()
    ]
    places = {value: place for place, value in enumerate(order)}
    lines.sort(
        key=lambda line: (
            line.value == "",
            places.get(line.value, len(places)),
            -line.number(Figure.ALL),
            line.value,
        )
    )
    return Table(dimension=dimension, lines=tuple(lines))
