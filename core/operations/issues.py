"""Everything a person can do with an issue."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from operator import attrgetter

from core.domain import lifecycle, rules
from core.domain.batch import Batch
from core.domain.change import Outcome
from core.domain.criterion import Criterion
from core.domain.custom_field import FieldOwner
from core.domain.deadline import Deadline
from core.domain.drafts import IssueDraft
from core.domain.evidence import Evidence
from core.domain.inspection import Problem
from core.domain.issue import Issue, IssueStatus
from core.domain.letter import LetterItem
from core.domain.lifecycle import Statement, StatusMove, Way
from core.domain.links import IssueLink, MeasureLink
from core.domain.measure import Measure, ProgressNote
from core.domain.milestone import Milestone, MilestoneReport
from core.domain.people import LeaderVisit, Signature
from core.domain.plan import TaskLink
from core.domain.register import RegisterEntry
from core.domain.review import Extension, FollowUp, Review
from core.domain.similarity import most_alike
from core.domain.unit import UnitShare
from core.domain.violation import Severity, Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations import custom_values, dispatches, duties, limits, units
from core.operations.calendars import calendar_for
from core.operations.dossiers import issue_dossier
from core.operations.moving import carry, deeds, readiness, require_links_open, require_open
from core.operations.register_links import refuse_linked
from core.operations.writing import at_once, change, excerpt, outcome, require
from core.replacing import replaced
from core.schedule.expressions import read_deadline, read_in_year
from core.store import codes, records
from core.store.connection import looking_ahead
from core.store.health import issue_texts
from core.store.journal import Transaction
from core.store.natural import natural_key
from core.wording import word_of
from core.workspace import Workspace

__all__ = ["issue_dossier"]

_PLAIN = tuple(
    item.name
    for item in fields(IssueDraft)
    if item.name not in {"code", "units", "deadline_raw", "deadline_start", "custom"}
)
"""Fields that a draft and a record share under one name."""
_plain_of = attrgetter(*_PLAIN)


def draft_of(ws: Workspace, uuid: str) -> IssueDraft:
    """Return the issue as a draft to edit."""
    issue = records.get(ws.ledger, Issue, uuid)
    plain = {name: getattr(issue, name) for name in _PLAIN}
    return IssueDraft(
        code=issue.code,
        units=units.names_of(ws, issue_uuid=uuid),
        deadline_raw=issue.deadline.raw,
        deadline_start=issue.deadline.start,
        custom=issue.custom,
        **plain,
    )


def look_ahead(ws: Workspace, uuid: str) -> None:
    """Let the writing connection read what saving this issue will ask, while a person is still typing."""
    with looking_ahead(ws.ledger.connection):
        issue = records.get(ws.ledger, Issue, uuid)
        records.uuids(ws.ledger, Issue, code=issue.code)
        units.names_of(ws, issue_uuid=uuid)


def check_issue(ws: Workspace, draft: IssueDraft, uuid: str | None = None) -> list[Violation]:
    """Return everything the rules say of ``draft``; ``uuid`` names the issue it replaces."""
    return [*check_alone(ws, draft, uuid), *told_before(ws, draft, uuid)]


def told_by_code(ws: Workspace) -> list[tuple[str, str, str]]:
    """Return (uuid, code, text) of every issue in the order of codes: what a list to choose from needs."""
    found = [(uuid, code, text) for uuid, (code, text) in issue_texts(ws.ledger).items()]
    return sorted(found, key=lambda each: natural_key(each[1]))


def check_alone(ws: Workspace, draft: IssueDraft, uuid: str | None = None) -> list[Violation]:
    """Return what the rules say of ``draft`` without reading the words of all other issues."""
    found = broken_rules(ws, draft, records.get(ws.ledger, Issue, uuid) if uuid else None)
    return [*found, *_leaves_plan(ws, draft, uuid)]


def broken_rules(ws: Workspace, draft: IssueDraft, issue: Issue | None = None) -> list[Violation]:
    """Return what can forbid ``draft``; saving never looks for issues alike, which only warns."""
    found = rules.check_issue(draft)
    code, uuid = draft.code.strip(), issue.uuid if issue else None
    if code and set(records.uuids(ws.ledger, Issue, code=code)) - {uuid}:
        found.append(Violation("code", "code_taken"))
    found += custom_values.check(ws, FieldOwner.ISSUE, draft.custom, uuid)
    if issue is not None:
        found += check_limit(ws, issue, draft)
    return found


def _leaves_plan(ws: Workspace, draft: IssueDraft, uuid: str | None) -> list[Violation]:
    """Return a warning when a reviewed issue goes to another plan, whose chain of reviews may differ."""
    issue = records.get(ws.ledger, Issue, uuid) if uuid else None
    if issue is None or issue.batch_uuid == draft.batch_uuid:
        return []
    if not records.find(ws.ledger, Review, issue_uuid=issue.uuid):
        return []
    return [Violation("batch_uuid", "batch_change_reviewed", Severity.WARNING, (("code", issue.code),))]


def check_limit(ws: Workspace, issue: Issue, draft: IssueDraft) -> list[Violation]:
    """Return what keeps the words of a limit from being edited: one that binds is moved by an extension."""
    after = _revised_deadline(ws, issue, draft)
    return [] if after is issue.deadline else limits.check_limit(ws, issue, issue, after)


def told_before(ws: Workspace, draft: IssueDraft, uuid: str | None) -> list[Violation]:
    """Return a warning that names the issue most like the one being entered, if any is alike."""
    issues = issue_texts(ws.ledger)
    if uuid in issues and issues.pop(uuid)[1] == draft.text:
        return []
    like = most_alike(draft.text, {key: text for key, (_, text) in issues.items()})
    if like is None:
        return []
    return [Violation("text", "issue_alike", Severity.WARNING, (("other", issues[like][0]),))]


@at_once
def register_issue(ws: Workspace, draft: IssueDraft) -> Outcome[Issue]:
    """Enter a new issue; raise ``Refused`` when a rule forbids it."""
    require(rules.errors_only(broken_rules(ws, draft)), "issue_form")
    with change(ws, "issue.register", text=excerpt(draft.text)) as tx:
        issue = add_issue(ws, tx, draft)
    return outcome(ws, tx, issue)


def add_issue(ws: Workspace, tx: Transaction, draft: IssueDraft) -> Issue:
    """Add the issue of ``draft`` and its units inside a running transaction."""
    uuid = new_uuid()
    issue = tx.add(
        Issue(
            uuid=uuid,
            code=draft.code.strip() or next_code(ws, draft.batch_uuid),
            deadline=_deadline(ws, draft),
            custom=custom_values.settled(ws, tx, FieldOwner.ISSUE, draft.custom),
            **{name: getattr(draft, name) for name in _PLAIN},
        )
    )
    units.set_shares(ws, tx, draft.units, issue_uuid=uuid)
    return issue


@at_once
def revise_issue(ws: Workspace, uuid: str, revision: int, draft: IssueDraft) -> Outcome[Issue]:
    """Store an edited issue; raise ``Refused`` when it was struck off or changed since ``revision``."""
    issue = records.get(ws.ledger, Issue, uuid)
    require(rules.errors_only(broken_rules(ws, draft, issue)), "issue_form")
    require_open(issue)
    with change(ws, "issue.revise", code=issue.code) as tx:
        seen = issue if issue.revision == revision else replaced(issue, revision=revision)
        stored = store_revised(ws, tx, seen, draft)
    return outcome(ws, tx, stored)


def store_revised(ws: Workspace, tx: Transaction, issue: Issue, draft: IssueDraft) -> Issue:
    """Store ``issue`` as ``draft`` has it, inside a running transaction; the rules were asked before."""
    edited = replaced(
        issue,
        code=draft.code.strip() or issue.code,
        deadline=_revised_deadline(ws, issue, draft),
        custom=custom_values.settled(ws, tx, FieldOwner.ISSUE, draft.custom, issue.custom),
        **dict(zip(_PLAIN, _plain_of(draft), strict=True)),
    )
    stored = tx.replace(edited)
    units.set_shares(ws, tx, draft.units, issue_uuid=issue.uuid)
    return stored


def remove_issue(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take an issue out with all that hangs on it; undo brings everything back.

    Raises ``Refused`` when a letter speaks of it (what was dispatched must keep its ground), when somebody
    reviewed, looked back at or extended it (those acts are never taken out), or when register entries point
    to it or a measure of it.
    """
    issue = records.get(ws.ledger, Issue, uuid)
    if records.find(ws.ledger, LetterItem, issue_uuid=uuid):
        raise Refused("issue_has_letters", code=issue.code)
    if any(records.find(ws.ledger, act, issue_uuid=uuid) for act in (Review, FollowUp, Extension)):
        raise Refused("issue_has_reviews", code=issue.code)
    measures = records.find(ws.ledger, Measure, issue_uuid=uuid)
    for measure in measures:
        require_links_open(ws, measure.uuid)
    refuse_linked(ws, issue.code, issue_uuid=[uuid], measure_uuid=[each.uuid for each in measures])
    with change(ws, "issue.remove", code=issue.code, text=excerpt(issue.text)) as tx:
        _release_origins(ws, tx, uuid)
        dispatches.release(ws, tx, uuid)
        for measure in measures:
            dispatches.release(ws, tx, measure.uuid)
            remove_children(ws, tx, measure_uuid=measure.uuid)
            tx.remove(measure)
        remove_children(ws, tx, issue_uuid=uuid)
        for side in ("issue_uuid", "other_uuid"):
            for alike in records.find(ws.ledger, IssueLink, **{side: uuid}):
                tx.remove(alike)
        for move in records.find(ws.ledger, StatusMove, issue_uuid=uuid):
            tx.remove(move)
        tx.remove(issue)
    return outcome(ws, tx, None)


