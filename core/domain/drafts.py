"""What a person or a file wants to enter, before the rules have looked at it. No ids, no dates read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.inspection import Count, InspectionKind, InspectionWay, Qualifier
from core.domain.issue import IssueOrigin
from core.domain.measure import MeasureStatus
from core.domain.unit import UnitRole


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit by the name it is written under, and its part."""

    name: str
    role: UnitRole = UnitRole.DUTY


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDraft:
    """An issue as typed. An empty ``code`` takes the next free number."""

    code: str = ""
    batch_uuid: str | None = None
    sequence: str = ""
    area: str = ""
    track: str = ""
    origin: IssueOrigin = IssueOrigin.FEEDBACK
    text: str = ""
    cause: str = ""
    goal: str = ""
    units: tuple[UnitName, ...] = ()
    leader: str = ""
    person: str = ""
    phone: str = ""
    deadline_raw: str = ""
    deadline_start: date | None = None
    criteria: str = ""
    seen_person: str = ""
    seen_matter: str = ""
    seen_case: str = ""
    seen_result: str = ""
    seen_effect: str = ""
    extension: str = ""
    tags: tuple[str, ...] = ()
    institutional_result: str = ""
    progress: str = ""
    note: str = ""
    custom: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDraft:
    """A measure as typed. Empty units and deadline mean: those of the issue."""

    text: str = ""
    units: tuple[UnitName, ...] = ()
    leader: str = ""
    person: str = ""
    deadline_raw: str = ""
    criteria: str = ""
    target: str = ""
    actual: str = ""
    status: MeasureStatus = MeasureStatus.NOT_STARTED
    result: str = ""
    note: str = ""
    custom: tuple[tuple[str, str], ...] = ()
    finished_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressDraft:
    """A progress note as typed. ``status`` moves the measure at the same time when given."""

    noted_on: date | None = None
    period: str = ""
    text: str = ""
    percent: int | None = None
    reported_by: str = ""
    source: str = ""
    status: MeasureStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemDraft:
    """A problem found at an inspection; ``uuid`` is set when it was entered before."""

    uuid: str = ""
    text: str = ""
    place: str = ""
    requirement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionDraft:
    """An inspection as typed; ``units`` are inspected, ``joint_units`` inspect together with the office.

    An empty ``code`` takes the next number.
    """

    code: str = ""
    title: str = ""
    kind: InspectionKind = InspectionKind.ROUTINE
    ways: tuple[InspectionWay, ...] = ()
    basis: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    units: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    files_checked: int = 0
    files_good: int = 0
    problems: tuple[ProblemDraft, ...] = ()
    conclusion: str = ""
    note: str = ""
    theme: str = ""
    scope: str = ""
    leader: str = ""
    joint_units: tuple[str, ...] = ()
    plan_item_uuid: str | None = None
    files_total: int = 0
    files_qualifier: Qualifier | None = None
    problems_found: int = 0
    problems_solved: int = 0
    problems_long_term: int = 0
    problems_open: int = 0
    measures_taken: int = 0
    measures_done: int = 0
    concluded_on: date | None = None
    delivered_on: date | None = None
    custom: tuple[tuple[str, str], ...] = ()
