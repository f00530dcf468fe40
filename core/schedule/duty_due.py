"""The periods of a recurring duty: derived on every look, one after another, none skipped (row 19)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.duty import Occurrence, OccurrenceState, RecurringDuty
from core.domain.listing import Timeliness
from core.schedule.expressions_relative import DAY_NAMED, NTH_MONTH_NAMED, Recurrence, find_repeated
from core.schedule.expressions_text import expression_text
from core.schedule.periods import MONTHS_A_CYCLE, Period, parse_period, period_at
from core.schedule.timeliness import timeliness

_DAYS = range(1, 32)


@dataclass(frozen=True, slots=True)
class Due:
    """One period of a duty and the last day that still counts as in time."""

    period: Period
    due: date


@dataclass(frozen=True, slots=True)
class DutyFigures:
    """Done against due up to a day. Excused periods are neither; ``done`` is never above ``due``."""

    due: int
    done: int
    overdue: int


def read_rule(words: str) -> Recurrence | None:
    """Return the cycle that words such as 每季度第1个月20日前 name.

    ``None`` when they name none, or a day or month that no period has (每月40日, 每季度第7个月): such a slip
    must not become the end of the period.
    """
    plain = expression_text(words).plain
    found = find_repeated(plain)
    if found is None or found.recurrence is None:
        return None
    days = (int(each) for each in DAY_NAMED.findall(plain[found.begin : found.end]))
    months = (int(each) for each in NTH_MONTH_NAMED.findall(plain))
    length = MONTHS_A_CYCLE.get(found.recurrence.cycle, 1)
    possible = all(day in _DAYS for day in days) and all(1 <= month <= length for month in months)
    return found.recurrence if possible else None


def recurrence_of(duty: RecurringDuty) -> Recurrence:
    """Return the cycle of a stored duty."""
    return Recurrence(duty.cycle, duty.month or None, duty.day or None)


def occurrences(recurrence: Recurrence, first_day: date, last_day: date | None, until: date) -> Iterator[Due]:
    """Yield every period that falls due from ``first_day`` to ``last_day``, up to the one holding ``until``.

    A period whose due day had passed before the duty began is not asked for; after the first every period
    comes, one day each.
    """
    period = period_at(first_day, recurrence.cycle)
    while period.first <= until:
        due = recurrence.occurrence(period)
        if last_day is not None and due > last_day:
            return
        if due >= first_day:
            yield Due(period, due)
        if period.last >= date.max - timedelta(days=1):
            return
        period = period.following()


def periods_of(duty: RecurringDuty, until: date) -> list[Due]:
    """Return the periods of ``duty`` up to the one that holds ``until``."""
    return list(occurrences(recurrence_of(duty), duty.first_day, duty.last_day, until))


def next_open(duty: RecurringDuty, settled: Sequence[Occurrence], today: date) -> Due | None:
    """Return the earliest period nobody settled, late ones included; ``None`` when the duty has ended."""
    known = {each.period for each in settled}
    ahead = today
    for _ in range(len(known) + 2):
        open_ones = [each for each in periods_of(duty, ahead) if each.period.code not in known]
        if open_ones:
            return open_ones[0]
        try:
            ahead = period_at(ahead, duty.cycle).following().first
        except (OverflowError, ValueError):
            return None
    return None


def figures_on(duty: RecurringDuty, settled: Sequence[Occurrence], day: date) -> DutyFigures:
    """Return done against due as they stood at the end of ``day``.

    A period counts as due from its due day, or from the day it was done early.
    """
    then = {each.period: each.state for each in settled if each.settled_on <= day}
    due = done = 0
    for each in periods_of(duty, _horizon(settled, day)):
        state = then.get(each.period.code)
        if state is OccurrenceState.DONE:
            due, done = due + 1, done + 1
        elif state is None and each.due <= day:
            due += 1
    late = sum(1 for each in periods_of(duty, day) if each.due < day and each.period.code not in then)
    return DutyFigures(due=due, done=done, overdue=late)


def _horizon(settled: Sequence[Occurrence], day: date) -> date:
    """Return a day far enough that periods done early lie before it."""
    known = [period.last for each in settled if (period := parse_period(each.period)) is not None]
    return max([day, *known])


def standing_on(due: Due, settled: Occurrence | None, *, today: date, soon: int) -> Timeliness:
    """Return how one period stands; an excused one is as little chased as a done one."""
    return timeliness(due.due, standing=False, done=settled is not None, today=today, soon=soon)
