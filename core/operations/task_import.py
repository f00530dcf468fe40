"""Upper tasks from a pasted block or a spreadsheet, read by the importer that reads ledgers."""

from __future__ import annotations

from pathlib import Path

from core.domain.change import Outcome
from core.domain.plan import UpperTask
from core.domain.plan_drafts import TaskDraft
from core.domain.proposal import ProposedIssue
from core.errors import Refused
from core.importing.spreadsheet import propose
from core.importing.task_block import read_block
from core.operations.plan_tasks import add_tasks
from core.progress import SILENT, Progress
from core.store import records
from core.workspace import Workspace

__all__ = ["paste_tasks", "read_block", "read_tasks", "take_tasks"]


def paste_tasks(ws: Workspace, plan_uuid: str, text: str) -> Outcome[list[UpperTask]]:
    """Enter the tasks of a block pasted from a spreadsheet; those the plan has already are left out."""
    return take_tasks(ws, plan_uuid, read_block(text))


def read_tasks(path: Path, progress: Progress = SILENT) -> list[TaskDraft]:
    """Return the tasks of a spreadsheet in its order: every row the importer takes for an issue is a task.

    Raises what ``core.importing.spreadsheet.propose`` raises.
    """
    return [_draft(row) for row in propose(path, progress=progress).issues]


def _draft(row: ProposedIssue) -> TaskDraft:
    return TaskDraft(
        number=row.field("code") or row.field("sequence"),
        area=row.field("area"),
        text=row.field("text"),
        deadline_words=row.deadline.raw,
        responsible=row.raw_units,
        criteria=row.field("criteria"),
        note="\n".join((*(measure.text for measure in row.measures), row.field("note"))).strip(),
    )


def take_tasks(ws: Workspace, plan_uuid: str, drafts: list[TaskDraft]) -> Outcome[list[UpperTask]]:
    """Enter tasks that were read; one with the number and words of a task of the plan is left out.

    Raises ``Refused`` when the plan has them all.
    """
    known = {(task.number, task.text) for task in records.find(ws.ledger, UpperTask, batch_uuid=plan_uuid)}
    fresh = [draft for draft in drafts if (draft.number.strip(), draft.text.strip()) not in known]
    if not fresh:
        raise Refused("tasks_all_known", count=len(drafts))
    return add_tasks(ws, plan_uuid, fresh)
