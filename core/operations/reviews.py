"""Reviews, look-backs, reopening and extensions: acts that are answered by counter-acts, never undone.

A wrong pass is answered by a return, a wrong closure by reopening, a wrong extension by another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.domain import lifecycle
from core.domain.batch import Batch
from core.domain.change import Outcome
from core.domain.deadline import Deadline
from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import Gate, Readiness, Statement, Way
from core.domain.measure import MEASURE_DONE, Measure
from core.domain.people import Signature
from core.domain.review import (
    Extension,
    ExtensionDraft,
    FollowUp,
    FollowUpDraft,
    FollowUpResult,
    ReopenDraft,
    Review,
    ReviewDraft,
    ReviewResult,
    ReviewStep,
    ordered_chain,
)
from core.domain.violation import Violation
from core.identity import new_uuid
from core.operations.moving import carry, following, readiness
from core.operations.writing import change, outcome, require
from core.schedule.timeliness import inherits_deadline
from core.store import records
from core.store.journal import Transaction
from core.wording import chinese_date, word_of
from core.workspace import Workspace

_BACK = IssueStatus.RECTIFYING


def check_review(ws: Workspace, uuid: str, draft: ReviewDraft) -> list[Violation]:
    """Return everything that keeps the issue from this review."""
    issue = records.get(ws.ledger, Issue, uuid)
    ready = readiness(ws, issue)
    found = lifecycle.refusals(issue, *_reviewed(issue, draft, ready), way=_way(draft))
    return found + _limit_wrong(draft.new_due, draft.dated)


def review(ws: Workspace, uuid: str, draft: ReviewDraft, second: Signature | None = None) -> Outcome[Issue]:
    """Enter one step of the review chain; raise ``Refused`` naming everything that is missing.

    The last step that passes strikes the issue off (销号), where the office asks for it with a ``second``
    person; a return sends it back to 整改中 in a new round.
    """
    require(check_review(ws, uuid, draft), "review_form")
    issue = records.get(ws.ledger, Issue, uuid)
    target, _, statement = _reviewed(issue, draft, readiness(ws, issue))
    made = Review(
        uuid=new_uuid(),
        issue_uuid=uuid,
        round=issue.round,
        position=following(ws, Review, uuid),
        step=draft.step,
        result=draft.result,
        dated=_day(draft.dated),
        reviewed_by=draft.by.strip(),
        opinion=draft.ground.strip(),
        document_number=draft.document_number.strip(),
    )
    operation = f"review.{draft.result}"
    told = {"code": issue.code, "step": word_of(draft.step)}
    with change(ws, operation, undoable=False, second=second, **told) as tx:
        tx.add(made)
        moved = carry(ws, tx, issue, target, _way(draft), statement)
        if draft.result is ReviewResult.RETURN:
            moved = _limited(ws, tx, moved, draft)
    return outcome(ws, tx, moved)


def _reviewed(issue: Issue, draft: ReviewDraft, ready: Readiness) -> tuple[IssueStatus, Readiness, Statement]:
    target = lifecycle.reviewed(issue.status, draft.result, draft.step, ready)
    return target, ready, replace(_statement(draft), step=draft.step)


def _way(draft: ReviewDraft) -> Way:
    return Way.RETURN if draft.result is ReviewResult.RETURN else Way.REVIEW


def check_follow_up(ws: Workspace, uuid: str, draft: FollowUpDraft) -> list[Violation]:
    """Return everything that keeps this look-back from being entered."""
    issue = records.get(ws.ledger, Issue, uuid)
    target, way = _looked(issue, draft)
    found = lifecycle.refusals(issue, target, readiness(ws, issue), _statement(draft), way)
    if draft.reopen and draft.result is FollowUpResult.CONSOLIDATED:
        found.append(Violation("result", "follow_up_consolidated"))
    return found + (_limit_wrong(draft.new_due, draft.dated) if draft.reopen else [])


def follow_up(ws: Workspace, uuid: str, draft: FollowUpDraft) -> Outcome[FollowUp]:
    """Enter a look-back at an issue struck off or kept up, and reopen it at once when the draft says so."""
    require(check_follow_up(ws, uuid, draft), "follow_up_form")
    issue = records.get(ws.ledger, Issue, uuid)
    target, way = _looked(issue, draft)
    made = FollowUp(
        uuid=new_uuid(),
        issue_uuid=uuid,
        round=issue.round,
        position=following(ws, FollowUp, uuid),
        dated=_day(draft.dated),
        checked_by=draft.by.strip(),
        ways=draft.ways,
        result=draft.result,
        ground=draft.ground.strip(),
        reopened=draft.reopen,
    )
    operation = "review.reopen" if draft.reopen else "review.follow_up"
    with change(ws, operation, undoable=False, code=issue.code, result=word_of(draft.result)) as tx:
        tx.add(made)
        moved = carry(ws, tx, issue, target, way, _statement(draft))
        if draft.reopen:
            _limited(ws, tx, moved, draft)
    return outcome(ws, tx, made)


def _looked(issue: Issue, draft: FollowUpDraft) -> tuple[IssueStatus, Way]:
    return (_BACK, Way.REOPEN) if draft.reopen else (issue.status, Way.FOLLOW_UP)


def check_reopen(ws: Workspace, uuid: str, draft: ReopenDraft) -> list[Violation]:
    """Return everything that keeps the issue from being reopened."""
    issue = records.get(ws.ledger, Issue, uuid)
    found = lifecycle.refusals(issue, _BACK, readiness(ws, issue), _statement(draft), Way.REOPEN)
    return found + _limit_wrong(draft.new_due, draft.dated)


def reopen(ws: Workspace, uuid: str, draft: ReopenDraft) -> Outcome[Issue]:
    """Begin a new round of an issue that was struck off; earlier rounds stay as they are."""
    require(check_reopen(ws, uuid, draft), "act_form")
    issue = records.get(ws.ledger, Issue, uuid)
    with change(ws, "review.reopen", undoable=False, code=issue.code) as tx:
        moved = carry(ws, tx, issue, _BACK, Way.REOPEN, _statement(draft))
        moved = _limited(ws, tx, moved, draft)
    return outcome(ws, tx, moved)


def check_extension(ws: Workspace, uuid: str, draft: ExtensionDraft) -> list[Violation]:
    """Return everything that keeps the limit of an issue, or of one of its measures, from being extended."""
    issue = records.get(ws.ledger, Issue, uuid)
    owner = _owner(ws, issue, draft)
    running = issue.status in lifecycle.EXTENDABLE
    if isinstance(owner, Measure):
        running = running and owner.issue_uuid == uuid and owner.status not in MEASURE_DONE
    found = [] if running else [Violation("new_due", "extension_state")]
    if isinstance(owner, Measure) and inherits_deadline(owner.deadline):
        return [*found, Violation("measure_uuid", "extension_of_issue")]
    found += _day_wrong(owner.deadline, draft.new_due)
    ready = replace(readiness(ws, issue), last_act=None)
    found += lifecycle.date_refusals(ready, _statement(draft))
    return found if draft.ground.strip() else [*found, Violation("ground", Gate.HAS_GROUND.value)]


def extend(ws: Workspace, uuid: str, draft: ExtensionDraft) -> Outcome[Extension]:
    """Give an issue or a measure a new limit; the first limit is kept beside it.

    An extension is taken back by another one to the earlier day, never to before the first limit.
    """
    require(check_extension(ws, uuid, draft), "extension_form")
    issue = records.get(ws.ledger, Issue, uuid)
    owner = _owner(ws, issue, draft)
    limit = _day(draft.new_due)
    with change(ws, "review.extend", undoable=False, code=issue.code, day=chinese_date(limit)) as tx:
        made = tx.add(_extension(ws, issue, owner.deadline, draft))
        tx.replace(replace(owner, deadline=_moved(owner.deadline, limit)))
    return outcome(ws, tx, made)


def _owner(ws: Workspace, issue: Issue, draft: ExtensionDraft) -> Issue | Measure:
    return records.get(ws.ledger, Measure, draft.measure_uuid) if draft.measure_uuid else issue


def set_review_levels(ws: Workspace, batch_uuid: str, levels: Sequence[ReviewStep]) -> Outcome[Batch]:
    """Say which reviews the issues of a batch must pass; none means the usual 初核 and 终审."""
    batch = records.get(ws.ledger, Batch, batch_uuid)
    with change(ws, "review.levels", name=batch.name) as tx:
        stored = tx.replace(replace(batch, review_levels=ordered_chain(levels)))
    return outcome(ws, tx, stored)


def _limited(
    ws: Workspace, tx: Transaction, issue: Issue, draft: ReviewDraft | FollowUpDraft | ReopenDraft
) -> Issue:
    """Give the issue the new limit that came with a return or a reopening, if one came."""
    limit = draft.new_due
    if limit is None or limit == issue.deadline.due:
        return issue
    tx.add(_extension(ws, issue, issue.deadline, draft))
    return tx.replace(replace(issue, deadline=_moved(issue.deadline, limit)))


def _extension(
    ws: Workspace,
    issue: Issue,
    before: Deadline,
    draft: ReviewDraft | FollowUpDraft | ReopenDraft | ExtensionDraft,
) -> Extension:
    return Extension(
        uuid=new_uuid(),
        issue_uuid=issue.uuid,
        measure_uuid=draft.measure_uuid if isinstance(draft, ExtensionDraft) else None,
        round=issue.round,
        position=following(ws, Extension, issue.uuid),
        old_due=before.due,
        new_due=_day(draft.new_due),
        ground=draft.ground.strip(),
        approved_by=draft.by.strip(),
        dated=_day(draft.dated),
    )


def _moved(before: Deadline, limit: date) -> Deadline:
    """Return the deadline with a new last day; the words and the first day stay."""
    original = before.original_due or before.due
    return replace(before, due=limit, original_due=None if original == limit else original)


def _day_wrong(before: Deadline, limit: date | None) -> list[Violation]:
    if before.due is None:
        return [Violation("new_due", "extension_undated")]
    if limit is None:
        return [Violation("new_due", "required")]
    first = before.original_due or before.due
    if limit < first or limit == before.due:
        return [Violation("new_due", "extension_earlier")]
    return []


def _limit_wrong(limit: date | None, dated: date | None) -> list[Violation]:
    if limit is None or dated is None or limit > dated:
        return []
    return [Violation("new_due", "limit_past")]


def _statement(draft: ReviewDraft | FollowUpDraft | ReopenDraft | ExtensionDraft) -> Statement:
    return Statement(by=draft.by, dated=draft.dated, ground=draft.ground)


def _day(day: date | None) -> date:
    """Return a day that the gates have already asked for."""
    assert day is not None
    return day
