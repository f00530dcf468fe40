"""Milestones (节点): what must be reached by a day on the way (domain.md §1 rows 55, 79).

What was reported for a milestone is a record of its own: a later report never changes an earlier one, and
the newest one counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.domain.quantity import is_quantity, number_of
from core.domain.rules import text_violations
from core.domain.violation import Violation


class MilestoneState(StrEnum):
    """Target against actual on a day; always derived, never stored."""

    OPEN = "open"
    """Not reached, and its day has not passed."""
    BEHIND = "behind"
    """Not reached, and its day has passed."""
    AHEAD = "ahead"
    """Reached before its day."""
    REACHED = "reached"
    """Reached on its day."""
    LATE = "late"
    """Reached after its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One step of a measure, or of an issue when ``measure_uuid`` is empty.

    By ``due`` reach ``percent``, or ``amount`` (a cumulative count as text), or what ``target`` says.
    """

    uuid: str
    revision: int = 1
    issue_uuid: str
    measure_uuid: str | None = None
    position: int
    due: date
    target: str = ""
    percent: int | None = None
    amount: str = ""
    measure_word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneReport:
    """What was reported for a milestone on a day. ``reached`` is said by hand where nothing is counted."""

    uuid: str
    revision: int = 1
    milestone_uuid: str
    position: int
    reported_on: date
    reported_by: str
    percent: int | None = None
    amount: str = ""
    reached: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneDraft:
    """A milestone as typed."""

    due: date | None = None
    target: str = ""
    percent: int | None = None
    amount: str = ""
    measure_word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """A report as typed."""

    dated: date | None = None
    by: str = ""
    percent: int | None = None
    amount: str = ""
    reached: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneEntry:
    """A milestone with its measure (0: of the issue itself), its reports (oldest first) and how it stands."""

    milestone: Milestone
    measure: int
    reports: tuple[MilestoneReport, ...]
    state: MilestoneState
    lacking: Decimal | None


def in_order(reports: Iterable[MilestoneReport]) -> list[MilestoneReport]:
    """Return reports the oldest first; of one day the one entered last counts as newer."""
    return sorted(reports, key=lambda report: (report.reported_on, report.position))


def satisfies(milestone: Milestone, report: MilestoneReport) -> bool:
    """Tell whether ``report`` reaches everything that ``milestone`` counts."""
    if milestone.percent is None and not milestone.amount:
        return report.reached
    if milestone.percent is not None and (report.percent is None or report.percent < milestone.percent):
        return False
    wanted, actual = number_of(milestone.amount), number_of(report.amount)
    return wanted is None or (actual is not None and actual >= wanted)


def reached_on(milestone: Milestone, reports: Iterable[MilestoneReport]) -> date | None:
    """Return the day since which every report reaches the milestone; ``None`` when the newest does not."""
    since = None
    for report in in_order(reports):
        if not satisfies(milestone, report):
            since = None
        elif since is None:
            since = report.reported_on
    return since


def state_of(milestone: Milestone, reports: Iterable[MilestoneReport], today: date) -> MilestoneState:
    """Return how a milestone stands on ``today``."""
    day = reached_on(milestone, reports)
    if day is None:
        return MilestoneState.BEHIND if milestone.due < today else MilestoneState.OPEN
    if day == milestone.due:
        return MilestoneState.REACHED
    return MilestoneState.AHEAD if day < milestone.due else MilestoneState.LATE


def lacking(milestone: Milestone, reports: Iterable[MilestoneReport]) -> Decimal | None:
    """Return how much of the count (else of the percentage) is still lacking; ``None`` without a number."""
    newest = in_order(reports)[-1:]
    wanted = number_of(milestone.amount)
    if wanted is not None:
        actual = number_of(newest[0].amount) if newest else None
        return max(Decimal(0), wanted - (actual or Decimal(0)))
    if milestone.percent is not None:
        return Decimal(max(0, milestone.percent - ((newest[0].percent or 0) if newest else 0)))
    return None


def open_stages(entries: Iterable[MilestoneEntry]) -> dict[str, date]:
    """Return the day of the first milestone not reached, by the uuid of its measure, else of its issue."""
    first: dict[str, date] = {}
    for entry in entries:
        if entry.state in {MilestoneState.OPEN, MilestoneState.BEHIND}:
            owner = entry.milestone.measure_uuid or entry.milestone.issue_uuid
            first[owner] = min(entry.milestone.due, first.get(owner, entry.milestone.due))
    return first


def check_milestone(draft: MilestoneDraft) -> list[Violation]:
    """Check a milestone as typed: a day, and something to reach."""
    found = [] if draft.due else [Violation("due", "required")]
    if not (draft.target.strip() or draft.amount.strip() or draft.percent is not None):
        found.append(Violation("target", "milestone_empty"))
    return found + _numbers(draft.percent, draft.amount) + text_violations(target=draft.target)


def check_report(milestone: Milestone, draft: ReportDraft, today: date) -> list[Violation]:
    """Check a report as typed: who, when, and the numbers the milestone counts."""
    found = [] if draft.by.strip() else [Violation("by", "gate_person")]
    if draft.dated is None:
        found.append(Violation("dated", "gate_date"))
    elif draft.dated > today:
        found.append(Violation("dated", "gate_date_ahead"))
    if milestone.percent is not None and draft.percent is None:
        found.append(Violation("percent", "required"))
    if milestone.amount and not draft.amount.strip():
        found.append(Violation("amount", "required"))
    return found + _numbers(draft.percent, draft.amount) + text_violations(note=draft.note)


def _numbers(percent: int | None, amount: str) -> list[Violation]:
    found = []
    if percent is not None and not 0 <= percent <= 100:
        found.append(Violation("percent", "percent_range"))
    if not is_quantity(amount):
        found.append(Violation("amount", "not_a_number"))
    return found
