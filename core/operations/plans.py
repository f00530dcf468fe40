"""整改方案 (督察批次): entered, revised, put under one another, and the issues moved between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace

from core.domain import plan_rules
from core.domain.batch import Batch
from core.domain.change import Outcome
from core.domain.issue import Issue
from core.domain.ladder import Ladder
from core.domain.plan import SourceDocument, StageFigures, TargetFigures, TaskCounts, UpperTask
from core.domain.plan_drafts import PlanDraft
from core.domain.review import Review, ordered_chain
from core.domain.rules import errors_only
from core.domain.violation import Severity, Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.moving import require_open
from core.operations.writing import change, outcome, require, say
from core.store import plans as figures
from core.store import records
from core.wording import chinese_date, word
from core.workspace import Workspace

_OWN = frozenset({"review_levels", "dispatch", "stated"})
_PLAIN = tuple(item.name for item in fields(PlanDraft) if item.name not in _OWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNode:
    """A plan in the tree: how deep it stands, and its own tasks counted."""

    plan: Batch
    depth: int
    counts: TaskCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDossier:
    """A plan with its papers and figures; figures it does not ask for are ``None``."""

    plan: Batch
    parent: Batch | None
    documents: tuple[SourceDocument, ...]
    counts: TaskCounts
    stage: StageFigures | None
    target: TargetFigures | None


def tree(ws: Workspace) -> list[PlanNode]:
    """Return every plan after the plan above it, those beside one another by name."""
    plans = {plan.uuid: plan for plan in records.find(ws.ledger, Batch, order="name, uuid")}
    counts = figures.task_counts(ws.ledger)
    found: list[PlanNode] = []

    def walk(parent: str | None, depth: int) -> None:
        for plan in plans.values():
            if plan.parent_uuid == parent:
                tasks = counts.get(plan.uuid, TaskCounts())
                found.append(PlanNode(plan=plan, depth=depth, counts=tasks))
                walk(plan.uuid, depth + 1)

    walk(None, 0)
    return found


def plan_dossier(ws: Workspace, uuid: str) -> PlanDossier:
    """Return a plan with everything its panel shows."""
    plan = records.get(ws.ledger, Batch, uuid)
    scope = plan_rules.below(figures.parents(ws.ledger), uuid)
    documents = {
        each.uuid: each for each in records.find_in(ws.ledger, SourceDocument, "uuid", plan.documents)
    }
    stage = None
    if plan.stage_from and plan.stage_to:
        stage = figures.stage_figures(ws.ledger, scope, plan.stage_from, plan.stage_to)
    return PlanDossier(
        plan=plan,
        parent=records.get(ws.ledger, Batch, plan.parent_uuid) if plan.parent_uuid else None,
        documents=tuple(documents[each] for each in plan.documents if each in documents),
        counts=figures.task_counts(ws.ledger).get(uuid, TaskCounts()),
        stage=stage,
        target=figures.target_figures(ws.ledger, scope) if plan.target_percent else None,
    )


def figures_said(found: PlanDossier) -> list[str]:
    """Return the stage and the target of a plan in words, those it has."""
    plan, lines = found.plan, []
    if found.stage:
        first, last = chinese_date(plan.stage_from), chinese_date(plan.stage_to)
        lines.append(word("plans.stage", first=first, last=last, **asdict(found.stage)))
    if found.target:
        day = word("plans.target_by", day=chinese_date(plan.target_by)) if plan.target_by else ""
        reached = found.target.percent >= plan.target_percent and found.target.units
        lines.append(
            word(
                "plans.target",
                day=day,
                aim=plan.target_percent,
                reached=found.target.reached,
                units=found.target.units,
                percent=f"{found.target.percent:.1f}",
                verdict=word("plans.target_met" if reached else "plans.target_open"),
            )
        )
    return lines


def draft_of(ws: Workspace, uuid: str) -> PlanDraft:
    """Return a plan as a draft to edit."""
    plan = records.get(ws.ledger, Batch, uuid)
    return PlanDraft(
        review_levels=plan.review_levels,
        dispatch=_lines(plan.ways),
        stated=_lines(plan.stated_counts),
        **{name: getattr(plan, name) for name in _PLAIN},
    )


def _lines(pairs: Sequence[tuple[str, object]]) -> str:
    return "\n".join(word("plans.pair", name=name, value=value) for name, value in pairs)


def check_plan(ws: Workspace, draft: PlanDraft, uuid: str = "") -> list[Violation]:
    """Return everything the rules say of ``draft``; ``uuid`` names the plan it replaces."""
    found = plan_rules.check_plan(draft)
    name = draft.name.strip()
    if any(other.uuid != uuid for other in records.find(ws.ledger, Batch, name=name)):
        found.append(Violation("name", "plan_name_taken"))
    if plan_rules.makes_cycle(figures.parents(ws.ledger), uuid, draft.parent_uuid):
        found.append(Violation("parent_uuid", "plan_cycle"))
    return found


def add_plan(ws: Workspace, draft: PlanDraft) -> Outcome[Batch]:
    """Enter a plan."""
    require(errors_only(check_plan(ws, draft)), "scheme_form")
    with change(ws, "scheme.add", name=draft.name.strip()) as tx:
        plan = tx.add(_typed(Batch(uuid=new_uuid(), name=""), draft))
    return outcome(ws, tx, plan)


def revise_plan(ws: Workspace, uuid: str, revision: int, draft: PlanDraft) -> Outcome[Batch]:
    """Store an edited plan; raise ``Refused`` when somebody changed it since ``revision``."""
    require(errors_only(check_plan(ws, draft, uuid)), "scheme_form")
    stored = records.get(ws.ledger, Batch, uuid)
    with change(ws, "scheme.revise", name=stored.name) as tx:
        plan = tx.replace(replace(_typed(stored, draft), revision=revision))
    return outcome(ws, tx, plan)


def _typed(plan: Batch, draft: PlanDraft) -> Batch:
    plain = {name: getattr(draft, name) for name in _PLAIN}
    return replace(
        plan,
        **(plain | {"name": draft.name.strip()}),
        review_levels=ordered_chain(draft.review_levels),
        ways=plan_rules.pairs_of(draft.dispatch),
        stated_counts=plan_rules.counts_of(draft.stated),
    )


def remove_plan(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take a plan out with its own ladder; raise ``Refused`` while issues, tasks or plans hang on it."""
    plan = records.get(ws.ledger, Batch, uuid)
    hanging = (
        len(records.find(ws.ledger, Issue, batch_uuid=uuid)),
        len(records.find(ws.ledger, UpperTask, batch_uuid=uuid)),
        len(records.find(ws.ledger, Batch, parent_uuid=uuid)),
    )
    if any(hanging):
        issues, tasks, plans = hanging
        raise Refused("plan_in_use", name=plan.name, issues=issues, tasks=tasks, plans=plans)
    with change(ws, "scheme.remove", name=plan.name) as tx:
        for ladder in records.find(ws.ledger, Ladder, batch_uuid=uuid):
            tx.remove(ladder)
        tx.remove(plan)
    return outcome(ws, tx, None)


