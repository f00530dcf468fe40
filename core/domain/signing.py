"""签收: the first of the two clocks of what is handed to a unit; the second is its rectification deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.listing import Timeliness
from core.domain.violation import Violation


class Handed(StrEnum):
    """What was handed to a unit."""

    LETTER = "letter"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignItem:
    """Something handed down that a unit has to sign for. ``uuid`` is the letter or the unit's share."""

    handed: Handed
    uuid: str
    open_uuid: str
    """The letter, or the issue, that shows it."""
    name: str
    unit: str
    handed_on: date | None
    sign_due: date | None
    signed_on: date | None
    signed_by: str
    days_left: int | None
    timeliness: Timeliness | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignDraft:
    """Who signed for it, and when."""

    signed_on: date | None = None
    signed_by: str = ""


def check_sign(draft: SignDraft, *, handed_on: date, today: date) -> list[Violation]:
    """Return what is wrong with a signature: its day lies from the handing down to today."""
    if draft.signed_on is None:
        return [Violation("signed_on", "required")]
    if draft.signed_on > today:
        return [Violation("signed_on", "gate_date_ahead")]
    if draft.signed_on < handed_on:
        return [Violation("signed_on", "sign_before_handed")]
    return []


def check_handing(handed_on: date | None, today: date) -> list[Violation]:
    """Return what is wrong with the day something is handed down."""
    if handed_on is None:
        return [Violation("handed_on", "required")]
    return [Violation("handed_on", "gate_date_ahead")] if handed_on > today else []
