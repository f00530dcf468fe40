"""Which colour goes with which state; the words always stand beside it."""

from __future__ import annotations

from enum import StrEnum

from core.domain.criterion import CriterionState
from core.domain.duty import OccurrenceState
from core.domain.issue import IssueStatus
from core.domain.letter import LetterState
from core.domain.listing import Timeliness
from core.domain.measure import MeasureStatus
from core.domain.milestone import MilestoneState
from core.domain.plan import TaskState
from core.domain.review import FollowUpResult, ReviewResult
from core.domain.verdict import Verdict


class Tone(StrEnum):
    """The colours of states; three of them tell how near a day is."""

    GOOD = "good"
    SOON = "soon"
    WARN = "warn"
    URGENT = "urgent"
    BAD = "bad"
    CALM = "calm"
    QUIET = "quiet"


_STATES: tuple[tuple[StrEnum, Tone], ...] = (
    (Timeliness.DONE, Tone.GOOD),
    (Timeliness.OVERDUE, Tone.BAD),
    (Timeliness.DUE_SOON, Tone.WARN),
    (Timeliness.IN_TIME, Tone.CALM),
    (IssueStatus.CLAIMED, Tone.CALM),
    (IssueStatus.RECTIFYING, Tone.CALM),
    (IssueStatus.SELF_CHECKED, Tone.GOOD),
    (IssueStatus.CLOSURE_REQUESTED, Tone.GOOD),
    (IssueStatus.FIRST_REVIEWED, Tone.GOOD),
    (IssueStatus.CLOSED, Tone.GOOD),
    (MeasureStatus.ON_TRACK, Tone.CALM),
    (MeasureStatus.BEHIND, Tone.WARN),
    (MeasureStatus.AHEAD, Tone.GOOD),
    (MeasureStatus.DONE, Tone.GOOD),
    (MeasureStatus.VERIFIED, Tone.GOOD),
    (LetterState.RESERVED, Tone.WARN),
    (LetterState.DISPATCHED, Tone.GOOD),
    (LetterState.VOID, Tone.BAD),
    (ReviewResult.PASS, Tone.GOOD),
    (ReviewResult.RETURN, Tone.BAD),
    (FollowUpResult.CONSOLIDATED, Tone.GOOD),
    (FollowUpResult.PARTIAL, Tone.WARN),
    (FollowUpResult.REBOUND, Tone.BAD),
    (CriterionState.MET, Tone.GOOD),
    (CriterionState.NOT_MET, Tone.BAD),
    (CriterionState.UNANSWERED, Tone.WARN),
    (MilestoneState.AHEAD, Tone.GOOD),
    (MilestoneState.REACHED, Tone.GOOD),
    (MilestoneState.LATE, Tone.WARN),
    (MilestoneState.BEHIND, Tone.BAD),
    (MilestoneState.OPEN, Tone.CALM),
    (OccurrenceState.DONE, Tone.GOOD),
    (TaskState.UNCLAIMED, Tone.WARN),
    (TaskState.CLAIMED, Tone.CALM),
    (TaskState.RECTIFYING, Tone.CALM),
    (TaskState.CLOSED, Tone.GOOD),
    (Verdict.NEW, Tone.GOOD),
    (Verdict.UPDATED, Tone.CALM),
    (Verdict.REJECTED, Tone.BAD),
)
# Members of different StrEnums with the same value are equal to each other, so the class is part of the key.
_TONES: dict[tuple[type, object], Tone] = {(type(state), state.value): tone for state, tone in _STATES}


def tone_of(value: object) -> Tone:
    """Return the tone of a state; anything without a colour of its own is quiet."""
    return _TONES.get((type(value), getattr(value, "value", "")), Tone.QUIET)
