"""The life of an issue as one table of moves with their gates (design §4, domain.md §3.1).

No other place decides where an issue may go. A move is made in one of a few ways: by the office itself, by a
review that passes or returns, by a look-back, by reopening. A return and a reopening begin a new round, and
what was recorded in earlier rounds is never touched again. Once a round was closed every move is an act.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from core.domain.deadline import Cycle, DeadlineKind
from core.domain.issue import Issue, IssueStatus
from core.domain.review import USUAL_CHAIN, ReviewResult, ReviewStep, next_step
from core.domain.violation import Violation


class Way(StrEnum):
    """How a move is made; all but ``MOVE`` are acts, answered by a counter-act instead of undone."""

    MOVE = "move"
    """By the office itself."""
    REVIEW = "review"
    """By a review that passes."""
    RETURN = "return"
    """退回 by a review."""
    FOLLOW_UP = "follow_up"
    """维持: a look-back that leaves the state as it is."""
    REOPEN = "reopen"
    """重开."""


class Gate(StrEnum):
    """What must be there before a move; the value is also the rule named in the wording."""

    HAS_PERSON = "gate_person"
    HAS_DATE = "gate_date"
    NOT_AHEAD = "gate_date_ahead"
    IN_ORDER = "gate_date_order"
    HAS_UNIT = "gate_unit"
    HAS_DEADLINE = "gate_deadline"
    IS_IMMEDIATE = "gate_immediate"
    HAS_MEASURES = "gate_measures"
    MEASURES_DONE = "gate_measures_done"
    HAS_CRITERIA = "gate_criteria"
    FIVE_SEEN = "gate_five_seen"
    HAS_EVIDENCE = "gate_evidence"
    HAS_GROUND = "gate_ground"
    HAS_CYCLE = "gate_cycle"
    NOT_REVIEWED = "gate_not_reviewed"
    STEP_NEXT = "gate_step_next"
    STEP_KNOWN = "gate_step_known"
    REVIEWS_PASSED = "gate_reviews_passed"
    WAS_CLOSED = "gate_was_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMove:
    """One move of an issue: who, when, from where to where, and on what ground."""

    uuid: str
    revision: int = 1
    issue_uuid: str
    round: int
    position: int = 0
    """Place among the moves of its issue, in the order they were entered; 0 for moves of earlier versions."""
    from_status: IssueStatus
    to_status: IssueStatus
    moved_on: date
    moved_by: str
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What hangs on an issue, as far as the gates ask.

    ``passed`` are the steps of ``chain`` passed in this round, ``closed`` whether this round was struck off,
    ``last_act`` the day of the newest move or act, ``today`` the day it is seen on. ``criteria`` counts the
    criterion records, ``unmet`` holds (words, answered) of those not met; without any the old text counts.
    """

    units: int
    measures: int
    measures_done: int
    evidence: int
    criteria: int = 0
    unmet: tuple[tuple[str, bool], ...] = ()
    chain: tuple[ReviewStep, ...] = USUAL_CHAIN
    passed: tuple[ReviewStep, ...] = ()
    closed: bool = False
    last_act: date | None = None
    today: date = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is said with a move: person, day, ground; the step of a review; the cycle of 长期坚持."""

    by: str = ""
    dated: date | None = None
    ground: str = ""
    step: ReviewStep | None = None
    cycle: Cycle | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the table: how the move is made, and its gates besides person and day."""

    way: Way
    gates: tuple[Gate, ...]


_S = IssueStatus
_ALWAYS = (Gate.HAS_PERSON, Gate.HAS_DATE, Gate.NOT_AHEAD, Gate.IN_ORDER)
_START = (Gate.HAS_UNIT, Gate.HAS_DEADLINE)
_WHOLE = (Gate.HAS_MEASURES, Gate.MEASURES_DONE, Gate.HAS_CRITERIA, Gate.FIVE_SEEN, Gate.HAS_EVIDENCE)
_AT_ONCE = (Gate.IS_IMMEDIATE, Gate.HAS_UNIT, Gate.MEASURES_DONE, Gate.HAS_GROUND)
_LASTING = (Gate.HAS_GROUND, Gate.HAS_CYCLE)


