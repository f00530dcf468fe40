"""One example of everything that stands beside issues: a practice ledger shows it, a test proves it.

Used by the practice ledger, the demonstration and the self-test alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from core.domain.criterion import Answer, AnswerDraft, CriterionDraft
from core.domain.custom_field import CustomField
from core.domain.duty import DutyDraft, OccurrenceDraft
from core.domain.issue import Issue
from core.domain.people import OperatorDraft
from core.domain.plan_drafts import ClaimDraft, PlanDraft, SplitDraft, TaskDraft
from core.domain.register import RegisterDraft
from core.operations import (
    criteria,
    custom_fields,
    duties,
    issues,
    people,
    plan_tasks,
    plans,
    register_definitions,
    registers,
)
from core.schedule.duty_due import periods_of
from core.store import records
from core.wording import word
from core.workspace import Workspace

_CLUES = "clues"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """What was entered, by uuid, all of it about one issue."""

    criterion: str
    field: str
    clue: str
    duty: str
    task: str


def enter_examples(ws: Workspace, issue_uuid: str) -> Examples:
    """Enter a criterion with its answer, an own field, a clue, a duty and an upper task of an issue."""
    return Examples(
        criterion=_criterion(ws, issue_uuid),
        field=_own_field(ws, issue_uuid),
        clue=_clue(ws, issue_uuid),
        duty=_duty(ws, issue_uuid),
        task=_task(ws, issue_uuid),
    )


def enter_operator(ws: Workspace) -> str:
    """Enter a second person beside the office's usual operator."""
    return people.add_operator(ws, OperatorDraft(name=word("practice.colleague"))).value.uuid


def _criterion(ws: Workspace, issue_uuid: str) -> str:
    draft = CriterionDraft(text=word("practice.criterion"))
    uuid = criteria.add_criterion(ws, issue_uuid, None, draft).value.uuid
    criteria.answer_criterion(ws, uuid, AnswerDraft(answer=Answer.MET))
    return uuid


def _own_field(ws: Workspace, issue_uuid: str) -> str:
    uuid = custom_fields.define(ws, CustomField(uuid="", label=word("practice.own_field"))).value.uuid
    issue = records.get(ws.ledger, Issue, issue_uuid)
    draft = issues.draft_of(ws, issue_uuid)
    filled = replace(draft, custom=(*draft.custom, (uuid, word("practice.own_value"))))
    issues.revise_issue(ws, issue_uuid, issue.revision, filled)
    return uuid


def _clue(ws: Workspace, issue_uuid: str) -> str:
    definition = register_definitions.definition_for(ws, _CLUES)
    source = definition.field("source")
    values = {
        "source": source.choices[0] if source else "",
        "received_on": ws.clock.today().isoformat(),
        "content": word("practice.clue"),
    }
    draft = RegisterDraft(values=values, links={"issues": (issue_uuid,)})
    return registers.add_entry(ws, _CLUES, draft).value.uuid


def _duty(ws: Workspace, issue_uuid: str) -> str:
    """Enter a duty since New Year and tick off its first period."""
    today = ws.clock.today()
    draft = DutyDraft(
        text=word("practice.duty"),
        rule=word("practice.duty_rule"),
        first_day=date(today.year, 1, 1),
        link=records.get(ws.ledger, Issue, issue_uuid).code,
    )
    duty = duties.add_duty(ws, draft).value
    first = periods_of(duty, today)[0].period.code
    duties.settle(ws, duty.uuid, OccurrenceDraft(period=first, note=word("practice.duty_note")))
    return duty.uuid


def _task(ws: Workspace, issue_uuid: str) -> str:
    """Enter a plan from above with one task, claimed by putting the issue under it."""
    plan = plans.add_plan(ws, PlanDraft(name=word("practice.plan"), anchor=ws.clock.today())).value
    task = plan_tasks.add_tasks(ws, plan.uuid, [TaskDraft(number="1", text=word("practice.task"))]).value[0]
    plan_tasks.split(ws, task.uuid, SplitDraft(issue_uuid=issue_uuid), ClaimDraft(unit=word("practice.unit")))
    return task.uuid
