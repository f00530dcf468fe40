"""Whole records as a page shows them: a record with everything that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.batch import Batch
from core.domain.change import JournalEntry
from core.domain.criterion import CriterionEntry
from core.domain.drafts import UnitName
from core.domain.evidence import Evidence
from core.domain.inspection import InspectionRecord, Problem
from core.domain.issue import Issue
from core.domain.letter import Letter
from core.domain.lifecycle import StatusMove
from core.domain.links import LinkedIssue, MeasureLink, SharedMeasure
from core.domain.listing import Timeliness
from core.domain.measure import Measure, ProgressNote
from core.domain.milestone import MilestoneEntry
from core.domain.plan import TaskClaim, TaskState, UpperTask
from core.domain.register_links import RelatedEntry
from core.domain.reply import Reply
from core.domain.review import Extension, FollowUp, Review, ReviewStep


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
class IssueLife:
    """What happened to an issue, each kind in the order it was entered.

    ``chain`` are the reviews it must pass, ``next_step`` the one it waits for now, if any;
    ``look_back_due`` is the day by which an issue in 长期坚持 is looked at again.
    """

    moves: tuple[StatusMove, ...]
    reviews: tuple[Review, ...]
    follow_ups: tuple[FollowUp, ...]
    extensions: tuple[Extension, ...]
    chain: tuple[ReviewStep, ...]
    next_step: ReviewStep | None
    look_back_due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedMeasure:
    """A measure of the issue ``home`` that also stands under another one, and the link that says so."""

    link: MeasureLink
    home: Issue
    dossier: MeasureDossier


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLinks:
    """What an issue shares with others: measures from them, measures with them, and issues alike."""

    measures: tuple[LinkedMeasure, ...] = ()
    shared: tuple[SharedMeasure, ...] = ()
    alike: tuple[LinkedIssue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDossier:
    """A task with its plan, its answer, the issues made of it and the state that follows from them."""

    task: UpperTask
    plan: Batch
    claim: TaskClaim | None
    issues: tuple[Issue, ...]
    state: TaskState


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDossier:
    """An issue with all that hangs on it; ``measures`` are its own, linked ones stand in ``links``."""

    issue: Issue
    batch: Batch | None
    units: tuple[UnitName, ...]
    measures: tuple[MeasureDossier, ...]
    notes: tuple[ProgressNote, ...]
    evidence: tuple[Evidence, ...]
    letters: tuple[Letter, ...]
    life: IssueLife
    related: tuple[RelatedEntry, ...]
    timeline: tuple[JournalEntry, ...]
    timeliness: Timeliness
    days_left: int | None
    criteria: tuple[CriterionEntry, ...] = ()
    milestones: tuple[MilestoneEntry, ...] = ()
    links: IssueLinks = IssueLinks()
    tasks: tuple[TaskDossier, ...] = ()
    """The upper tasks it serves: the way back up (domain row 76)."""
    replies: tuple[Reply, ...] = ()
    """The replies to its letters, by the day they came."""
    slips: tuple[Evidence, ...] = ()
    """The scans filed of its letters' slips (回执, 送达回证); each names its letter."""

    @property
    def hanging(self) -> frozenset[str]:
        """Return the ids of what hangs on it now and of itself: what is done to any of them is its trail."""
        life = self.life
        notes: tuple[ProgressNote | Evidence | Letter | Reply, ...] = (*self.notes, *self.evidence)
        notes = (*notes, *self.letters, *self.replies)
        acts: tuple[StatusMove | Review | FollowUp | Extension, ...] = (*life.moves, *life.reviews)
        acts = (*acts, *life.follow_ups, *life.extensions)
        found = {each.uuid for each in notes} | {each.uuid for each in acts}
        found |= {each.measure.uuid for each in self.measures}
        found |= {each.criterion.uuid for each in self.criteria}
        for step in self.milestones:
            found |= {step.milestone.uuid, *(report.uuid for report in step.reports)}
        return frozenset(found | {self.issue.uuid})


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionDossier:
    """An inspection with units, problems, letters and evidence. ``raised``: (problem uuid, issue code)."""

    inspection: InspectionRecord
    units: tuple[str, ...]
    problems: tuple[Problem, ...]
    raised: tuple[tuple[str, str], ...]
    related: tuple[RelatedEntry, ...]
    letters: tuple[Letter, ...]
    evidence: tuple[Evidence, ...]
    joint_units: tuple[str, ...] = ()