def _by_office(*gates: Gate) -> Passage:
    return Passage(Way.MOVE, gates)


_GROUND_ONLY = _by_office(Gate.HAS_GROUND)
_STEP = Passage(Way.REVIEW, (Gate.STEP_NEXT,))
_STRIKE = Passage(Way.REVIEW, (Gate.STEP_NEXT, Gate.REVIEWS_PASSED, *_WHOLE))
_BACK = Passage(Way.RETURN, (Gate.STEP_KNOWN, Gate.HAS_GROUND))
_LOOK = Passage(Way.FOLLOW_UP, (Gate.HAS_GROUND,))

MOVES: dict[tuple[IssueStatus, IssueStatus], Passage] = {
    (_S.REGISTERED, _S.CLAIMED): _by_office(Gate.HAS_UNIT),
    (_S.CLAIMED, _S.REGISTERED): _GROUND_ONLY,
    (_S.CLAIMED, _S.RECTIFYING): _by_office(*_START),
    (_S.REGISTERED, _S.RECTIFYING): _by_office(*_START),
    (_S.REGISTERED, _S.SELF_CHECKED): _by_office(*_AT_ONCE),
    (_S.RECTIFYING, _S.SELF_CHECKED): _by_office(Gate.HAS_MEASURES, Gate.MEASURES_DONE),
    (_S.SELF_CHECKED, _S.RECTIFYING): _GROUND_ONLY,
    (_S.RECTIFYING, _S.STANDING): _by_office(*_LASTING),
    (_S.SELF_CHECKED, _S.CLOSURE_REQUESTED): _by_office(*_WHOLE),
    (_S.CLOSURE_REQUESTED, _S.SELF_CHECKED): _by_office(Gate.NOT_REVIEWED, Gate.HAS_GROUND),
    (_S.CLOSURE_REQUESTED, _S.CLOSURE_REQUESTED): _STEP,
    (_S.CLOSURE_REQUESTED, _S.FIRST_REVIEWED): _STEP,
    (_S.FIRST_REVIEWED, _S.FIRST_REVIEWED): _STEP,
    (_S.CLOSURE_REQUESTED, _S.CLOSED): _STRIKE,
    (_S.FIRST_REVIEWED, _S.CLOSED): _STRIKE,
    (_S.CLOSURE_REQUESTED, _S.RECTIFYING): _BACK,
    (_S.FIRST_REVIEWED, _S.RECTIFYING): _BACK,
    (_S.CLOSED, _S.CLOSED): _LOOK,
    (_S.STANDING, _S.STANDING): _LOOK,
    (_S.CLOSED, _S.RECTIFYING): Passage(Way.REOPEN, (Gate.HAS_GROUND, *_START)),
    (_S.CLOSED, _S.STANDING): _by_office(*_LASTING),
    (_S.STANDING, _S.RECTIFYING): _GROUND_ONLY,
    (_S.STANDING, _S.CLOSED): _by_office(Gate.WAS_CLOSED, Gate.HAS_GROUND),
}

EXTENDABLE = frozenset({_S.REGISTERED, _S.CLAIMED, _S.RECTIFYING})
"""States in which a limit still runs and may be extended."""

_CRITERION_RULES = {False: "criterion_unanswered", True: "criterion_not_met"}
_NOT_YET = {Way.REVIEW: "review_not_yet", Way.RETURN: "review_not_yet", Way.FOLLOW_UP: "look_not_yet"}
"""What is said of an act that the state of the issue does not wait for; no other move would be one."""
_FIELDS = {
    Gate.HAS_PERSON: "by",
    Gate.HAS_DATE: "dated",
    Gate.NOT_AHEAD: "dated",
    Gate.IN_ORDER: "dated",
    Gate.HAS_GROUND: "ground",
    Gate.HAS_CYCLE: "cycle",
    Gate.STEP_NEXT: "step",
    Gate.STEP_KNOWN: "step",
}


