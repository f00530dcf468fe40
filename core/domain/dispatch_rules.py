"""What a dispatch record and the rule of a track must say."""

from __future__ import annotations

from datetime import date

from core.domain.dispatch import DispatchDraft, DispatchRuleDraft
from core.domain.violation import Violation


def check_dispatch(draft: DispatchDraft, today: date) -> list[Violation]:
    """Return what is wrong with a dispatch: it has a day, somebody it was held with, and something said."""
    found = []
    if draft.held_on is None:
        found.append(Violation("held_on", "required"))
    elif draft.held_on > today:
        found.append(Violation("held_on", "gate_date_ahead"))
    elif draft.next_on is not None and draft.next_on <= draft.held_on:
        found.append(Violation("next_on", "dispatch_next_early"))
    if not draft.units and not draft.person.strip():
        found.append(Violation("units", "dispatch_with_nobody"))
    if not draft.points.strip() and not draft.asked.strip():
        found.append(Violation("points", "required"))
    return found


def check_rule(draft: DispatchRuleDraft) -> list[Violation]:
    """Return what is wrong with the rule of a track."""
    return [] if draft.track.strip() else [Violation("track", "required")]
