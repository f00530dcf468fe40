"""Carrying an issue from state to state: what the gates ask, and the records a move leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from core.domain import criterion as criteria
from core.domain import lifecycle
from core.domain.batch import Batch
from core.domain.criterion import Criterion, CriterionState
from core.domain.deadline import Cycle
from core.domain.evidence import Evidence
from core.domain.issue import Issue, IssueOrigin, IssueStatus
from core.domain.lifecycle import Readiness, Statement, StatusMove, Way
from core.domain.links import MeasureLink
from core.domain.measure import Measure, MeasureStatus, ProgressNote
from core.domain.review import (
    OWN_CHAIN,
    USUAL_CHAIN,
    Extension,
    FollowUp,
    Review,
    ReviewResult,
    ReviewStep,
    next_step,
    ordered_chain,
)
from core.domain.unit import UnitShare
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.signing import require_closing
from core.store import records
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace

Kept = TypeVar("Kept", StatusMove, Review, FollowUp, Extension)
_DONE = frozenset({MeasureStatus.DONE, MeasureStatus.VERIFIED})


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done with an issue now; ``step`` is the review step, ``missing`` the gates."""

    way: Way
    target: IssueStatus
    missing: tuple[Violation, ...]
    step: ReviewStep | None = None


def chain_of(ws: Workspace, issue: Issue) -> tuple[ReviewStep, ...]:
    """Return the review steps an issue must pass: its batch's, else the usual ones.

    What the office found itself, outside any batch, ends at the county.
    """
    batch = records.get(ws.ledger, Batch, issue.batch_uuid) if issue.batch_uuid else None
    if batch is not None and batch.review_levels:
        return ordered_chain(batch.review_levels)
    own = batch is None and issue.origin is not IssueOrigin.FEEDBACK
    return OWN_CHAIN if own else USUAL_CHAIN


def readiness(ws: Workspace, issue: Issue) -> Readiness:
    """Return what the gates ask of an issue."""
    measures = shown_measures(ws, issue.uuid)
    standards = criteria_under(ws, issue.uuid, measures)
    reviews = records.find(ws.ledger, Review, issue_uuid=issue.uuid)
    moves = records.find(ws.ledger, StatusMove, issue_uuid=issue.uuid)
    ours = [review for review in reviews if review.round == issue.round]
    return Readiness(
        units=len(records.find(ws.ledger, UnitShare, issue_uuid=issue.uuid)),
        measures=len(measures),
        measures_done=sum(measure.status in _DONE for measure in measures),
        evidence=_proofs(ws, issue, measures),
        criteria=len(standards),
        unmet=_unmet(ws, issue, standards),
        chain=chain_of(ws, issue),
        passed=ordered_chain(review.step for review in ours if review.result is ReviewResult.PASS),
        closed=was_closed(issue, moves),
        last_act=_last_act(ws, issue, moves, reviews),
        today=ws.clock.today(),
    )


def shown_measures(ws: Workspace, issue_uuid: str) -> list[Measure]:
    """Return the measures under an issue: its own in their order, then those of others linked with it."""
    own = records.find(ws.ledger, Measure, order="position", issue_uuid=issue_uuid)
    links = records.find(ws.ledger, MeasureLink, issue_uuid=issue_uuid)
    return own + records.find_in(ws.ledger, Measure, "uuid", [link.measure_uuid for link in links])


def criteria_under(ws: Workspace, issue_uuid: str, measures: list[Measure]) -> list[Criterion]:
    """Return the criteria closure asks for: of the issue and of every measure that stands under it."""
    own = records.find(ws.ledger, Criterion, order="position", issue_uuid=issue_uuid)
    foreign = [measure.uuid for measure in measures if measure.issue_uuid != issue_uuid]
    return own + records.find_in(ws.ledger, Criterion, "measure_uuid", foreign)


def _unmet(ws: Workspace, issue: Issue, standards: list[Criterion]) -> tuple[tuple[str, bool], ...]:
    """Return (words, answered) of those not met in the present round of the issue they are of."""
    foreign = {each.issue_uuid for each in standards} - {issue.uuid}
    rounds = {each.uuid: each.round for each in records.find_in(ws.ledger, Issue, "uuid", list(foreign))}
    rounds[issue.uuid] = issue.round
    told = ((each.text, criteria.state_in(each, rounds[each.issue_uuid])) for each in standards)
    return tuple(
        (text, state is not CriterionState.UNANSWERED)
        for text, state in told
        if state is not CriterionState.MET
    )


