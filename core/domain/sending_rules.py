"""What the register must hold of a letter's way out and of the slip that comes back."""

from __future__ import annotations

from datetime import date

from core.domain.letter import ReturnDraft, SendingDraft
from core.domain.violation import Violation


def check_sending(draft: SendingDraft, *, dated_on: date, today: date) -> list[Violation]:
    """Return what is wrong with a sending: its way, and its day from the letter's own to today."""
    found = [Violation("way", "required")] if draft.way is None else []
    return found + _day("sent_on", draft.sent_on, dated_on, today, "sent_before_letter")


def check_return(draft: ReturnDraft, files: int, *, dated_on: date, today: date) -> list[Violation]:
    """Return what is wrong with a slip: its day, who signed it, and the scan that proves it."""
    found = _day("received_on", draft.received_on, dated_on, today, "slip_before_letter")
    if not draft.officer.strip():
        found.append(Violation("officer", "required"))
    return found if files else [*found, Violation("files", "slip_scan_missing")]


def _day(field: str, day: date | None, dated_on: date, today: date, early: str) -> list[Violation]:
    if day is None:
        return [Violation(field, "required")]
    if day > max(today, dated_on):
        return [Violation(field, "gate_date_ahead")]
    return [Violation(field, early)] if day < dated_on else []
