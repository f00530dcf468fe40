"""A task with everything that hangs on it, and the tasks above an issue."""

from __future__ import annotations

from core.domain.batch import Batch
from core.domain.dossier import TaskDossier
from core.domain.issue import Issue
from core.domain.plan import TaskClaim, TaskLink, UpperTask
from core.errors import Refused
from core.store import plans as figures
from core.store import records
from core.workspace import Workspace


def task_dossier(ws: Workspace, uuid: str) -> TaskDossier:
    """Return a task with everything that hangs on it."""
    task = records.get(ws.ledger, UpperTask, uuid)
    linked = [link.issue_uuid for link in records.find(ws.ledger, TaskLink, task_uuid=uuid)]
    found = records.find_in(ws.ledger, Issue, "uuid", linked)
    return TaskDossier(
        task=task,
        plan=records.get(ws.ledger, Batch, task.batch_uuid),
        claim=claim_of(ws, uuid),
        issues=tuple(sorted(found, key=lambda issue: issue.code)),
        state=figures.states(ws.ledger, [uuid])[uuid],
    )


def tasks_of_issue(ws: Workspace, issue_uuid: str) -> list[TaskDossier]:
    """Return the upper tasks an issue serves: the way back up."""
    links = records.find(ws.ledger, TaskLink, issue_uuid=issue_uuid)
    found = [task_dossier(ws, link.task_uuid) for link in links]
    return sorted(found, key=lambda each: (each.plan.name, each.task.position))


def claim_of(ws: Workspace, task_uuid: str) -> TaskClaim | None:
    """Return the answer to a task, ``None`` when nobody gave one."""
    return next(iter(records.find(ws.ledger, TaskClaim, task_uuid=task_uuid)), None)


def numbered(ws: Workspace, number: str, plan_uuid: str = "") -> UpperTask:
    """Return the task of that number, of one plan if named; raise ``Refused`` for none or several."""
    plan = {"batch_uuid": plan_uuid} if plan_uuid else {}
    found = records.find(ws.ledger, UpperTask, number=number.strip(), **plan)
    if len(found) != 1:
        raise Refused("unknown_task", number=number)
    return found[0]
