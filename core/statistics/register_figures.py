"""The figures of a register: rates with the counts behind them, entries by choice, by standing, by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from core.domain.listing import Timeliness
from core.domain.register import (
    NUMBERS_MARK,
    Condition,
    CountRule,
    Probe,
    RateRule,
    RegisterDefinition,
    closed_key,
    linked_key,
)
from core.domain.register_rules import number_in
from core.schedule.register_due import Standing, satisfies

Sight = tuple[Mapping[str, str], Standing]
"""An entry's values and how it stands."""


@dataclass(frozen=True, slots=True)
class RegisterRate:
    """A rate under its name; ``part`` and ``whole`` are counts, or sums of a number field, as plain text.

    A part above its whole (paid more than owed) is shown as it is: the clerk's figures are not corrected.
    """

    name: str
    part: str
    whole: str
    percent: str
    """With one decimal, half rounded up; empty when the whole is 0."""


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """Entries told apart by one field, or a number added up by it: (value, number) in the order of choices.

    ``name`` is the label of that field, ``summed`` of the number, empty where entries are counted.
    """

    name: str
    summed: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RegisterFigures:
    """What a register counts on a day."""

    entries: int
    overdue: int
    due_soon: int
    due: int
    """Entries that can be judged: done, or their due day has passed."""
    done: int
    on_time: int
    """Those done whose day of doing is known and was not after the due day."""
    rates: tuple[RegisterRate, ...]
    counts: tuple[tuple[str, int], ...]
    """Entries by the value of the register's ``count_by`` field, in the order of its choices."""
    totals: tuple[tuple[str, str], ...]
    """(label, sum) of the number fields the register adds up."""
    groups: tuple[RegisterCounts, ...] = ()
    """The further counts of the register, in its order."""


def figures_of(definition: RegisterDefinition, sights: Sequence[Sight], today: date) -> RegisterFigures:
    """Return the figures over ``sights``."""
    states = Counter(standing.timeliness for _, standing in sights)
    counted = definition.field(definition.count_by)
    found = Counter(values.get(definition.count_by, "") for values, _ in sights)
    return RegisterFigures(
        entries=len(sights),
        overdue=states[Timeliness.OVERDUE],
        due_soon=states[Timeliness.DUE_SOON],
        due=sum(satisfies((Condition(probe=Probe.SETTLED),), *sight, today) for sight in sights),
        done=sum(standing.done for _, standing in sights),
        on_time=sum(_in_time(standing) for _, standing in sights),
        rates=tuple(rate_under(rule, sights, today) for rule in definition.rates),
        counts=tuple(
            (choice, found[choice]) for choice in (counted.choices if counted else ()) if found[choice]
        ),
        totals=tuple(
            (field.label, _plain(_measured(sights, field.key, "")))
            for field in definition.fields
            if field.key in definition.totals
        ),
        groups=tuple(counts_under(definition, rule, sights) for rule in definition.counts),
    )


def _in_time(standing: Standing) -> bool:
    day = standing.done_on
    return day is not None and (standing.due is None or day <= standing.due)


def counts_under(definition: RegisterDefinition, rule: CountRule, sights: Sequence[Sight]) -> RegisterCounts:
    """Return how many entries, or how much of a number, stand under each value of a field."""
    by, summed = definition.field(rule.by), definition.field(rule.sum)
    held: dict[str, list[Sight]] = {choice: [] for choice in (by.choices if by else ())}
    for values, standing in sights:
        if text := values.get(rule.by, ""):
            held.setdefault(text, []).append((values, standing))
    return RegisterCounts(
        name=by.label if by else rule.by,
        summed=summed.label if summed else "",
        lines=tuple(
            (value, _plain(_measured(found, rule.sum, ""))) for value, found in held.items() if found
        ),
    )


def rate_under(rule: RateRule, sights: Sequence[Sight], today: date) -> RegisterRate:
    """Return one rate by its rule."""
    whole = [sight for sight in sights if satisfies(rule.of, *sight, today)]
    if rule.linked:
        linked, closed = _linked(whole, linked_key(rule.linked)), _linked(whole, closed_key(rule.linked))
        return RegisterRate(rule.name, _plain(closed), _plain(linked), percent_of(closed, linked))
    part = [sight for sight in whole if satisfies(rule.met, *sight, today)]
    below = _measured(whole, rule.sum_of, rule.distinct)
    above = _measured(part, rule.sum_met, rule.distinct)
    return RegisterRate(rule.name, _plain(above), _plain(below), percent_of(above, below))


def percent_of(part: Decimal, whole: Decimal) -> str:
    """Return ``part`` of ``whole`` in percent with one decimal, half rounded up; empty for a whole of 0."""
    if whole <= 0:
        return ""
    return str((part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _measured(sights: Sequence[Sight], summed: str, distinct: str) -> Decimal:
    if summed:
        return sum((number_in(values.get(summed, "")) or Decimal(0) for values, _ in sights), Decimal(0))
    if distinct:
        return Decimal(len({values[distinct] for values, _ in sights if values.get(distinct)}))
    return Decimal(len(sights))


def _linked(sights: Sequence[Sight], key: str) -> Decimal:
    """Return how many different records stand under ``key``; one that several entries name counts once."""
    numbers = {number for values, _ in sights for number in values.get(key, "").split(NUMBERS_MARK)}
    return Decimal(len(numbers - {""}))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
