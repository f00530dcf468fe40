"""双调度: which level has not dispatched a track in the present cycle (domain.md §1 row 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from core.domain.dispatch import Dispatch, DispatchLevel, DispatchRule
from core.schedule.periods import Period, period_at


@dataclass(frozen=True, slots=True)
class DispatchGap:
    """A level that has not dispatched ``track`` in ``period`` yet; ``missed``: nor in the period before."""

    track: str
    level: DispatchLevel
    period: Period
    days_left: int
    missed: bool


def gaps(rules: Iterable[DispatchRule], held: Iterable[Dispatch], today: date) -> list[DispatchGap]:
    """Return every level that is missing on ``today``, the one with least time first."""
    days: dict[tuple[str, DispatchLevel], list[date]] = {}
    for each in held:
        days.setdefault((each.track, each.level), []).append(each.held_on)
    found = [gap for rule in rules for gap in _gaps_of(rule, days, today)]
    return sorted(found, key=lambda gap: (gap.days_left, gap.track, gap.level))


def _gaps_of(
    rule: DispatchRule, days: dict[tuple[str, DispatchLevel], list[date]], today: date
) -> Iterator[DispatchGap]:
    for level, cycle in ((DispatchLevel.UPPER, rule.upper), (DispatchLevel.LOWER, rule.lower)):
        if cycle is None or today < rule.since:
            continue
        own = days.get((rule.track, level), [])
        period = period_at(today, cycle)
        if any(period.first <= day <= today for day in own):
            continue
        before = period.preceding()
        missed = before.last >= rule.since and not any(before.holds(day) for day in own)
        yield DispatchGap(rule.track, level, period, (period.last - today).days, missed)
