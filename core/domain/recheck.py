"""复核: an inspected unit objects to a conclusion, the office decides (国令733号 art. 17)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.violation import Severity, Violation


class RecheckResult(StrEnum):
    """What became of a conclusion that was objected to."""

    UPHELD = "upheld"
    """维持."""
    CHANGED = "changed"
    """变更."""
    REVOKED = "revoked"
    """撤销."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """One request, and the decision on it once there is one (``result`` and ``decided_on``)."""

    uuid: str
    revision: int = 1
    inspection_uuid: str
    requested_by: str
    requested_on: date
    reason: str
    result: RecheckResult | None = None
    decided_on: date | None = None
    decided_by: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckDraft:
    """A request as typed; ``requested_on`` counts from the day the office received it."""

    requested_by: str = ""
    requested_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """A decision as typed."""

    result: RecheckResult = RecheckResult.UPHELD
    decided_on: date | None = None
    decided_by: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckDue:
    """A day that runs: until when a unit may ask, or by when the office must decide.

    ``recheck_uuid`` is empty while nobody asked.
    """

    inspection_uuid: str
    recheck_uuid: str
    code: str
    title: str
    due: date
    days_left: int


def check_request(
    draft: RecheckDraft, *, delivered_on: date | None, until: date | None, today: date
) -> list[Violation]:
    """Check a request: only a delivered conclusion can be objected to; a late one is a warning."""
    found = _filled(requested_by=draft.requested_by, reason=draft.reason)
    if delivered_on is None:
        found.append(Violation("requested_on", "recheck_not_delivered"))
    if draft.requested_on is None:
        return [*found, Violation("requested_on", "required")]
    if draft.requested_on > today:
        found.append(Violation("requested_on", "gate_date_ahead"))
    if delivered_on is not None and draft.requested_on < delivered_on:
        found.append(Violation("requested_on", "recheck_before_delivery"))
    if until is not None and draft.requested_on > until:
        facts = (("until", until.isoformat()),)
        found.append(Violation("requested_on", "recheck_late", Severity.WARNING, facts))
    return found


def check_decision(
    draft: DecisionDraft, *, requested_on: date, due: date, inspectors: Collection[str], today: date
) -> list[Violation]:
    """Check a decision; who made the conclusion withdraws (art. 17); a late decision is a warning."""
    found = _filled(decided_by=draft.decided_by, decision=draft.decision)
    if draft.decided_by.strip() in inspectors:
        found.append(Violation("decided_by", "recheck_not_withdrawn", Severity.WARNING))
    if draft.decided_on is None:
        return [*found, Violation("decided_on", "required")]
    if draft.decided_on > today:
        found.append(Violation("decided_on", "gate_date_ahead"))
    if draft.decided_on < requested_on:
        found.append(Violation("decided_on", "recheck_decided_early"))
    if draft.decided_on > due:
        facts = (("due", due.isoformat()),)
        found.append(Violation("decided_on", "recheck_decided_late", Severity.WARNING, facts))
    return found


def _filled(**texts: str) -> list[Violation]:
    return [Violation(field, "required") for field, text in texts.items() if not text.strip()]