def was_closed(issue: Issue, moves: list[StatusMove]) -> bool:
    """Tell whether the present round was struck off at some time, here or before it was imported."""
    closed = IssueStatus.CLOSED
    return issue.status is closed or any(
        move.round == issue.round and closed in (move.from_status, move.to_status) for move in moves
    )


def _proofs(ws: Workspace, issue: Issue, measures: list[Measure]) -> int:
    notes = records.find(ws.ledger, ProgressNote, issue_uuid=issue.uuid)
    found = len(records.find(ws.ledger, Evidence, issue_uuid=issue.uuid))
    foreign = [measure.uuid for measure in measures if measure.issue_uuid != issue.uuid]
    notes += records.find_in(ws.ledger, ProgressNote, "measure_uuid", foreign)
    for column, ids in (
        ("measure_uuid", [measure.uuid for measure in measures]),
        ("progress_uuid", [note.uuid for note in notes]),
    ):
        found += len(records.find_in(ws.ledger, Evidence, column, ids))
    return found


def _last_act(ws: Workspace, issue: Issue, moves: list[StatusMove], reviews: list[Review]) -> date | None:
    looks = records.find(ws.ledger, FollowUp, issue_uuid=issue.uuid)
    days = [move.moved_on for move in moves]
    days += [review.dated for review in reviews]
    days += [look.dated for look in looks]
    return max(days, default=None)


def deeds(ws: Workspace, uuid: str) -> list[Deed]:
    """Return what can be done with the issue now, with what still keeps it back.

    What is only said at the moment itself (person, day, ground) is not counted as missing.
    """
    issue = records.get(ws.ledger, Issue, uuid)
    ready = readiness(ws, issue)
    step = next_step(ready.chain, ready.passed)
    said = Statement(
        by="-",
        dated=max(ready.today, ready.last_act or ready.today),
        ground="-",
        step=step,
        cycle=Cycle.QUARTERLY,
    )
    ahead = lifecycle.reviewed(issue.status, ReviewResult.PASS, step, ready)
    found = []
    for target in lifecycle.moves_from(issue.status):
        way = lifecycle.way_of(issue.status, target, closed=ready.closed)
        if way is None or (way is Way.REVIEW and target is not ahead):
            continue
        missing = lifecycle.refusals(issue, target, ready, said, way)
        if all(each.rule != lifecycle.Gate.WAS_CLOSED for each in missing):
            found.append(Deed(way, target, tuple(missing), step if way in _REVIEWS else None))
    return found


_REVIEWS = frozenset({Way.REVIEW, Way.RETURN})


def carry(
    ws: Workspace, tx: Transaction, issue: Issue, target: IssueStatus, way: Way, statement: Statement
) -> Issue:
    """Move the issue inside a running transaction and leave the record of it; the gates were asked before.

    Raises ``Refused`` when it would be struck off without the persons the office asks for.
    """
    require_closing(ws, tx, issue.status, target)
    moved = tx.replace(lifecycle.entered(issue, target, way, statement))
    if target is not issue.status:
        tx.add(
            StatusMove(
                uuid=new_uuid(),
                issue_uuid=issue.uuid,
                round=issue.round,
                position=following(ws, StatusMove, issue.uuid),
                from_status=issue.status,
                to_status=target,
                moved_on=statement.dated or ws.clock.today(),
                moved_by=statement.by.strip(),
                ground=statement.ground.strip() or word("phrases.usual_ground"),
            )
        )
    return moved


def following(ws: Workspace, record: type[Kept], issue_uuid: str) -> int:
    """Return the place of the next record of this class among those of an issue, in order of entry."""
    earlier = records.find(ws.ledger, record, issue_uuid=issue_uuid)
    return 1 + max((each.position for each in earlier), default=0)


def require_links_open(ws: Workspace, measure_uuid: str) -> None:
    """Raise ``Refused`` when a measure also stands under an issue struck off: its closure rests on it."""
    for link in records.find(ws.ledger, MeasureLink, measure_uuid=measure_uuid):
        require_open(records.get(ws.ledger, Issue, link.issue_uuid))


def require_open(issue: Issue) -> None:
    """Raise ``Refused`` when the issue was struck off: its record stays as it was until it is reopened."""
    if issue.status is IssueStatus.CLOSED:
        raise Refused("issue_closed", code=issue.code)