def check_move(ws: Workspace, uuids: Sequence[str]) -> list[Violation]:
    """Return a warning for every issue that was reviewed: its chain of reviews may change with its plan."""
    return [
        Violation("batch_uuid", "batch_change_reviewed", Severity.WARNING, (("code", issue.code),))
        for issue in records.find_in(ws.ledger, Issue, "uuid", uuids)
        if records.find(ws.ledger, Review, issue_uuid=issue.uuid)
    ]


def warnings_said(ws: Workspace, uuids: Sequence[str]) -> list[str]:
    """Return the warnings of ``check_move`` as sentences."""
    return [say(each) for each in check_move(ws, uuids)]


def move_issues(ws: Workspace, uuids: Sequence[str], batch_uuid: str | None) -> Outcome[int]:
    """Put issues into another plan, or into none, in one undoable step; a struck-off one stays where it is.

    Their deadlines stay as they were read. Raises ``Refused`` for an issue that was struck off.
    """
    found = records.find_in(ws.ledger, Issue, "uuid", uuids)
    for issue in found:
        require_open(issue)
    name = records.get(ws.ledger, Batch, batch_uuid).name if batch_uuid else word("plans.none")
    moved = [issue for issue in found if issue.batch_uuid != batch_uuid]
    with change(ws, "scheme.move_issues", name=name, count=len(moved)) as tx:
        for issue in moved:
            tx.replace(replace(issue, batch_uuid=batch_uuid))
    return outcome(ws, tx, len(moved))
