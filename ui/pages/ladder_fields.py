"""One step of the ladder as a form: kind, colour, conditions, limit, with its sentence growing below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from core.domain.ladder import (
    KINDS_OWN,
    Ladder,
    LadderColour,
    LadderCondition,
    LadderMeaning,
    LadderStep,
    LadderTerms,
    LadderTrigger,
)
from core.domain.ladder_rules import check_terms, terms_of
from core.letter_kinds import all_plans
from core.letter_shelf import identifiers
from core.operations import ladders
from core.wording import word
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.session import Session
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind
from ui.widgets.plates import label


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDraft:
    """A step as typed: an empty number is a condition that is not asked for, or the kind's own limit."""

    name: str = ""
    kind: str = ""
    colour: LadderColour = LadderColour.NONE
    meaning: LadderMeaning = LadderMeaning.REMINDER
    before_due: int | None = None
    days_late: int | None = None
    no_reply: int | None = None
    repeated: int | None = None
    urgent: int | None = None
    exposed: int | None = None
    reply_days: int | None = None
    working: bool = False
    needs_former: bool = False
    single: bool = False
    side: bool = False


_PLAIN = ("name", "kind", "colour", "meaning", "working", "needs_former", "single", "side")


def draft_of(step: LadderStep) -> StepDraft:
    """Return a step as a draft to edit."""
    asked: dict[str, Any] = {each.trigger.value: each.count for each in step.when}
    plain = {key: getattr(step, key) for key in _PLAIN}
    return StepDraft(**plain, **asked, reply_days=step.reply_days if step.reply_days >= 0 else None)


def step_of(draft: StepDraft, before: LadderStep) -> LadderStep:
    """Return ``before`` with what was typed."""
    when = tuple(
        LadderCondition(trigger=trigger, count=count)
        for trigger in LadderTrigger
        if (count := getattr(draft, trigger.value)) is not None
    )
    return replace(
        before,
        **{key: getattr(draft, key) for key in _PLAIN},
        when=when,
        reply_days=KINDS_OWN if draft.reply_days is None else draft.reply_days,
    )


def _yes_no() -> list[Choice]:
    return [(False, word("cells.no")), (True, word("cells.yes"))]


def _kinds() -> list[Choice]:
    return [(plan.identifier, plan.name) for plan in all_plans()]


def _fields() -> tuple[Field, ...]:
    conditions = tuple(
        Field(key=trigger.value, kind=FieldKind.NUMBER, heading="" if place else "ladder_form.when")
        for place, trigger in enumerate(LadderTrigger)
    )
    flags = tuple(
        Field(key=key, kind=FieldKind.CHOICE, choices=_yes_no)
        for key in ("working", "needs_former", "single", "side")
    )
    return (
        Field(key="name", required=True),
        Field(key="kind", kind=FieldKind.CHOICE, choices=_kinds, required=True),
        Field(key="colour", kind=FieldKind.ENUM, enum=LadderColour),
        Field(key="meaning", kind=FieldKind.ENUM, enum=LadderMeaning),
        *conditions,
        Field(key="reply_days", kind=FieldKind.NUMBER, heading="ladder_form.limits"),
        *flags,
    )


class StepDialog(FormDialog):
    """Edits a step; the sentence that explains it follows every change."""

    def __init__(
        self, session: Session, step: LadderStep, parent: QWidget | None = None, *, batch: str | None = None
    ) -> None:
        self._step = step
        task = FormTask(
            title=word("ladder_form.title" if step.key else "ladder_form.title_new"),
            words="ladder_form",
            fields=_fields(),
            draft=draft_of(step),
            make=StepDraft,
            check=lambda made: ladders.check_step(step_of(made, step)),
            save=lambda workspace, made, _: ladders.put_step(workspace, step_of(made, step), batch),
        )
        super().__init__(session, task, parent)
        self.sentence = label(role="section", wrap=True)
        self.inside.insertWidget(0, self.sentence)
        self.form.edited.connect(self.explain)
        self.explain()

    def explain(self) -> None:
        """Say in one sentence what the step is as typed now."""
        made = step_of(self.form.read(StepDraft), self._step)
        self.sentence.setText(ladders.sentence(made) if made.kind in identifiers() else "")


def terms_dialog(session: Session, ladder: Ladder, batch: str | None, parent: QWidget) -> FormDialog:
    """Return the dialog for what holds for a whole ladder: its tags, and whether a late reply comes first."""

    def known() -> list[str]:
        return ladders.tags_known(session.reader)

    task = FormTask(
        title=word("ladder_terms.title"),
        words="ladder_terms",
        fields=(
            Field(key="urgent_tags", kind=FieldKind.CHIPS, span=2, suggestions=known),
            Field(key="exposed_tags", kind=FieldKind.CHIPS, span=2, suggestions=known),
            Field(key="chase_first", kind=FieldKind.CHOICE, choices=_yes_no, span=2),
        ),
        draft=terms_of(ladder),
        make=LadderTerms,
        check=check_terms,
        save=lambda workspace, made, _: ladders.set_terms(workspace, made, batch),
    )
    return FormDialog(session, task, parent)
