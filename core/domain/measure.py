"""Measures (整改措施): what is to be done about an issue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.domain.deadline import Deadline


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