def _release_origins(ws: Workspace, tx: Transaction, uuid: str) -> None:
    """Let what the issue was made of be made an issue again."""
    for problem in records.find(ws.ledger, Problem, issue_uuid=uuid):
        tx.replace(replace(problem, issue_uuid=None))
    for visit in records.find(ws.ledger, LeaderVisit, issue_uuid=uuid):
        tx.replace(replace(visit, issue_uuid=None))
    for entry in records.find(ws.ledger, RegisterEntry, issue_uuid=uuid):
        tx.replace(replace(entry, issue_uuid=None))
    for link in records.find(ws.ledger, TaskLink, issue_uuid=uuid):
        tx.remove(link)


def remove_children(ws: Workspace, tx: Transaction, **owner: str) -> None:
    """Remove what hangs on ``owner``: notes, evidence, criteria, milestones, links and unit shares.

    Its duties stand alone from then on.
    """
    duties.release(ws, tx, **owner)
    for note in records.find(ws.ledger, ProgressNote, **owner):
        for proof in records.find(ws.ledger, Evidence, progress_uuid=note.uuid):
            tx.remove(proof)
        tx.remove(note)
    for proof in records.find(ws.ledger, Evidence, **owner):
        tx.remove(proof)
    for milestone in records.find(ws.ledger, Milestone, **owner):
        for report in records.find(ws.ledger, MilestoneReport, milestone_uuid=milestone.uuid):
            tx.remove(report)
        tx.remove(milestone)
    hanging: tuple[type[Criterion | MeasureLink | UnitShare], ...] = (Criterion, MeasureLink, UnitShare)
    for record in hanging:
        for each in records.find(ws.ledger, record, **owner):
            tx.remove(each)


