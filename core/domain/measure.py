"""Measures (整改措施): what is to be done about an issue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.domain.deadline import Deadline
from core.domain.violation import Violation


class MeasureStatus(StrEnum):
    """How far a measure is (domain.md §3.1)."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    AHEAD = "ahead"
    DONE = "done"
    """完成: the unit says so."""
    VERIFIED = "verified"
    """核实通过."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure of one issue. An unset deadline means: the issue's deadline holds."""

    uuid: str
    revision: int = 1
    issue_uuid: str
    position: int
    text: str
    leader: str = ""
    person: str = ""
    deadline: Deadline = field(default_factory=Deadline)
    criteria: str = ""
    target: str = ""
    actual: str = ""
    status: MeasureStatus = MeasureStatus.NOT_STARTED
    result: str = ""
    note: str = ""
    source_row: int | None = None
    custom: tuple[tuple[str, str], ...] = ()
    """(field, text) of the fields the office added itself."""
    finished_on: date | None = None
    """The day it was finished; ``None`` while it is not, and where nobody entered it (未记)."""


MEASURE_DONE = frozenset({MeasureStatus.DONE, MeasureStatus.VERIFIED})
"""States in which a measure's deadline no longer runs."""


def finished_day(before: Measure | None, status: MeasureStatus, typed: date | None, act: date) -> date | None:
    """Return the day of finishing a measure has after an act of the day ``act`` that leaves it ``status``.

    A typed day stands. Without one, the act that makes it done names the day; a measure that was done before
    or came in as done has the day it had, or none: what nobody knows is not made up.
    """
    if status not in MEASURE_DONE:
        return None
    if typed is not None or before is None or before.status in MEASURE_DONE:
        return typed
    return act


def check_finished(
    status: MeasureStatus, typed: date | None, today: date, stored: date | None = None
) -> list[Violation]:
    """Return what is wrong with a typed day of finishing; the ``stored`` one goes away with the state."""
    if typed is None:
        return []
    if status not in MEASURE_DONE and typed != stored:
        return [Violation("finished_on", "finished_not_done")]
    return [Violation("finished_on", "gate_date_ahead")] if typed > today else []


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressNote:
    """进展: what was reported on a day, for a measure or for a whole issue."""

    uuid: str
    revision: int = 1
    issue_uuid: str
    measure_uuid: str | None = None
    noted_on: date
    period: str = ""
    text: str
    percent: int | None = None
    reported_by: str = ""
    source: str = ""
