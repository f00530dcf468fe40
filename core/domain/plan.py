"""Plans (整改方案), the papers they rest on, and the tasks that come down from above (domain rows 50, 73-76).

A plan is a ``Batch``: one record for what an office calls 督察批次 and 整改方案, since issues hang on it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.issue import IssueStatus


class PlanLevel(StrEnum):
    """Who issued a plan: 1 + 14 + N (row 75)."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    DEPARTMENT = "department"
    """N: a department's own plan."""


class DocumentKind(StrEnum):
    """What kind of paper a source document is (row 73)."""

    PLAN = "plan"
    NOTICE = "notice"
    OPINION = "opinion"
    FEEDBACK = "feedback"
    REGULATION = "regulation"
    INSTRUCTION = "instruction"
    OTHER = "other"


class TaskAnswer(StrEnum):
    """What the office answered to a task."""

    CLAIMED = "claimed"
    """认领."""
    DECLINED = "declined"
    """不涉及."""


class TaskState(StrEnum):
    """How a task stands; always derived from its claim and the issues made of it, never stored."""

    UNCLAIMED = "unclaimed"
    CLAIMED = "claimed"
    RECTIFYING = "rectifying"
    CLOSED = "closed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A paper that plans rest on and letters cite."""

    uuid: str
    revision: int = 1
    title: str
    document_number: str = ""
    issuer: str = ""
    dated: date | None = None
    kind: DocumentKind = DocumentKind.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpperTask:
    """One task of a plan from above, in its own words; ``position`` is its place in the plan."""

    uuid: str
    revision: int = 1
    batch_uuid: str
    position: int = 0
    number: str = ""
    area: str = ""
    text: str
    deadline_words: str = ""
    responsible: str = ""
    criteria: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskClaim:
    """The one answer to a task: who claimed it for which unit on which day, or why it is declined."""

    uuid: str
    revision: int = 1
    task_uuid: str
    answer: TaskAnswer
    by: str
    dated: date
    unit: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLink:
    """An issue that a task was split into; a task has many, and an issue may serve several tasks."""

    uuid: str
    revision: int = 1
    task_uuid: str
    issue_uuid: str


NOT_BEGUN = frozenset({IssueStatus.REGISTERED, IssueStatus.CLAIMED})
"""States of an issue on which nobody has begun to work."""


def task_state(answer: TaskAnswer | None, issues: Collection[IssueStatus]) -> TaskState:
    """Return how a task stands by its answer and the states of its issues (domain §3.1)."""
    if answer is None:
        return TaskState.UNCLAIMED
    if answer is TaskAnswer.DECLINED:
        return TaskState.DECLINED
    if issues and all(status is IssueStatus.CLOSED for status in issues):
        return TaskState.CLOSED
    begun = any(status not in NOT_BEGUN for status in issues)
    return TaskState.RECTIFYING if begun else TaskState.CLAIMED


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskCounts:
    """The tasks of one plan: ``unclaimed + claimed + declined`` is ``tasks``; ``done`` is part of claimed."""

    tasks: int = 0
    claimed: int = 0
    unclaimed: int = 0
    declined: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFigures:
    """The concentrated stage (row 82): what fell due in it, what was done in it, and both at once."""

    due: int
    done: int
    due_done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFigures:
    """The target share (row 34): units whose issues are all closed out of all units with issues."""

    reached: int
    units: int
    missing: tuple[str, ...] = ()
    """Names of the units that have not reached it."""

    @property
    def percent(self) -> float:
        """Return the share reached, 0 without a unit."""
        return 100 * self.reached / self.units if self.units else 0.0
