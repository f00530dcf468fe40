"""What a person does with upper tasks: claim, decline, split, paste a block. Each asks by one form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.plan import TaskAnswer
from core.domain.plan_drafts import ClaimDraft, SplitDraft
from core.domain.plan_rules import check_split
from core.domain.violation import Violation
from core.errors import Refused
from core.operations import issues, listing, plan_tasks, task_import
from core.wording import word
from ui.dialogs.form_dialog import FormTask
from ui.models.last_name import name_at_desk
from ui.pages.issue_fields import batch_choices
from ui.session import Session
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind

_WIDE = 2
_LONGEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteDraft:
    """A block as pasted."""

    block: str = ""


def answer_task(session: Session, uuids: Sequence[str], answer: TaskAnswer) -> FormTask:
    """Return the form that claims or declines tasks."""
    act = plan_tasks.claim if answer is TaskAnswer.CLAIMED else plan_tasks.decline
    declined = answer is TaskAnswer.DECLINED
    unit = Field(
        key="unit", span=_WIDE, suggestions=lambda: listing.unit_names(session.reader), required=not declined
    )
    reason = Field(key="reason", kind=FieldKind.TEXT, span=_WIDE, required=declined)
    return FormTask(
        title=word(f"task_form.{answer}", count=len(uuids)),
        words="task_form",
        fields=(
            *(() if declined else (unit,)),
            Field(key="by"),
            Field(key="dated", kind=FieldKind.DATE),
            reason,
        ),
        draft=ClaimDraft(by=name_at_desk(session.reader), dated=session.today),
        make=ClaimDraft,
        check=lambda draft: plan_tasks.check_answer(session.reader, answer, draft),
        save=lambda workspace, draft, _: act(workspace, uuids, draft),
        signer="by",
    )


def split_task(session: Session, uuid: str) -> FormTask:
    """Return the form that makes an issue of a task, or links one that stands."""

    def units() -> list[str]:
        return listing.unit_names(session.reader)

    text = FieldKind.TEXT
    return FormTask(
        title=word("task_form.split"),
        words="split_form",
        fields=(
            Field(key="issue_uuid", kind=FieldKind.CHOICE, choices=lambda: _issues(session), span=_WIDE),
            Field(key="text", kind=text, span=_WIDE),
            Field(key="units", kind=FieldKind.UNITS, span=_WIDE, suggestions=units),
            Field(key="deadline_raw"),
            Field(key="batch_uuid", kind=FieldKind.CHOICE, choices=lambda: batch_choices(session)),
            Field(key="criteria", kind=text, span=_WIDE),
            Field(key="measures", kind=text, span=_WIDE),
        ),
        draft=plan_tasks.split_draft(session.reader, uuid),
        make=SplitDraft,
        check=check_split,
        save=lambda workspace, draft, _: plan_tasks.split(workspace, uuid, draft),
    )


def _issues(session: Session) -> list[Choice]:
    told = [
        (uuid, f"{code} {' '.join(text.split())[:_LONGEST]}")
        for uuid, code, text in issues.told_by_code(session.reader)
    ]
    return [("", word("split_form.new_issue")), *told]


def paste_task(plan_uuid: str) -> FormTask:
    """Return the form that takes a block of tasks copied from a spreadsheet."""
    return FormTask(
        title=word("paste_form.title"),
        words="paste_form",
        fields=(Field(key="block", kind=FieldKind.TEXT, span=_WIDE, required=True),),
        draft=PasteDraft(),
        make=PasteDraft,
        check=check_block,
        save=lambda workspace, draft, _: task_import.paste_tasks(workspace, plan_uuid, draft.block),
    )


def check_block(draft: PasteDraft) -> list[Violation]:
    """Return what is wrong with a pasted block."""
    try:
        task_import.read_block(draft.block)
    except Refused:
        return [Violation("block", "required")]
    return []
