"""When an entry of a register falls due, whether it is done, and how it stands on a day; never stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.deadline import Cycle
from core.domain.listing import Timeliness
from core.domain.register import (
    Condition,
    DueRule,
    Probe,
    RegisterDefinition,
    RegisterFieldKind,
    closed_key,
    linked_key,
)
from core.domain.register_rules import day_in, number_in, year_in
from core.schedule.calendar import WorkingCalendar
from core.schedule.periods import add_months, min_day, period_at
from core.schedule.timeliness import timeliness


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entry stands on a day; ``timeliness`` is ``None`` where nothing falls due or ends."""

    due: date | None
    done: bool
    timeliness: Timeliness | None
    done_on: date | None = None
    """The last of the days that make it done; ``None`` when no day does, or it is not done."""


def standing_of(
    definition: RegisterDefinition,
    values: Mapping[str, str],
    calendar: WorkingCalendar,
    *,
    today: date,
    soon: int,
) -> Standing:
    """Return how an entry stands; ``soon`` is the office's reminder span, unless the register has its own."""
    due = due_of(definition, values, calendar)
    done = bool(definition.done) and all(_holds(each, values, due) for each in definition.done)
    if not definition.done:
        return Standing(due, done, None)
    done_on = _done_on(definition, values) if done else None
    span = definition.remind or soon
    state = timeliness(due, standing=False, done=done, today=today, soon=span)
    return Standing(due, done, state, done_on)


def satisfies(
    conditions: Sequence[Condition], values: Mapping[str, str], standing: Standing, today: date
) -> bool:
    """Tell whether every condition holds of an entry that stands so."""
    settled = standing.done or (standing.due is not None and standing.due < today)
    return all(
        settled if each.probe is Probe.SETTLED else _holds(each, values, standing.due) for each in conditions
    )


def due_of(
    definition: RegisterDefinition, values: Mapping[str, str], calendar: WorkingCalendar
) -> date | None:
    """Return the due day by the register's rule; ``None`` without a rule or while its dates are missing."""
    for rule in definition.dues:
        if own := day_in(values.get(rule.own, "")):
            return own
        start = _start(definition, rule, values)
        try:
            return None if start is None else _counted(rule, start, calendar)
        except (OverflowError, ValueError):
            return None
    return None


def year_of(definition: RegisterDefinition, values: Mapping[str, str]) -> int | None:
    """Return the year an entry belongs to, ``None`` when its field is empty or the register has no years."""
    day = _day(definition, definition.year_of, values)
    return day.year if day else None


def _start(definition: RegisterDefinition, rule: DueRule, values: Mapping[str, str]) -> date | None:
    days = (_day(definition, key, values) for key in rule.start)
    return next((day for day in days if day is not None), None)


def _day(definition: RegisterDefinition, key: str, values: Mapping[str, str]) -> date | None:
    """Return the day in a field; a year stands for its last day."""
    field, text = definition.field(key), values.get(key, "")
    if field is not None and field.kind is RegisterFieldKind.YEAR:
        year = year_in(text)
        return None if year is None else date(year, 12, 31)
    return day_in(text)


def _done_on(definition: RegisterDefinition, values: Mapping[str, str]) -> date | None:
    days = [day_in(values.get(each.field, "")) for each in definition.done]
    return max((day for day in days if day is not None), default=None)


def _counted(rule: DueRule, start: date, calendar: WorkingCalendar) -> date:
    if rule.cycle is not None:
        following = period_at(start, rule.cycle).following().first
        if rule.cycle is Cycle.WEEKLY:
            return following + timedelta(days=rule.day - 1)
        month = add_months(following, rule.month - 1)
        return min_day(month.year, month.month, rule.day)
    if rule.working:
        return calendar.add_working_days(start, rule.days)
    return start + timedelta(days=rule.days)


def _holds(condition: Condition, values: Mapping[str, str], due: date | None) -> bool:
    text = values.get(condition.field, "")
    if condition.probe is Probe.ONE_OF:
        return text in condition.choices
    if condition.probe is Probe.LINKED_CLOSED:
        closed = values.get(closed_key(condition.field), "")
        return bool(closed) and closed == values.get(linked_key(condition.field), "")
    if condition.probe is Probe.REACHES:
        reached, wanted = number_in(text), number_in(values.get(condition.other, ""))
        return reached is not None and wanted is not None and reached >= wanted
    if condition.probe is Probe.ON_TIME:
        day = day_in(text)
        return day is not None and (due is None or day <= due)
    return bool(text)
