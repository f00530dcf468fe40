"""The life of an issue as one table of moves with their gates (design §4, domain.md §3.1).

This storey holds the moves a county office makes by itself, up to asking for closure. Reviews, closure,
look-back and reopening join the same table later; no other place decides where an issue may go.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.issue import Issue, IssueStatus
from core.domain.violation import Violation


class Gate(StrEnum):
    """What must be there before a move; the value is also the rule named in the wording."""

    HAS_UNIT = "gate_unit"
    HAS_DEADLINE = "gate_deadline"
    HAS_MEASURES = "gate_measures"
    MEASURES_DONE = "gate_measures_done"
    HAS_CRITERIA = "gate_criteria"
    FIVE_SEEN = "gate_five_seen"
    HAS_EVIDENCE = "gate_evidence"
    HAS_GROUND = "gate_ground"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMove:
    """One move of an issue: who, when, from where to where, and on what ground."""

    uuid: str
    revision: int = 1
    issue_uuid: str
    round: int
    from_status: IssueStatus
    to_status: IssueStatus
    moved_on: date
    moved_by: str
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What hangs on an issue, as far as the gates ask."""

    units: int
    measures: int
    measures_done: int
    evidence: int


_S = IssueStatus
_START = (Gate.HAS_UNIT, Gate.HAS_DEADLINE)
_CLOSURE = (Gate.HAS_MEASURES, Gate.MEASURES_DONE, Gate.HAS_CRITERIA, Gate.FIVE_SEEN, Gate.HAS_EVIDENCE)

MOVES: dict[tuple[IssueStatus, IssueStatus], tuple[Gate, ...]] = {
    (_S.REGISTERED, _S.CLAIMED): (Gate.HAS_UNIT,),
    (_S.CLAIMED, _S.REGISTERED): (Gate.HAS_GROUND,),
    (_S.CLAIMED, _S.RECTIFYING): _START,
    (_S.REGISTERED, _S.RECTIFYING): _START,
    (_S.RECTIFYING, _S.SELF_CHECKED): (Gate.HAS_MEASURES, Gate.MEASURES_DONE),
    (_S.SELF_CHECKED, _S.RECTIFYING): (Gate.HAS_GROUND,),
    (_S.RECTIFYING, _S.STANDING): (Gate.HAS_GROUND,),
    (_S.STANDING, _S.RECTIFYING): (Gate.HAS_GROUND,),
    (_S.SELF_CHECKED, _S.CLOSURE_REQUESTED): _CLOSURE,
    (_S.CLOSURE_REQUESTED, _S.SELF_CHECKED): (Gate.HAS_GROUND,),
}


def moves_from(status: IssueStatus) -> tuple[IssueStatus, ...]:
    """Return where an issue in ``status`` may go, in the order of the table."""
    return tuple(target for (source, target) in MOVES if source is status)


def refusals(issue: Issue, target: IssueStatus, readiness: Readiness, ground: str) -> list[Violation]:
    """Return every gate that keeps ``issue`` from ``target``, each naming what is missing."""
    gates = MOVES.get((issue.status, target))
    if gates is None:
        return [Violation("status", "no_such_move")]
    return [Violation("status", gate.value) for gate in gates if not _passes(gate, issue, readiness, ground)]


def _passes(gate: Gate, issue: Issue, readiness: Readiness, ground: str) -> bool:
    seen = (issue.seen_person, issue.seen_matter, issue.seen_case, issue.seen_result, issue.seen_effect)
    answers = {
        Gate.HAS_UNIT: readiness.units > 0,
        Gate.HAS_DEADLINE: issue.deadline.due is not None or issue.deadline.standing,
        Gate.HAS_MEASURES: readiness.measures > 0,
        Gate.MEASURES_DONE: readiness.measures_done == readiness.measures,
        Gate.HAS_CRITERIA: bool(issue.criteria.strip()),
        Gate.FIVE_SEEN: all(slot.strip() for slot in seen),
        Gate.HAS_EVIDENCE: readiness.evidence > 0,
        Gate.HAS_GROUND: bool(ground.strip()),
    }
    return answers[gate]
