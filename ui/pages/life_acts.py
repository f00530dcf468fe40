"""办理: what can be done with the issue shown, each deed with a small form for what it asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu

from core.domain.deadline import Cycle
from core.domain.dossier import IssueDossier
from core.domain.inspection import InspectionWay
from core.domain.issue import IssueStatus
from core.domain.lifecycle import EXTENDABLE, MOVES, Gate, Statement, Way
from core.domain.people_rules import strikes_off
from core.domain.review import (
    ExtensionDraft,
    FollowUpDraft,
    FollowUpResult,
    LevelsDraft,
    ReopenDraft,
    ReviewDraft,
    ReviewResult,
    ReviewStep,
)
from core.operations import issues, moving, reviews
from core.operations.moving import Deed
from core.operations.violation_words import placed
from core.wording import word, word_of
from ui.models.last_name import name_at_desk
from ui.models.tones import Tone
from ui.widgets.choices import Choice
from ui.widgets.form import Field, FieldKind

if TYPE_CHECKING:
    from core.progress import Progress
    from core.workspace import Workspace
    from ui.dialogs.form_dialog import FormDialog, FormTask
    from ui.pages.issue_panel import IssuePanel

_BY = Field(key="by", required=True)
_DATED = Field(key="dated", kind=FieldKind.DATE, required=True)
_LIMIT = Field(key="new_due", kind=FieldKind.DATE)


def _ground(*, required: bool = True) -> Field:
    return Field(key="ground", kind=FieldKind.TEXT, span=2, required=required)


def deed_name(deed: Deed) -> str:
    """Return what a deed is called in the menu."""
    if deed.step is not None:
        closing = deed.way is Way.REVIEW and deed.target is IssueStatus.CLOSED
        return word(f"life.{'review_closing' if closing else deed.way}", step=word_of(deed.step))
    return word(f"life.{deed.way}", status=word_of(deed.target))


def fill_moves(panel: IssuePanel, menu: QMenu) -> None:
    """Offer everything that can be done with the issue; what still keeps it back stands beside the name.

    Ways back come after ways on: the first key of a hand that goes on must not lead back.
    """
    menu.clear()
    course, now = list(IssueStatus), _dossier(panel).issue.status
    deeds = moving.deeds(panel.session.reader, panel.uuid)
    for deed in sorted(deeds, key=lambda each: course.index(each.target) < course.index(now)):
        name, count = deed_name(deed), len(deed.missing)
        action = menu.addAction(word("life.missing", deed=name, count=count) if count else name)
        action.triggered.connect(lambda _=False, each=deed: begin(panel, each))
    if panel.dossier is not None and may_extend(panel.dossier):
        menu.addAction(word("life.extend")).triggered.connect(lambda _=False: extend(panel))
    if menu.isEmpty():
        menu.addAction(word("issue_panel.no_moves")).setEnabled(False)


def may_extend(dossier: IssueDossier) -> bool:
    """Tell whether a limit still runs that could be extended."""
    dated = [dossier.issue.deadline, *(each.measure.deadline for each in dossier.measures)]
    return dossier.issue.status in EXTENDABLE and any(each.due is not None for each in dated)


def begin(panel: IssuePanel, deed: Deed) -> None:
    """Ask for what the deed needs and do it, or say everything that is missing."""
    if deed.missing:
        reasons = word("lists.semicolon").join(placed(each) for each in deed.missing)
        panel.banner.tell(word("life.refused", deed=deed_name(deed), reasons=reasons), Tone.WARN)
        return
    closing = deed if strikes_off(_dossier(panel).issue.status, deed.target) else None
    _ask(panel, deed_task(panel, deed), word("life.done", deed=deed_name(deed)), closing)


def extend(panel: IssuePanel) -> None:
    """Give the issue or one of its measures a new limit."""
    _ask(panel, extension_task(panel), word("life.done", deed=word("life.extend")))


def set_levels(panel: IssuePanel, _: object) -> None:
    """Say which reviews the batch of this issue asks for."""
    if _dossier(panel).batch is None:
        panel.banner.tell(word("life.no_batch"), Tone.WARN)
        return
    _ask(panel, levels_task(panel), word("life.done", deed=word("life.levels")))


def _ask(panel: IssuePanel, task: FormTask, told: str, closing: Deed | None = None) -> None:
    dialog = deed_dialog(panel, task, closing)
    dialog.open_small()
    if dialog.exec():
        panel.banner.tell(told, Tone.GOOD)
    dialog.deleteLater()


def deed_dialog(panel: IssuePanel, task: FormTask, closing: Deed | None) -> FormDialog:
    """Return the dialog of a deed; a ``closing`` one asks for a second person where the office wants it."""
    from ui.dialogs.form_dialog import FormDialog
    from ui.dialogs.second_dialog import SecondFormDialog, SecondPerson

    if closing is None or not panel.session.reader.settings.two_person:
        return FormDialog(panel.session, task, panel)
    second, uuid, deed = SecondPerson(panel.session), panel.uuid, closing

    def save(workspace: Workspace, made: Any, _: Progress) -> object:  # noqa: ANN401 - the draft of the deed
        if deed.way is Way.REVIEW:
            return reviews.review(workspace, uuid, made, second.signed)
        return issues.move_issue(workspace, uuid, deed.target, statement=made, second=second.signed)

    return SecondFormDialog(panel.session, replace(task, save=save), second, panel)


# --- what each deed asks ------------------------------------------------------------------------------


def deed_task(panel: IssuePanel, deed: Deed) -> FormTask:
    """Return the form of a deed."""
    make: dict[Way, Callable[[IssuePanel, Deed], FormTask]] = {
        Way.MOVE: _move_task,
        Way.REVIEW: _review_task,
        Way.RETURN: _review_task,
        Way.FOLLOW_UP: _follow_up_task,
        Way.REOPEN: _reopen_task,
    }
    return make[deed.way](panel, deed)


def _move_task(panel: IssuePanel, deed: Deed) -> FormTask:
    issue, target = _dossier(panel).issue, deed.target
    gates = MOVES[issue.status, target].gates
    cycle = (Field(key="cycle", kind=FieldKind.ENUM, enum=Cycle),) if Gate.HAS_CYCLE in gates else ()
    draft = Statement(
        by=_operator(panel), dated=panel.session.today, cycle=issue.deadline.cycle or Cycle.QUARTERLY
    )
    return _task(
        panel,
        "act_form",
        (_BY, _DATED, *cycle, _ground(required=Gate.HAS_GROUND in gates)),
        draft,
        lambda reader, uuid, made: issues.check_move(reader, uuid, target, made),
        lambda ws, uuid, made: issues.move_issue(ws, uuid, target, statement=made),
        title=word("act_form.title", deed=deed_name(deed)),
        signer=_BY.key,
    )


def _review_task(panel: IssuePanel, deed: Deed) -> FormTask:
    assert deed.step is not None
    back = deed.way is Way.RETURN
    result = ReviewResult.RETURN if back else ReviewResult.PASS
    draft = ReviewDraft(step=deed.step, result=result, dated=panel.session.today)
    steps = _steps_so_far(panel, deed.step)
    chosen = Field(key="step", kind=FieldKind.CHOICE, choices=lambda: steps, span=2)
    return _task(
        panel,
        "review_form",
        (
            *((chosen,) if back and len(steps) > 1 else ()),
            *(_BY, _DATED, _ground(required=back), Field(key="document_number")),
            *((_LIMIT,) if back else ()),
        ),
        draft,
        reviews.check_review,
        reviews.review,
        make=lambda **values: ReviewDraft(**{"step": deed.step, "result": result} | values),
        title=deed_name(deed),
    )


def _steps_so_far(panel: IssuePanel, step: ReviewStep) -> list[Choice]:
    """Return the step that decides now and those before it: each of them may send back."""
    chain = _dossier(panel).life.chain
    return [(each, word_of(each)) for each in reversed(chain[: chain.index(step) + 1])]


def _follow_up_task(panel: IssuePanel, _: Deed) -> FormTask:
    found = moving.deeds(panel.session.reader, panel.uuid)
    reopening: tuple[Field, ...] = ()
    if any(each.way is Way.REOPEN for each in found):
        choices = [(each, word(f"follow_up_form.reopen_{'yes' if each else 'no'}")) for each in (False, True)]
        reopening = (Field(key="reopen", kind=FieldKind.CHOICE, choices=lambda: choices), _LIMIT)
    return _task(
        panel,
        "follow_up_form",
        (
            _BY,
            _DATED,
            Field(key="ways", kind=FieldKind.CHECKS, enum=InspectionWay, span=2),
            Field(key="result", kind=FieldKind.ENUM, enum=FollowUpResult, span=2),
            _ground(),
            *reopening,
        ),
        FollowUpDraft(by=_operator(panel), dated=panel.session.today),
        reviews.check_follow_up,
        reviews.follow_up,
        signer=_BY.key,
    )


def _reopen_task(panel: IssuePanel, deed: Deed) -> FormTask:
    return _task(
        panel,
        "act_form",
        (_BY, _DATED, _ground(), _LIMIT),
        ReopenDraft(by=_operator(panel), dated=panel.session.today),
        reviews.check_reopen,
        reviews.reopen,
        title=word("act_form.title", deed=deed_name(deed)),
        signer=_BY.key,
    )


def extension_task(panel: IssuePanel) -> FormTask:
    """Return the form of an extension, with the measures that have a limit of their own to choose from."""
    dossier = _dossier(panel)
    whole = [(None, word("issue_panel.whole"))] if dossier.issue.deadline.due else []
    choices: list[Choice] = [
        *whole,
        *(
            (each.measure.uuid, word("issue_panel.measure_number", number=each.measure.position))
            for each in dossier.measures
            if each.measure.deadline.due is not None
        ),
    ]
    return _task(
        panel,
        "extension_form",
        (
            Field(key="measure_uuid", kind=FieldKind.CHOICE, choices=lambda: choices),
            Field(key="new_due", kind=FieldKind.DATE, required=True),
            *(_BY, _DATED, _ground()),
        ),
        ExtensionDraft(dated=panel.session.today),
        reviews.check_extension,
        reviews.extend,
    )


def levels_task(panel: IssuePanel) -> FormTask:
    """Return the form of the review levels of the issue's batch."""
    batch = _dossier(panel).batch
    assert batch is not None
    return _task(
        panel,
        "levels_form",
        (Field(key="levels", kind=FieldKind.CHECKS, enum=ReviewStep, span=2),),
        LevelsDraft(levels=batch.review_levels or _dossier(panel).life.chain),
        lambda _reader, _uuid, _made: [],
        lambda ws, _, made: reviews.set_review_levels(ws, batch.uuid, made.levels),
        title=word("levels_form.title", name=batch.name),
    )


def _task(
    panel: IssuePanel,
    words: str,
    fields: tuple[Field, ...],
    draft: object,
    check: Callable[[Any, str, Any], Any],
    save: Callable[[Any, str, Any], object],
    *,
    title: str = "",
    make: Callable[..., Any] | None = None,
    signer: str = "",
) -> FormTask:
    from ui.dialogs.form_dialog import FormTask

    uuid = panel.uuid
    return FormTask(
        title=title or word(f"{words}.title"),
        words=words,
        fields=fields,
        draft=draft,
        make=make or type(draft),
        check=partial(check, panel.session.reader, uuid),
        save=lambda workspace, made, _progress: save(workspace, uuid, made),
        signer=signer,
    )


def _dossier(panel: IssuePanel) -> IssueDossier:
    assert panel.dossier is not None
    return panel.dossier


def _operator(panel: IssuePanel) -> str:
    return name_at_desk(panel.session.reader)
