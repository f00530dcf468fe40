"""上级任务: tasks of a plan entered, claimed (认领), declined (不涉及) and split (分解) into own issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from core.domain import lifecycle, plan_rules
from core.domain.batch import Batch
from core.domain.change import Outcome
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import Statement, Way
from core.domain.plan import TaskAnswer, TaskClaim, TaskLink, UpperTask
from core.domain.plan_drafts import ClaimDraft, SplitDraft, TaskDraft
from core.domain.rules import errors_only
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations import issues, measures
from core.operations.moving import carry, readiness, require_open
from core.operations.task_dossiers import claim_of, task_dossier, tasks_of_issue
from core.operations.writing import change, excerpt, outcome, require
from core.store import plans as figures
from core.store import records
from core.store.journal import Transaction
from core.wording import word
from core.workspace import Workspace

__all__ = ["task_dossier", "tasks_of_issue"]

_PLAIN = tuple(item.name for item in fields(TaskDraft))


def draft_of(ws: Workspace, uuid: str) -> TaskDraft:
    """Return a task as a draft to edit."""
    task = records.get(ws.ledger, UpperTask, uuid)
    return TaskDraft(**{name: getattr(task, name) for name in _PLAIN})


def check_task(ws: Workspace, draft: TaskDraft) -> list[Violation]:
    """Return everything the rules say of ``draft``."""
    del ws
    return plan_rules.check_task(draft)


def add_tasks(ws: Workspace, plan_uuid: str, drafts: Sequence[TaskDraft]) -> Outcome[list[UpperTask]]:
    """Enter tasks of a plan in their order, in one change; a task without words is refused."""
    require([each for draft in drafts for each in plan_rules.check_task(draft)][:1], "task_form")
    plan = records.get(ws.ledger, Batch, plan_uuid)
    place = figures.next_position(ws.ledger, plan_uuid)
    with change(ws, "task.add", name=plan.name, count=len(drafts)) as tx:
        found = [
            UpperTask(
                uuid=new_uuid(),
                batch_uuid=plan_uuid,
                position=position,
                **{name: getattr(draft, name).strip() for name in _PLAIN},
            )
            for position, draft in enumerate(drafts, place)
        ]
        tx.add_all(found)
    return outcome(ws, tx, found)


def revise_task(ws: Workspace, uuid: str, revision: int, draft: TaskDraft) -> Outcome[UpperTask]:
    """Store an edited task; raise ``Refused`` when somebody changed it since ``revision``."""
    require(errors_only(plan_rules.check_task(draft)), "task_form")
    stored = records.get(ws.ledger, UpperTask, uuid)
    plain = {name: getattr(draft, name) for name in _PLAIN}
    with change(ws, "task.revise", text=excerpt(stored.text)) as tx:
        task = tx.replace(replace(stored, revision=revision, **plain))
    return outcome(ws, tx, task)


def remove_task(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take a task out with its answer and links; the issues made of it stay."""
    task = records.get(ws.ledger, UpperTask, uuid)
    with change(ws, "task.remove", text=excerpt(task.text)) as tx:
        for link in records.find(ws.ledger, TaskLink, task_uuid=uuid):
            tx.remove(link)
        for claim in records.find(ws.ledger, TaskClaim, task_uuid=uuid):
            tx.remove(claim)
        tx.remove(task)
    return outcome(ws, tx, None)


def check_answer(ws: Workspace, answer: TaskAnswer, draft: ClaimDraft) -> list[Violation]:
    """Return everything the rules say of an answer; nobody named is the operator, no day is today."""
    return plan_rules.check_answer(answer, _filled(ws, draft), ws.clock.today())


def _filled(ws: Workspace, draft: ClaimDraft) -> ClaimDraft:
    by = draft.by.strip() or ws.operator
    return replace(draft, by=by, dated=draft.dated or ws.clock.today())


def claim(ws: Workspace, uuids: Sequence[str], draft: ClaimDraft) -> Outcome[int]:
    """Claim tasks for a unit: person, day and unit are kept; what was declined before is claimed now."""
    return _answer(ws, uuids, TaskAnswer.CLAIMED, draft)


def decline(ws: Workspace, uuids: Sequence[str], draft: ClaimDraft) -> Outcome[int]:
    """Answer 不涉及 with the reason; raise ``Refused`` for a task that issues were made of."""
    for uuid in uuids:
        if records.find(ws.ledger, TaskLink, task_uuid=uuid):
            raise Refused("task_split", text=excerpt(records.get(ws.ledger, UpperTask, uuid).text))
    return _answer(ws, uuids, TaskAnswer.DECLINED, draft)


def _answer(ws: Workspace, uuids: Sequence[str], answer: TaskAnswer, draft: ClaimDraft) -> Outcome[int]:
    require(check_answer(ws, answer, draft), "task_form")
    tasks = [records.get(ws.ledger, UpperTask, uuid) for uuid in dict.fromkeys(uuids)]
    text = excerpt(tasks[0].text) if tasks else ""
    with change(ws, f"task.{answer}", count=len(tasks), text=text) as tx:
        for task in tasks:
            _put_answer(ws, tx, task, answer, _filled(ws, draft))
    return outcome(ws, tx, len(tasks))


