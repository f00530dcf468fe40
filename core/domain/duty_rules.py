"""What a recurring duty and a settled period must say; each rule returns what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.domain.duty import DutyDraft, OccurrenceDraft, OccurrenceState
from core.domain.violation import Violation

YEARS = range(1949, 2200)
"""Beyond them a first day is a slip of the finger, and the periods up to today would be without number."""


def check_duty(draft: DutyDraft, *, rule_read: bool) -> list[Violation]:
    """Return what is wrong with a duty; ``rule_read`` tells whether its words name a cycle."""
    found = [Violation("text", "required")] if not draft.text.strip() else []
    if not draft.rule.strip():
        found.append(Violation("rule", "required"))
    elif not rule_read:
        found.append(Violation("rule", "duty_rule_unread"))
    if draft.first_day is None:
        found.append(Violation("first_day", "required"))
    elif draft.first_day.year not in YEARS:
        found.append(Violation("first_day", "duty_day_far"))
    elif draft.last_day is not None and draft.last_day < draft.first_day:
        found.append(Violation("last_day", "end_before_start"))
    if draft.last_day is not None and draft.last_day.year not in YEARS:
        found.append(Violation("last_day", "duty_day_far"))
    return found


def check_occurrence(draft: OccurrenceDraft, *, known: Sequence[str], today: date) -> list[Violation]:
    """Return what is wrong with a period to settle; ``known`` are the codes of the periods the duty has."""
    found = []
    if known and draft.period not in known:
        found.append(Violation("period", "duty_no_period", facts=(("form", known[0]), ("last", known[-1]))))
    elif not known:
        found.append(Violation("period", "duty_no_periods"))
    if draft.settled_on is not None and draft.settled_on > today:
        found.append(Violation("settled_on", "gate_date_ahead"))
    if draft.state is OccurrenceState.EXCUSED and not draft.note.strip():
        found.append(Violation("note", "duty_excuse_reason"))
    return found
