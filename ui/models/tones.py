"""Which colour goes with which state; the words always stand beside it."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """The colours of states; three of them tell how near a day is."""

    GOOD = "good"
    SOON = "soon"
    WARN = "warn"
    URGENT = "urgent"
    BAD = "bad"
    CALM = "calm"
    QUIET = "quiet"


_TONES: dict[str, dict[str, Tone]] = {
    "Timeliness": {
        "done": Tone.GOOD,
        "overdue": Tone.BAD,
        "due_soon": Tone.WARN,
        "in_time": Tone.CALM,
    },
    "IssueStatus": {
        "claimed": Tone.CALM,
        "rectifying": Tone.CALM,
        "self_checked": Tone.GOOD,
        "closure_requested": Tone.GOOD,
        "first_reviewed": Tone.GOOD,
        "closed": Tone.GOOD,
    },
    "MeasureStatus": {
        "on_track": Tone.CALM,
        "behind": Tone.WARN,
        "ahead": Tone.GOOD,
        "done": Tone.GOOD,
        "verified": Tone.GOOD,
    },
    "LetterState": {
        "reserved": Tone.WARN,
        "dispatched": Tone.GOOD,
        "void": Tone.BAD,
    },
    "ReviewResult": {
        "pass": Tone.GOOD,
        "return": Tone.BAD,
    },
    "FollowUpResult": {
        "consolidated": Tone.GOOD,
        "partial": Tone.WARN,
        "rebound": Tone.BAD,
    },
    "CriterionState": {
        "met": Tone.GOOD,
        "not_met": Tone.BAD,
        "unanswered": Tone.WARN,
    },
    "MilestoneState": {
        "ahead": Tone.GOOD,
        "reached": Tone.GOOD,
        "late": Tone.WARN,
        "behind": Tone.BAD,
        "open": Tone.CALM,
    },
    "OccurrenceState": {
        "done": Tone.GOOD,
    },
    "TaskState": {
        "unclaimed": Tone.WARN,
        "claimed": Tone.CALM,
        "rectifying": Tone.CALM,
        "closed": Tone.GOOD,
    },
    "Verdict": {
        "new": Tone.GOOD,
        "updated": Tone.CALM,
        "rejected": Tone.BAD,
    },
}
"""By the name of the enumeration, so that a colour brings no rules of its own into the first page."""


def tone_of(value: object) -> Tone:
    """Return the tone of a state; anything without a colour of its own is quiet."""
    return _TONES.get(type(value).__name__, {}).get(getattr(value, "value", ""), Tone.QUIET)