def next_code(ws: Workspace, batch_uuid: str | None) -> str:
    """Return the next free number: the year of the feedback (or this year) and a running number."""
    anchor = anchor_of(ws, batch_uuid)
    return codes.next_code(ws.ledger, Issue, f"{anchor.year}-")


def anchor_of(ws: Workspace, batch_uuid: str | None) -> date:
    """Return the day that deadline expressions of a batch are read against."""
    batch = records.get(ws.ledger, Batch, batch_uuid) if batch_uuid is not None else None
    return batch.anchor if batch and batch.anchor else ws.clock.today()


def _only_year(ws: Workspace, batch_uuid: str | None) -> bool:
    """Tell whether of a batch's day only the year is known: 1 January stands for one its sheet lacked."""
    batch = records.get(ws.ledger, Batch, batch_uuid) if batch_uuid is not None else None
    anchor = batch.anchor if batch and batch.as_of is None else None
    return anchor is not None and (anchor.month, anchor.day) == (1, 1)


def read_expression(
    ws: Workspace, raw: str, batch_uuid: str | None = None, start: date | None = None
) -> Deadline:
    """Return what the words of a deadline mean in this ledger."""
    anchor, limit = anchor_of(ws, batch_uuid), ws.settings.immediate_limit_days
    calendar = calendar_for(ws)
    if _only_year(ws, batch_uuid):
        return read_in_year(raw, year=anchor.year, start=start, immediate_limit=limit, calendar=calendar)
    return read_deadline(raw, anchor=anchor, start=start, immediate_limit=limit, calendar=calendar)


