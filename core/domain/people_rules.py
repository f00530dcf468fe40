"""What a role may do, when a second person is asked for, and what is wrong with a person's record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from core.domain.issue import IssueStatus
from core.domain.people import (
    LeaderDraft,
    LiaisonDraft,
    Operator,
    OperatorDraft,
    OperatorRole,
    VisitDraft,
)
from core.domain.violation import Violation

PIN_LENGTH = (4, 32)
"""Fewest and most characters of a PIN."""

_NEEDS = {
    "review.levels": OperatorRole.ADMIN,
    "review": OperatorRole.REVIEWER,
    "letter.void": OperatorRole.REVIEWER,
    "office": OperatorRole.ADMIN,
    "operator": OperatorRole.ADMIN,
    "ladder.revise": OperatorRole.ADMIN,
    "ladder.drop": OperatorRole.ADMIN,
}
"""Operation, or subject of operations → the role it asks for; everything else is a clerk's."""


def role_for(operation: str) -> OperatorRole:
    """Return the role that an operation asks for (domain.md §3.2)."""
    subject = operation.partition(".")[0]
    return _NEEDS.get(operation) or _NEEDS.get(subject) or OperatorRole.CLERK


def strikes_off(before: IssueStatus, after: IssueStatus) -> bool:
    """Tell whether a move is a closure (销号), by whatever way it is made."""
    return after is IssueStatus.CLOSED and before is not IssueStatus.CLOSED


def is_active(operator: Operator, day: date) -> bool:
    """Tell whether a person is offered on ``day``; the last day still belongs to the work."""
    return operator.left_on is None or operator.left_on >= day


def check_operator(draft: OperatorDraft, others: Iterable[Operator]) -> list[Violation]:
    """Return what is wrong with an operator; ``others`` are all but the one edited."""
    found = []
    name = plain_name(draft.name)
    if not name:
        found.append(Violation("name", "required"))
    elif any(plain_name(other.name) == name for other in others):
        found.append(Violation("name", "operator_name_taken", facts=(("name", draft.name.strip()),)))
    if not draft.roles:
        found.append(Violation("roles", "operator_no_role"))
    return found


def check_pin(pin: str) -> list[Violation]:
    """Return what is wrong with a PIN; an empty one means none."""
    fewest, most = PIN_LENGTH
    if not pin or fewest <= len(pin) <= most:
        return []
    return [Violation("pin", "pin_length", facts=(("fewest", str(fewest)), ("most", str(most))))]


def check_liaison(draft: LiaisonDraft) -> list[Violation]:
    """Return what is wrong with a liaison officer."""
    found = [Violation(key, "required") for key in ("unit", "name") if not getattr(draft, key).strip()]
    if draft.since and draft.until and draft.until < draft.since:
        found.append(Violation("until", "liaison_order"))
    return found


def check_leader(draft: LeaderDraft, taken: dict[str, str]) -> list[Violation]:
    """Return what is wrong with a leader; ``taken``: plain spellings of the others → their names."""
    if not draft.name.strip():
        return [Violation("name", "required")]
    found = []
    for key, names in (("name", (draft.name,)), ("aliases", draft.aliases)):
        other = next((taken[plain_name(name)] for name in names if plain_name(name) in taken), None)
        if other is not None:
            found.append(Violation(key, "leader_name_taken", facts=(("name", other),)))
    return found


def check_visit(draft: VisitDraft, today: date) -> list[Violation]:
    """Return what is wrong with a visit: it has a day that has come, and something was done."""
    found = []
    if draft.dated is None:
        found.append(Violation("dated", "required"))
    elif draft.dated > today:
        found.append(Violation("dated", "visit_ahead"))
    if not draft.done.strip():
        found.append(Violation("done", "required"))
    return found


_HALF_WIDTH = {0xFF08: "(", 0xFF09: ")"}
"""Full-width brackets, as letters write them, and those that people type."""


def plain_name(name: str) -> str:
    """Return a name as it is compared: without blanks, letters in one case, brackets of one width."""
    return "".join(name.translate(_HALF_WIDTH).split()).casefold()