def moves_from(status: IssueStatus) -> tuple[IssueStatus, ...]:
    """Return where an issue in ``status`` may go, in whatever way, in the order of the table."""
    return tuple(target for (source, target) in MOVES if source is status)


def way_of(source: IssueStatus, target: IssueStatus, *, closed: bool) -> Way | None:
    """Return how the move is made; 整改中 again after the round was closed is always 重开."""
    passage = MOVES.get((source, target))
    if passage is None:
        return None
    return Way.REOPEN if closed and target is _S.RECTIFYING else passage.way


def is_act(way: Way, *, closed: bool) -> bool:
    """Tell whether a move made this way is an act: no undo takes it back."""
    return closed or way is not Way.MOVE


def reviewed(status: IssueStatus, result: ReviewResult, step: ReviewStep, ready: Readiness) -> IssueStatus:
    """Return where a review with this result leads: back, one step on, or, after the last step, to 销号."""
    if result is ReviewResult.RETURN:
        return _S.RECTIFYING
    if step is ready.chain[-1]:
        return _S.CLOSED
    return status if step is ReviewStep.COUNTY else _S.FIRST_REVIEWED


def refusals(
    issue: Issue, target: IssueStatus, ready: Readiness, statement: Statement, way: Way = Way.MOVE
) -> list[Violation]:
    """Return every gate that keeps ``issue`` from ``target`` this way, each naming what is missing."""
    right = way_of(issue.status, target, closed=ready.closed)
    if right in (None, Way.MOVE) and way in _NOT_YET:
        return [Violation("status", _NOT_YET[way], facts=(("state", issue.status),))]
    if right is None:
        return [_no_move(issue.status, target)]
    if right is not way:
        return [Violation("status", f"way_{right}")]
    gates = (*_ALWAYS, *MOVES[issue.status, target].gates)
    closed = (gate for gate in gates if not _passes(gate, issue, ready, statement))
    return [violation for gate in closed for violation in _said_of(gate, ready)]


_BY_SHEET = {
    _S.CLAIMED: (Gate.HAS_UNIT,),
    _S.RECTIFYING: _START,
    _S.SELF_CHECKED: _START,
    _S.STANDING: (*_START, Gate.HAS_GROUND),
    _S.CLOSURE_REQUESTED: (*_START, *_WHOLE),
    _S.FIRST_REVIEWED: (*_START, *_WHOLE),
    _S.CLOSED: (*_START, *_WHOLE, Gate.REVIEWS_PASSED),
}
"""What a state must find when a sheet says it, by whatever states in between it was reached elsewhere."""


def missing_in_sheet(issue: Issue, target: IssueStatus, ready: Readiness) -> list[Violation]:
    """Return every gate that keeps ``issue`` from the state a sheet says; nobody says anything with it.

    What is done at once, or kept up, needs no day.
    """
    free = issue.deadline.kind in (DeadlineKind.IMMEDIATE, DeadlineKind.RECURRING, DeadlineKind.STANDING)
    gates = [gate for gate in _BY_SHEET.get(target, ()) if not (free and gate is Gate.HAS_DEADLINE)]
    shut = (gate for gate in gates if not _passes(gate, issue, ready, Statement()))
    return [violation for gate in shut for violation in _said_of(gate, ready)]


def _no_move(source: IssueStatus, target: IssueStatus) -> Violation:
    """Return the refusal of a move that the table lacks, naming where the issue stands and may go."""
    open_ways = tuple(each for each in moves_from(source) if each is not source)
    return Violation(
        "status", "no_such_move", facts=(("state", source), ("wanted", target)), choices=open_ways
    )


