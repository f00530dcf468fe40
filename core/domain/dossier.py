"""Whole records as a page shows them: a record with everything that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.batch import Batch
from core.domain.change import JournalEntry
from core.domain.drafts import UnitName
from core.domain.evidence import Evidence
from core.domain.inspection import InspectionRecord, Problem
from core.domain.issue import Issue
from core.domain.letter import Letter
from core.domain.listing import Timeliness
from core.domain.measure import Measure, ProgressNote


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureDossier:
    """A measure with its own units, notes (newest first), evidence; ``days_left`` can be negative."""

    measure: Measure
    units: tuple[UnitName, ...]
    notes: tuple[ProgressNote, ...]
    evidence: tuple[Evidence, ...]
    timeliness: Timeliness
    due: date | None
    days_left: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDossier:
    """An issue with all that hangs on it."""

    issue: Issue
    batch: Batch | None
    units: tuple[UnitName, ...]
    measures: tuple[MeasureDossier, ...]
    notes: tuple[ProgressNote, ...]
    evidence: tuple[Evidence, ...]
    letters: tuple[Letter, ...]
    timeline: tuple[JournalEntry, ...]
    timeliness: Timeliness
    days_left: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionDossier:
    """An inspection with units, problems, letters and evidence. ``raised``: (problem uuid, issue code)."""

    inspection: InspectionRecord
    units: tuple[str, ...]
    problems: tuple[Problem, ...]
    raised: tuple[tuple[str, str], ...]
    letters: tuple[Letter, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """One line of 工作台: a measure or an issue that needs attention. ``days_left`` is negative when late."""

    issue_uuid: str
    measure_uuid: str | None
    code: str
    text: str
    units: str
    due: date | None
    days_left: int | None
    timeliness: Timeliness


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterProposal:
    """A letter the ladder proposes: who is late with what. The clerk decides."""

    unit_uuid: str
    unit_name: str
    items: tuple[DueItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The figures and lists of 工作台, all from the same rows on one day."""

    today: date
    issues: int
    measures: int
    closed: int
    overdue: int
    due_soon: int
    standing: int
    undated: int
    by_status: tuple[tuple[str, int], ...]
    by_area: tuple[tuple[str, int], ...]
    due: tuple[DueItem, ...]
    proposals: tuple[LetterProposal, ...]
    replies_awaited: tuple[Letter, ...]
    next_submission: date | None
    last_period: str
    warnings: tuple[str, ...]
