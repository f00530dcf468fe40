"""Which ladder holds: the office's own record, else the program's with the days set in older versions."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from core.domain.ladder import (
    Dismissal,
    Ladder,
    LadderColour,
    LadderCondition,
    LadderMeaning,
    LadderStep,
    LadderTrigger,
)
from core.domain.office import Office
from core.errors import Environment
from core.resources import resource_path
from core.settings import Settings, settings_from
from core.store import records
from core.store.ledger import Ledger

USUAL = "four_steps"
"""The scheme that holds while an office has chosen none."""


@cache
def presets() -> tuple[Ladder, ...]:
    """Return the shipped schemes, the program's own first; ``Environment`` when a file is damaged."""
    names = sorted(path.stem for path in resource_path("ladders").glob("*.toml"))
    return tuple(preset(name) for name in sorted(names, key=lambda name: (name != USUAL, name)))


@cache
def preset(name: str) -> Ladder:
    """Return one shipped scheme; raise ``Environment`` when its file is damaged or missing."""
    path = resource_path("ladders", f"{name}.toml")
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        return Ladder(
            uuid="",
            preset=name,
            name=told["name"],
            source=told["source"],
            steps=tuple(_step(each) for each in told["steps"]),
            urgent_tags=tuple(told.get("urgent_tags", ())),
            exposed_tags=tuple(told.get("exposed_tags", ())),
            chase_first=bool(told.get("chase_first")),
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Environment("ladder_file_damaged", name=path.name) from error


def _step(told: dict[str, Any]) -> LadderStep:
    read = {
        "also": tuple(told.get("also", ())),
        "colour": LadderColour(told.get("colour", "none")),
        "meaning": LadderMeaning(told.get("meaning", "reminder")),
        "when": tuple(
            LadderCondition(trigger=LadderTrigger(each["trigger"]), count=each["count"])
            for each in told.get("when", ())
        ),
    }
    return LadderStep(**(told | read))


def ladders_of(ledger: Ledger) -> dict[str | None, Ladder]:
    """Return the ladder of the office under ``None``, and those of batches that have their own."""
    kept: dict[str | None, Ladder] = {each.batch_uuid: each for each in records.find(ledger, Ladder)}
    if None not in kept:
        kept[None] = _usual(settings_from(records.find(ledger, Office)[0].settings))
    return kept


def _usual(settings: Settings) -> Ladder:
    """Return the program's ladder with the days an office set before ladders were data."""
    usual = preset(USUAL)
    if settings.ladder_days == Settings().ladder_days and not settings.ladder_reply_days:
        return usual
    steps = list(usual.steps)
    for at, step in enumerate(usual.main):
        late, reply = _at(settings.ladder_days, at), _at(settings.ladder_reply_days, at)
        when = (LadderCondition(trigger=LadderTrigger.DAYS_LATE, count=late),) if late else ()
        steps[at] = replace(step, when=when, reply_days=reply if reply > 0 else step.reply_days)
    return replace(usual, steps=tuple(steps))


def _at(values: Sequence[int], place: int) -> int:
    return values[place] if place < len(values) else 0


def put_aside(ledger: Ledger, today: date) -> dict[tuple[str, str, str | None], frozenset[str]]:
    """Return the steps put aside for ``today``, by (unit, issue, measure)."""
    found: dict[tuple[str, str, str | None], frozenset[str]] = {}
    for each in records.find(ledger, Dismissal):
        if each.until >= today:
            key = (each.unit_uuid, each.issue_uuid, each.measure_uuid)
            found[key] = found.get(key, frozenset()) | {each.step}
    return found
