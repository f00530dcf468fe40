"""The commands ``plans`` and ``tasks``: the tree of plans, their tasks, who claimed them and what of."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.field_words import filled
from core.domain.batch import Batch
from core.domain.drafts import UnitName
from core.domain.issue import Issue
from core.domain.listing import Filter, ListKind
from core.domain.plan import PlanLevel, TaskState, UpperTask
from core.domain.plan_drafts import ClaimDraft, PlanDraft, TaskDraft
from core.domain.rows import TaskRow
from core.errors import Refused
from core.operations import exports, finding, listing, plan_tasks, plans, task_dossiers, task_import
from core.wording import word, word_of
from core.workspace import Workspace

_INDENT = "  "
_OPTIONS = {
    "title": "title",
    "issuer": "issuer",
    "number": "document_number",
    "basis": "basis",
    "model": "model",
    "issued": "anchor",
    "stage_from": "stage_from",
    "stage_to": "stage_to",
    "target_by": "target_by",
    "target": "target_percent",
}
"""Option → field of the draft."""


def plans_command(args: argparse.Namespace) -> Answer:
    """Carry out ``plans list|show|add|set|remove|move``."""
    acts: dict[str, Callable[[Workspace, argparse.Namespace], Answer]] = {
        "list": _list_plans,
        "show": _show_plan,
        "add": _add_plan,
        "set": _set_plan,
        "remove": _remove_plan,
        "move": _move,
    }
    with opened(args) as ws:
        return acts[args.action](ws, args)


def tasks_command(args: argparse.Namespace) -> Answer:
    """Carry out ``tasks list|add|set|remove|unlink|import|claim|decline|withdraw|split``."""
    acts: dict[str, Callable[[Workspace, argparse.Namespace], Answer]] = {
        "list": _list_tasks,
        "add": _add_task,
        "set": _set_task,
        "remove": _remove_task,
        "unlink": _unlink_task,
        "import": _import_tasks,
        "claim": _answer_tasks,
        "decline": _answer_tasks,
        "withdraw": _withdraw,
        "split": _split,
    }
    with opened(args) as ws:
        return acts[args.action](ws, args)


def plan_named(ws: Workspace, name: str) -> Batch:
    """Return the plan of that name or document number; raises ``Refused`` when there is none."""
    wanted = name.strip()
    for plan in listing.batches(ws):
        if wanted in (plan.name, plan.document_number):
            return plan
    raise Refused("unknown_plan", name=name)


# --- plans --------------------------------------------------------------------------------------------


def _list_plans(ws: Workspace, _args: argparse.Namespace) -> Answer:
    nodes = plans.tree(ws)
    lines = [
        word(
            "said.plan",
            indent=_INDENT * node.depth,
            name=node.plan.name,
            number=node.plan.document_number,
            **asdict(node.counts),
        )
        for node in nodes
    ]
    data = [_plan_data(node.plan) | {"depth": node.depth, **asdict(node.counts)} for node in nodes]
    return Answer({"plans": data}, lines or [word("said.no_plan")])


def _plan_data(plan: Batch) -> dict[str, Any]:
    return {
        "name": plan.name,
        "title": plan.title,
        "level": plan.level.value if plan.level else None,
        "issuer": plan.issuer,
        "number": plan.document_number,
        "issued": plan.anchor,
        "stage": [plan.stage_from, plan.stage_to],
        "target_percent": plan.target_percent,
        "target_by": plan.target_by,
        "model": plan.model,
        "dispatch": dict(plan.ways),
        "stated": dict(plan.stated_counts),
    }


def _show_plan(ws: Workspace, args: argparse.Namespace) -> Answer:
    found = plans.plan_dossier(ws, plan_named(ws, args.name).uuid)
    plan, target = found.plan, found.target
    data = _plan_data(plan) | {
        "parent": found.parent.name if found.parent else None,
        "documents": [asdict(each) for each in found.documents],
        "tasks": asdict(found.counts),
        "stage_figures": asdict(found.stage) if found.stage else None,
        "target": asdict(target) | {"percent": round(target.percent, 1)} if target else None,
    }
    head = word("said.plan", indent="", name=plan.name, number=plan.document_number, **asdict(found.counts))
    return Answer(data, [head, *plans.figures_said(found)])


def _add_plan(ws: Workspace, args: argparse.Namespace) -> Answer:
    draft = _with_options(ws, PlanDraft(name=args.name), args)
    return _saved(plans.add_plan(ws, draft).value)


def _set_plan(ws: Workspace, args: argparse.Namespace) -> Answer:
    plan = plan_named(ws, args.name)
    draft = _with_options(ws, plans.draft_of(ws, plan.uuid), args)
    return _saved(plans.revise_plan(ws, plan.uuid, plan.revision, draft).value)


def _with_options(ws: Workspace, draft: PlanDraft, args: argparse.Namespace) -> PlanDraft:
    given: dict[str, Any] = {
        field: getattr(args, option)
        for option, field in _OPTIONS.items()
        if getattr(args, option) is not None
    }
    if args.level is not None:
        given["level"] = PlanLevel(args.level)
    if args.parent is not None:
        given["parent_uuid"] = plan_named(ws, args.parent).uuid if args.parent.strip() else None
    for option in ("dispatch", "stated"):
        if getattr(args, option) is not None:
            given[option] = "\n".join(getattr(args, option))
    return replace(draft, **given)


def _saved(plan: Batch) -> Answer:
    return Answer(_plan_data(plan), [word("said.plan_saved", name=plan.name)])


def _remove_plan(ws: Workspace, args: argparse.Namespace) -> Answer:
    plan = plan_named(ws, args.name)
    plans.remove_plan(ws, plan.uuid)
    return Answer({"name": plan.name}, [word("records.removed", name=plan.name)])


def _move(ws: Workspace, args: argparse.Namespace) -> Answer:
    issues = [finding.by_code(ws, Issue, code) for code in args.codes]
    plan = plan_named(ws, args.to)
    warned = plans.warnings_said(ws, [issue.uuid for issue in issues])
    count = plans.move_issues(ws, [issue.uuid for issue in issues], plan.uuid).value
    line = word("said.plan_moved", count=count, name=plan.name)
    return Answer({"plan": plan.name, "moved": count, "warnings": warned}, [line, *warned])


# --- tasks --------------------------------------------------------------------------------------------


def _list_tasks(ws: Workspace, args: argparse.Namespace) -> Answer:
    query = listing.query_of(ws, ListKind.TASKS)
    filters = [Filter(column="plan", values=(plan_named(ws, args.plan).name,))] if args.plan else []
    if args.unclaimed:
        filters.append(Filter(column="task_state", values=(TaskState.UNCLAIMED.value,)))
    found = [
        row for row in exports.rows_of(ws, replace(query, filters=tuple(filters))) if isinstance(row, TaskRow)
    ]
    return Answer({"tasks": [asdict(row) for row in found]}, _said(found))


def _said(found: Sequence[TaskRow]) -> list[str]:
    lines = [
        word(
            "said.task",
            plan=row.plan,
            number=row.task_number,
            state=word_of(row.task_state),
            text=" ".join(row.text.split()),
            issues=row.issue_codes,
        )
        for row in found
    ]
    return lines or [word("said.no_task")]


def _tasks_of(ws: Workspace, args: argparse.Namespace) -> list[UpperTask]:
    plan = plan_named(ws, args.plan).uuid if args.plan else ""
    return [task_dossiers.numbered(ws, number, plan) for number in args.numbers]


def _add_task(ws: Workspace, args: argparse.Namespace) -> Answer:
    draft = TaskDraft(
        number=args.number,
        area=args.area,
        text=args.text,
        deadline_words=args.deadline,
        responsible=args.responsible,
        criteria=args.criteria,
    )
    plan = plan_named(ws, args.plan)
    return _added(plan, plan_tasks.add_tasks(ws, plan.uuid, [draft]).value)


def _import_tasks(ws: Workspace, args: argparse.Namespace) -> Answer:
    plan = plan_named(ws, args.plan)
    drafts = task_import.read_tasks(Path(args.file))
    return _added(plan, task_import.take_tasks(ws, plan.uuid, drafts).value)


def _added(plan: Batch, tasks: Sequence[UpperTask]) -> Answer:
    line = word("said.tasks_added", name=plan.name, count=len(tasks))
    return Answer({"plan": plan.name, "added": [task.number for task in tasks]}, [line])


def _set_task(ws: Workspace, args: argparse.Namespace) -> Answer:
    (task,) = _tasks_of(ws, args)
    draft = filled(plan_tasks.draft_of(ws, task.uuid), args.set, "task_form")
    made = plan_tasks.revise_task(ws, task.uuid, task.revision, draft).value
    return Answer({"task": made.number}, [word("records.set", name=made.number)])


def _remove_task(ws: Workspace, args: argparse.Namespace) -> Answer:
    (task,) = _tasks_of(ws, args)
    plan_tasks.remove_task(ws, task.uuid)
    return Answer({"task": task.number}, [word("records.removed", name=task.number)])


def _unlink_task(ws: Workspace, args: argparse.Namespace) -> Answer:
    (task,) = _tasks_of(ws, args)
    issue = finding.by_code(ws, Issue, args.issue)
    plan_tasks.unlink(ws, task.uuid, issue.uuid)
    line = word("records.unlinked", name=task.number, issue=issue.code)
    return Answer({"task": task.number, "issue": issue.code}, [line])


def _claim_draft(args: argparse.Namespace) -> ClaimDraft:
    return ClaimDraft(by=args.by, dated=args.dated, unit=args.unit, reason=getattr(args, "reason", ""))


def _answer_tasks(ws: Workspace, args: argparse.Namespace) -> Answer:
    uuids = [task.uuid for task in _tasks_of(ws, args)]
    act = plan_tasks.claim if args.action == "claim" else plan_tasks.decline
    count = act(ws, uuids, _claim_draft(args)).value
    key = "said.task_claimed" if args.action == "claim" else "said.task_declined"
    return Answer({"tasks": args.numbers, "count": count}, [word(key, count=count)])


def _withdraw(ws: Workspace, args: argparse.Namespace) -> Answer:
    (task,) = _tasks_of(ws, args)
    plan_tasks.withdraw(ws, task.uuid)
    return Answer({"task": task.number}, [word("said.task_withdrawn", text=task.text)])


def _split(ws: Workspace, args: argparse.Namespace) -> Answer:
    (task,) = _tasks_of(ws, args)
    draft = plan_tasks.split_draft(ws, task.uuid)
    given = {"text": args.text, "deadline_raw": args.deadline, "criteria": args.criteria}
    draft = replace(draft, **{key: value for key, value in given.items() if value is not None})
    if args.unit:
        draft = replace(draft, units=(UnitName(args.unit),))
    if args.issue:
        draft = replace(draft, issue_uuid=finding.by_code(ws, Issue, args.issue).uuid)
    draft = replace(draft, measures="\n".join(args.measure))
    issue = plan_tasks.split(ws, task.uuid, draft, _claim_draft(args)).value
    line = word("said.task_split", text=task.text, code=issue.code)
    return Answer({"task": task.number, "issue": issue.code, "status": issue.status.value}, [line])


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "plans": plans_command,
    "tasks": tasks_command,
}
