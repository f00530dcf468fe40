"""The annual plan against what was done: visits planned, done, late, missed, to come, and extra ones."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.inspection_plan import PlanItem
from core.domain.inspection_sight import Sight
from core.statistics.rates import Rate


class VisitState(StrEnum):
    """How one planned visit stands."""

    DONE = "done"
    """Done by the end of its last planned month."""
    LATE = "late"
    """Done after it."""
    MISSED = "missed"
    """Not done, and its months are over."""
    PENDING = "pending"
    """Still to come."""


_MADE = (VisitState.DONE, VisitState.LATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisit:
    """One unit of one item; an item without units is one visit without a name."""

    unit_name: str
    state: VisitState
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One item with its visits; ``extra`` are inspections of units that the item does not name."""

    item: PlanItem
    until: date
    visits: tuple[PlannedVisit, ...]
    codes: tuple[str, ...]
    extra: tuple[str, ...]

    def count(self, *states: VisitState) -> int:
        """Return how many visits stand so."""
        return sum(visit.state in states for visit in self.visits)

    def codes_of(self, *states: VisitState) -> tuple[str, ...]:
        """Return the inspections behind the visits that stand so."""
        found = (code for visit in self.visits if visit.state in states for code in visit.codes)
        return tuple(dict.fromkeys(found))

    @property
    def rate(self) -> Rate:
        """Return visits made of visits planned."""
        return Rate(self.count(*_MADE), len(self.visits))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanYear:
    """A year's plan; ``unplanned`` are inspections of the year that fulfil no item."""

    year: int
    lines: tuple[PlanLine, ...]
    unplanned: tuple[str, ...]

    def count(self, *states: VisitState) -> int:
        """Return how many visits of all items stand so; of any state when none is named."""
        return sum(line.count(*(states or VisitState)) for line in self.lines)

    @property
    def rate(self) -> Rate:
        """Return visits made of visits planned."""
        return Rate(self.count(*_MADE), self.count())

    @property
    def extra(self) -> tuple[str, ...]:
        """Return every inspection beyond the plan."""
        beyond = (code for line in self.lines for code in line.extra)
        return tuple(dict.fromkeys((*beyond, *self.unplanned)))


def plan_year(
    year: int,
    items: Sequence[PlanItem],
    sights: Sequence[Sight],
    targets: Mapping[str, Sequence[tuple[str, str]]],
    today: date,
) -> PlanYear:
    """Return how the plan stands on ``today``; ``targets`` are (unit id, name) of every item's units."""
    ids = {item.uuid for item in items}
    linked: dict[str | None, list[Sight]] = {}
    for sight in sorted(sights, key=lambda each: (each.record.started_on, each.record.code)):
        linked.setdefault(sight.record.plan_item_uuid, []).append(sight)
    lines = [_line(item, linked.get(item.uuid, []), targets.get(item.uuid, ()), today) for item in items]
    unplanned = [
        sight.record.code
        for owner, group in linked.items()
        for sight in group
        if owner not in ids and sight.record.started_on.year == year
    ]
    return PlanYear(year=year, lines=tuple(lines), unplanned=tuple(sorted(unplanned)))


def planned_until(item: PlanItem) -> date:
    """Return the last day of the item's last month; the end of the year where no month is named."""
    month = max(item.months, default=12)
    return date(item.year, month, monthrange(item.year, month)[1])


def _line(
    item: PlanItem, sights: Sequence[Sight], targets: Sequence[tuple[str, str]], today: date
) -> PlanLine:
    until = planned_until(item)
    if targets:
        visits = [
            _visit(name, [s for s in sights if _inspects(s, uuid)], until, today) for uuid, name in targets
        ]
    else:
        visits = [_visit("", sights, until, today)]
    wanted = {uuid for uuid, _ in targets}
    beyond = [s.record.code for s in sights if targets and all(uuid not in wanted for uuid, _ in s.units)]
    return PlanLine(
        item=item,
        until=until,
        visits=tuple(visits),
        codes=tuple(sight.record.code for sight in sights),
        extra=tuple(beyond),
    )


def _inspects(sight: Sight, unit_uuid: str) -> bool:
    return any(uuid == unit_uuid for uuid, _ in sight.units)


def _visit(name: str, made: Sequence[Sight], until: date, today: date) -> PlannedVisit:
    codes = tuple(sight.record.code for sight in made)
    if made:
        state = VisitState.DONE if made[0].record.started_on <= until else VisitState.LATE
    else:
        state = VisitState.MISSED if until < today else VisitState.PENDING
    return PlannedVisit(unit_name=name, state=state, codes=codes)
