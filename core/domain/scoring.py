"""量化成分值 (domain rows 65, 47): rules that give points for events, and the standing of units by points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class ScoreEvent(StrEnum):
    """What can earn or cost points; the choices of the register ``score_rules`` are its words."""

    OVERDUE_CLOSURE = "overdue_closure"
    ON_TIME_CLOSURE = "on_time_closure"
    OVERDUE_OPEN = "overdue_open"
    RETURNED = "returned"
    REOPENED = "reopened"
    LETTER = "letter"
    PRACTICE = "practice"
    PRACTICE_SPREAD = "practice_spread"
    ENTRY_ON_TIME = "entry_on_time"
    ENTRY_LATE = "entry_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRule:
    """Points for one kind of event; ``detail`` narrows it to a kind of letter or one register."""

    event: ScoreEvent
    detail: str = ""
    points: Decimal
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event of the ledger that may count: whose, on what day, and the record it is read off."""

    event: ScoreEvent
    detail: str = ""
    unit_uuid: str
    day: date
    code: str
    text: str
    issue_uuid: str = ""
    letter_uuid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreProposal:
    """A happening with the rule it falls under; nothing is counted before a person accepts it."""

    happening: Happening
    rule: ScoreRule


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitScore:
    """What a unit has in a year. ``rank`` is 1 for the most points; units with the same points share it."""

    unit: str
    items: int
    plus: Decimal
    minus: Decimal
    total: Decimal
    rank: int


def proposals(rules: Sequence[ScoreRule], happenings: Iterable[Happening]) -> list[ScoreProposal]:
    """Return what the rules say of ``happenings``; the rule for a detail goes before the one for all."""
    found = []
    for each in happenings:
        fitting = [rule for rule in rules if rule.event is each.event and rule.detail in ("", each.detail)]
        rule = max(fitting, key=lambda rule: bool(rule.detail), default=None)
        if rule is not None:
            found.append(ScoreProposal(happening=each, rule=rule))
    return sorted(found, key=lambda each: (each.happening.day, each.happening.code))


def standings(points: Mapping[str, Sequence[Decimal]]) -> list[UnitScore]:
    """Return units by their points, the most first."""
    totals = {unit: sum(each, Decimal(0)) for unit, each in points.items()}
    return [
        UnitScore(
            unit=unit,
            items=len(points[unit]),
            plus=sum((each for each in points[unit] if each > 0), Decimal(0)),
            minus=sum((each for each in points[unit] if each < 0), Decimal(0)),
            total=total,
            rank=1 + sum(other > total for other in totals.values()),
        )
        for unit, total in sorted(totals.items(), key=lambda each: (-each[1], each[0]))
    ]
