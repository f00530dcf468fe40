"""How a record stands against its deadline: derived on every look, never stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.domain.deadline import Deadline, DeadlineKind
from core.domain.issue import IssueStatus
from core.domain.listing import Timeliness
from core.domain.measure import MEASURE_DONE, MeasureStatus


def timeliness(due: date | None, *, standing: bool, done: bool, today: date, soon: int) -> Timeliness:
    """Return the standing of a record on ``today``; ``soon`` is the reminder span in days.

    The last day still counts as in time (domain.md §2.4), and 长期坚持 without a day is its own bucket
    that is never overdue.
    """
    if done:
        return Timeliness.DONE
    left = days_left(due, today)
    if left is None:
        return Timeliness.STANDING if standing else Timeliness.UNDATED
    if left < 0:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if left <= soon else Timeliness.IN_TIME


def days_left(due: date | None, today: date) -> int | None:
    """Return whole days until ``due``, negative when it has passed, ``None`` without a day."""
    return None if due is None else (due - today).days


def span_of(left: int | None, spans: Sequence[int]) -> int | None:
    """Return the narrowest reminder span that ``left`` days fall into, ``None`` when none or already late.

    Offices remind 15, 7 and 3 days ahead (三色提醒); settings hold the spans.
    """
    if left is None or left < 0:
        return None
    return min((span for span in spans if left <= span), default=None)


ISSUE_DONE = frozenset(
    {
        IssueStatus.SELF_CHECKED,
        IssueStatus.CLOSURE_REQUESTED,
        IssueStatus.FIRST_REVIEWED,
        IssueStatus.CLOSED,
    }
)
"""States in which an issue's own deadline no longer runs."""


def inherits_deadline(deadline: Deadline) -> bool:
    """Tell whether a measure with this deadline takes the deadline of its issue."""
    return deadline.raw == "" and deadline.kind is DeadlineKind.UNSET


def pressing_day(*days: date | None) -> date | None:
    """Return the earliest of the days there are: a deadline, and the first stage on the way not reached."""
    return min((day for day in days if day is not None), default=None)


def issue_timeliness(
    status: IssueStatus, deadline: Deadline, *, today: date, soon: int, stage: date | None = None
) -> Timeliness:
    """Return how an issue stands; one that was moved to 长期坚持 is never overdue.

    ``stage`` is the day of its first milestone not reached, by which it is judged as well.
    """
    if status is IssueStatus.STANDING:
        return Timeliness.STANDING
    done = status in ISSUE_DONE
    due = pressing_day(deadline.due, stage)
    return timeliness(due, standing=deadline.standing, done=done, today=today, soon=soon)


def measure_timeliness(
    status: MeasureStatus,
    deadline: Deadline,
    issue_status: IssueStatus,
    issue_deadline: Deadline,
    *,
    today: date,
    soon: int,
    stage: date | None = None,
    issue_stage: date | None = None,
) -> Timeliness:
    """Return how a measure stands, with its issue's deadline and stages where it has none of its own.

    A measure of an issue that is already reported as done is done too: nobody is chased for it.
    """
    if status in MEASURE_DONE or issue_status in ISSUE_DONE:
        return Timeliness.DONE
    if inherits_deadline(deadline):
        first = pressing_day(stage, issue_stage)
        return issue_timeliness(issue_status, issue_deadline, today=today, soon=soon, stage=first)
    return timeliness(
        pressing_day(deadline.due, stage), standing=deadline.standing, done=False, today=today, soon=soon
    )