def _put_answer(
    ws: Workspace, tx: Transaction, task: UpperTask, answer: TaskAnswer, draft: ClaimDraft
) -> None:
    before = claim_of(ws, task.uuid)
    said = TaskClaim(
        uuid=before.uuid if before else new_uuid(),
        revision=before.revision if before else 1,
        task_uuid=task.uuid,
        answer=answer,
        by=draft.by,
        dated=draft.dated or ws.clock.today(),
        unit=draft.unit.strip(),
        reason=draft.reason.strip(),
    )
    if before:
        tx.replace(said)
    else:
        tx.add(said)


def withdraw(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take the answer to a task back; raise ``Refused`` while issues made of it stand."""
    task = records.get(ws.ledger, UpperTask, uuid)
    if records.find(ws.ledger, TaskLink, task_uuid=uuid):
        raise Refused("task_split", text=excerpt(task.text))
    found = claim_of(ws, uuid)
    if found is None:
        raise Refused("task_unanswered", text=excerpt(task.text))
    with change(ws, "task.withdraw", text=excerpt(task.text)) as tx:
        tx.remove(found)
    return outcome(ws, tx, None)


def split_draft(ws: Workspace, uuid: str) -> SplitDraft:
    """Return what a task would be split into: its words, deadline, criteria and claiming unit."""
    task, said = records.get(ws.ledger, UpperTask, uuid), claim_of(ws, uuid)
    unit = said.unit if said else ""
    return SplitDraft(
        batch_uuid=task.batch_uuid,
        text=task.text,
        units=(UnitName(unit),) if unit else (),
        deadline_raw=task.deadline_words,
        criteria=task.criteria,
    )


def split(ws: Workspace, uuid: str, draft: SplitDraft, answer: ClaimDraft | None = None) -> Outcome[Issue]:
    """Make an issue of a task, or link one that stands, with measures, and claim it if nobody has: one step.

    Raises ``Refused`` for a task answered 不涉及 and for an issue that stands under the task already.
    """
    require(plan_rules.check_split(draft), "split_form")
    task, said = records.get(ws.ledger, UpperTask, uuid), claim_of(ws, uuid)
    if said and said.answer is TaskAnswer.DECLINED:
        raise Refused("task_declined", text=excerpt(task.text))
    filled = _filled(ws, answer or ClaimDraft(unit=draft.units[0].name if draft.units else ""))
    require([] if said else check_answer(ws, TaskAnswer.CLAIMED, filled), "task_form")
    known = records.get(ws.ledger, Issue, draft.issue_uuid) if draft.issue_uuid else None
    if known and records.find(ws.ledger, TaskLink, task_uuid=uuid, issue_uuid=known.uuid):
        raise Refused("task_linked", code=known.code)
    with change(ws, "task.link" if known else "task.split", text=excerpt(task.text)) as tx:
        if said is None:
            _put_answer(ws, tx, task, TaskAnswer.CLAIMED, filled)
        issue = known or _made(ws, tx, _issue_draft(task, draft), filled if said is None else None)
        tx.add(TaskLink(uuid=new_uuid(), task_uuid=uuid, issue_uuid=issue.uuid))
        _add_measures(ws, tx, issue, draft.measures)
    return outcome(ws, tx, issue)


def _made(ws: Workspace, tx: Transaction, draft: IssueDraft, said: ClaimDraft | None) -> Issue:
    """Enter the issue; claiming its task claims it too when it has a unit (domain §3.1)."""
    issue = issues.add_issue(ws, tx, draft)
    statement = Statement(by=said.by, dated=said.dated) if said else Statement(by=ws.office.operator)
    statement = replace(statement, dated=statement.dated or ws.clock.today())
    if lifecycle.refusals(issue, IssueStatus.CLAIMED, readiness(ws, issue), statement):
        return issue
    return carry(ws, tx, issue, IssueStatus.CLAIMED, Way.MOVE, statement)


def _issue_draft(task: UpperTask, draft: SplitDraft) -> IssueDraft:
    return IssueDraft(
        batch_uuid=draft.batch_uuid,
        area=task.area,
        text=draft.text,
        units=draft.units,
        deadline_raw=draft.deadline_raw,
        criteria=draft.criteria,
        note=word("plans.from_task", number=task.number) if task.number else "",
    )


def _add_measures(ws: Workspace, tx: Transaction, issue: Issue, lines: str) -> None:
    texts = [line.strip() for line in lines.splitlines() if line.strip()]
    if texts:
        require_open(issue)
    for text in texts:
        measures.add_measure_in(ws, tx, issue, MeasureDraft(text=text))


def unlink(ws: Workspace, task_uuid: str, issue_uuid: str) -> Outcome[None]:
    """Take an issue from under a task; the issue and the claim stay."""
    found = records.find(ws.ledger, TaskLink, task_uuid=task_uuid, issue_uuid=issue_uuid)
    if not found:
        raise Refused("record_missing")
    issue = records.get(ws.ledger, Issue, issue_uuid)
    with change(ws, "task.unlink", code=issue.code) as tx:
        tx.remove(found[0])
    return outcome(ws, tx, None)


def unclaimed(ws: Workspace) -> int:
    """Return how many tasks nobody has answered."""
    return figures.unclaimed(ws.ledger)