def _said_of(gate: Gate, ready: Readiness) -> list[Violation]:
    """Return what is said of a gate that is shut; every criterion not met is named."""
    if gate is Gate.HAS_CRITERIA and ready.unmet:
        return [
            Violation("status", _CRITERION_RULES[answered], facts=(("name", name),))
            for name, answered in ready.unmet
        ]
    facts = (("due", next_step(ready.chain, ready.passed)),) if gate is Gate.STEP_NEXT else ()
    return [Violation(_FIELDS.get(gate, "status"), gate.value, facts=facts)]


def date_refusals(ready: Readiness, statement: Statement) -> list[Violation]:
    """Return what is missing of person and day, which every act must name, moves or not."""
    gates = [gate for gate in _ALWAYS if not _said(gate, ready, statement)]
    return [Violation(_FIELDS[gate], gate.value) for gate in gates]


def entered(issue: Issue, target: IssueStatus, way: Way, statement: Statement) -> Issue:
    """Return the issue after the move: its state, its round, and the cycle when it is kept up."""
    fresh = way in {Way.RETURN, Way.REOPEN}
    deadline = issue.deadline
    if target is _S.STANDING and statement.cycle is not None:
        deadline = replace(deadline, cycle=statement.cycle)
    return replace(issue, status=target, round=issue.round + fresh, deadline=deadline)


def status_on(day: date, moves: Iterable[StatusMove], now: IssueStatus) -> IssueStatus:
    """Return the state an issue had at the end of ``day``; ``moves`` in the order they were entered.

    An issue that never moved always had the state it has ``now``.
    """
    told = list(moves)
    before = [move for move in told if move.moved_on <= day]
    if before:
        return before[-1].to_status
    return told[0].from_status if told else now


def _passes(gate: Gate, issue: Issue, ready: Readiness, statement: Statement) -> bool:
    return (
        _said(gate, ready, statement)
        and _at_hand(gate, issue, ready)
        and _reviewed_enough(gate, ready, statement)
    )


def _said(gate: Gate, ready: Readiness, statement: Statement) -> bool:
    dated = statement.dated
    answers = {
        Gate.HAS_PERSON: bool(statement.by.strip()),
        Gate.HAS_DATE: dated is not None,
        Gate.NOT_AHEAD: dated is None or dated <= ready.today,
        Gate.IN_ORDER: dated is None or ready.last_act is None or dated >= ready.last_act,
        Gate.HAS_GROUND: bool(statement.ground.strip()),
        Gate.HAS_CYCLE: statement.cycle is not None,
    }
    return answers.get(gate, True)


def _at_hand(gate: Gate, issue: Issue, ready: Readiness) -> bool:
    seen = (issue.seen_person, issue.seen_matter, issue.seen_case, issue.seen_result, issue.seen_effect)
    answers = {
        Gate.HAS_UNIT: ready.units > 0,
        Gate.HAS_DEADLINE: issue.deadline.due is not None or issue.deadline.standing,
        Gate.IS_IMMEDIATE: issue.deadline.kind is DeadlineKind.IMMEDIATE,
        Gate.HAS_MEASURES: ready.measures > 0,
        Gate.MEASURES_DONE: ready.measures_done == ready.measures,
        Gate.HAS_CRITERIA: not ready.unmet if ready.criteria else bool(issue.criteria.strip()),
        Gate.FIVE_SEEN: all(slot.strip() for slot in seen),
        Gate.HAS_EVIDENCE: ready.evidence > 0,
    }
    return answers.get(gate, True)


def _reviewed_enough(gate: Gate, ready: Readiness, statement: Statement) -> bool:
    due = next_step(ready.chain, ready.passed)
    upto = ready.chain[: ready.chain.index(due) + 1]
    answers = {
        Gate.NOT_REVIEWED: not ready.passed,
        Gate.STEP_NEXT: statement.step is due,
        Gate.STEP_KNOWN: statement.step in upto,
        Gate.REVIEWS_PASSED: set(ready.chain) <= {*ready.passed, statement.step},
        Gate.WAS_CLOSED: ready.closed,
    }
    return answers.get(gate, True)
