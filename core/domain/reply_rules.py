"""What a reply to a letter must say."""

from __future__ import annotations

from datetime import date

from core.domain.letter import ReplyDraft
from core.domain.violation import Violation


def check_reply(draft: ReplyDraft, *, dated_on: date, today: date) -> list[Violation]:
    """Return what is wrong with a reply: its day lies from the letter's own day to today."""
    if draft.replied_on is None:
        return [Violation("replied_on", "required")]
    if draft.replied_on > today:
        return [Violation("replied_on", "gate_date_ahead")]
    if draft.replied_on < dated_on:
        return [Violation("replied_on", "reply_before_letter")]
    return []