def _deadline(ws: Workspace, draft: IssueDraft) -> Deadline:
    return read_expression(ws, draft.deadline_raw, draft.batch_uuid, draft.deadline_start)


def _revised_deadline(ws: Workspace, issue: Issue, draft: IssueDraft) -> Deadline:
    before = issue.deadline
    if (draft.deadline_raw, draft.deadline_start) == (before.raw, before.start):
        return before
    after = extended(before, _deadline(ws, draft))
    if issue.status is IssueStatus.STANDING and after.cycle is None:
        return replace(after, cycle=before.cycle)
    return after


def extended(before: Deadline, after: Deadline) -> Deadline:
    """Return ``after`` with the day before the first change of date kept as original."""
    original = before.original_due or before.due
    if original is None or original == after.due:
        return after
    return replace(after, original_due=original)


def moves_from(ws: Workspace, uuid: str) -> list[tuple[IssueStatus, list[Violation]]]:
    """Return each state the office may move the issue to, with what still keeps it back (grounds aside).

    Reviews, look-backs and reopening are acts of their own (``core.operations.reviews``).
    """
    return [(deed.target, list(deed.missing)) for deed in deeds(ws, uuid) if deed.way is Way.MOVE]


def check_move(ws: Workspace, uuid: str, to: IssueStatus, statement: Statement) -> list[Violation]:
    """Return every gate that the issue does not pass on its way to ``to``."""
    issue = records.get(ws.ledger, Issue, uuid)
    return lifecycle.refusals(issue, to, readiness(ws, issue), _filled(ws, issue, statement))


@at_once
def move_issue(
    ws: Workspace,
    uuid: str,
    to: IssueStatus,
    ground: str = "",
    statement: Statement | None = None,
    second: Signature | None = None,
) -> Outcome[Issue]:
    """Move an issue; raise ``Refused`` naming every gate it does not pass.

    ``statement`` says more than the ground: without a person it is the operator, without a day today. After
    the round was struck off the move is an act and is taken back by the move in the other direction.
    """
    issue = records.get(ws.ledger, Issue, uuid)
    said = _filled(ws, issue, statement or Statement(ground=ground))
    ready = readiness(ws, issue)
    require(lifecycle.refusals(issue, to, ready, said))
    undoable = not lifecycle.is_act(Way.MOVE, closed=ready.closed)
    told = {"code": issue.code, "status": word_of(to)}
    with change(ws, "issue.move", undoable=undoable, second=second, **told) as tx:
        stored = carry(ws, tx, issue, to, Way.MOVE, said)
    return outcome(ws, tx, stored)


def _filled(ws: Workspace, issue: Issue, statement: Statement) -> Statement:
    return replace(
        statement,
        by=statement.by.strip() or ws.operator,
        dated=statement.dated or ws.clock.today(),
        cycle=statement.cycle or issue.deadline.cycle,
    )
