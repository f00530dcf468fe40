"""One upper task beside the list: its words, who answered it, and the issues made of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.change import Outcome
from core.domain.dossier import TaskDossier
from core.domain.issue import Issue
from core.domain.listing import ListKind
from core.domain.plan import TaskAnswer, UpperTask
from core.domain.plan_drafts import TaskDraft
from core.operations import plan_tasks
from core.progress import Progress
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace
from ui.dialogs.form_dialog import FormDialog, FormTask
from ui.models.tones import Tone, tone_of
from ui.pages import task_acts
from ui.pages.record_panel import RecordPanel
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.form import Field, FieldKind, Form
from ui.widgets.messages import ask
from ui.widgets.plates import button, clear, close_button, label, row

_FIELDS = (
    Field(key="number"),
    Field(key="area"),
    Field(key="text", kind=FieldKind.TEXT, span=2, required=True),
    Field(key="deadline_words"),
    Field(key="responsible"),
    Field(key="criteria", kind=FieldKind.TEXT, span=2),
    Field(key="note", kind=FieldKind.TEXT, span=2),
)


class TaskPanel(RecordPanel):
    """Shows, enters and saves one task; its acts stand at the foot."""

    TABLE = "upper_task"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, Form(_FIELDS, "task_form", session.today), parent)
        self._dossier: TaskDossier | None = None
        self.plan_uuid = ""
        """The plan a new task is entered under."""
        self._state = Badge()
        self._answer = label("", "muted", wrap=True)
        self._issues = QVBoxLayout()
        self._build()
        self.form.edited.connect(self._on_edited)

    @property
    def uuid(self) -> str:
        """Return the task shown, empty for a new one."""
        return self._dossier.task.uuid if self._dossier else ""

    def start_new(self, plan_uuid: str) -> None:
        """Begin a new task of a plan."""
        self._dossier = None
        self.plan_uuid = plan_uuid
        self.entering = True
        self.form.fill(TaskDraft())
        self._watch(f"new:task:{plan_uuid}")
        self._show_parts()
        self.form.editor("number").setFocus()

    def show_record(self, uuid: str) -> None:
        """Show the task ``uuid`` as it stands."""
        self._dossier = plan_tasks.task_dossier(self._session.reader, uuid)
        self.plan_uuid = self._dossier.plan.uuid
        self.entering = False
        self.form.fill(plan_tasks.draft_of(self._session.reader, uuid))
        self._watch(f"task:{uuid}")
        self._show_parts()

    def _show_none(self) -> None:
        self._dossier = None
        self._show_parts()

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.save_button = button("plans_page.save_task", self.save, role="primary", symbol="save")
        self.remove_button = button("plans_page.remove_task", self.remove, role="danger", symbol="delete")
        self.claim_button = button(
            "plans_page.claim", partial(self.answer, TaskAnswer.CLAIMED), symbol="check"
        )
        self.decline_button = button("plans_page.decline", partial(self.answer, TaskAnswer.DECLINED))
        self.withdraw_button = button("plans_page.withdraw", self.withdraw, role="link")
        self.split_button = button("plans_page.split", self.split, symbol="send")
        self.close_button = close_button("plans_page.fold")
        body = QVBoxLayout()
        body.setSpacing(8)
        answer = row(self._answer, self.withdraw_button)
        answer.setStretch(0, 1)
        body.addLayout(answer)
        body.addLayout(self._issues)
        body.addLayout(row(self.claim_button, self.decline_button, self.split_button, None))
        body.addWidget(self.form)
        head = row(self._title, self._state, self.close_button)
        self._frame(head, body, row(self.remove_button, None, self.save_button))

    def _show_parts(self) -> None:
        found = self._dossier
        title = word("plans_page.new_task_title")
        if found:
            title = word("plans_page.task_title", plan=found.plan.name, number=found.task.number)
        self._title.setText(title)
        self._state.show_state(word_of(found.state) if found else "", tone_of(found and found.state))
        self._answer.setText(_said(found) if found else "")
        clear(self._issues)
        for issue in found.issues if found else ():
            self._issues.addLayout(self._issue(issue))
        self._show_acts(found)
        self._on_edited()

    def _show_acts(self, found: TaskDossier | None) -> None:
        answer = found.claim.answer if found and found.claim else None
        claimed, declined = answer is TaskAnswer.CLAIMED, answer is TaskAnswer.DECLINED
        self.claim_button.setVisible(found is not None and not claimed)
        self.decline_button.setVisible(found is not None and answer is None)
        self.withdraw_button.setVisible(bool(found and found.claim and not found.issues))
        self.split_button.setVisible(found is not None and not declined)
        self.remove_button.setVisible(found is not None)

    def _issue(self, issue: Issue) -> QHBoxLayout:
        name = f"{issue.code} {' '.join(issue.text.split())}"
        show = button("plans_page.open_issue", partial(self._open, issue), role="link")
        off = button("plans_page.unlink", partial(self.unlink, issue), role="link")
        line = row(label(name, wrap=True), Badge(word_of(issue.status), tone_of(issue.status)), show, off)
        line.setStretch(0, 1)
        return line

    def _on_edited(self) -> None:
        dirty = self.form.dirty
        self.save_button.setEnabled(dirty or self._dossier is None)
        for each in (self.claim_button, self.decline_button, self.split_button):
            each.setEnabled(not dirty)
            each.setToolTip(word("plans_page.save_first") if dirty else "")

    def _open(self, issue: Issue) -> None:
        self.record_wanted.emit(ListKind.ISSUES, issue.uuid)

    # --- acts -------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what is typed; ``False`` when a rule says no, which is then shown at the field."""
        draft = self.form.read(TaskDraft)
        if self._stopped(plan_tasks.check_task(self._session.reader, draft)):
            return False
        shown, plan = self._dossier.task if self._dossier else None, self.plan_uuid

        def store(workspace: Workspace, _: Progress) -> Outcome[UpperTask]:
            if shown is not None:
                return plan_tasks.revise_task(workspace, shown.uuid, shown.revision, draft)
            made = plan_tasks.add_tasks(workspace, plan, [draft])
            return Outcome(made.value[0], made.change)

        self._store(store, word("plans_page.saving"))
        return True

    def called(self, record: UpperTask) -> str:
        """Return what people call a task."""
        return record.number

    def said_saved(self, code: str) -> str:
        """Return the sentence for a saved task."""
        return word("plans_page.task_saved", number=code)

    def answer(self, answer: TaskAnswer) -> None:
        """Claim or decline the task shown."""
        self._ask(task_acts.answer_task(self._session, [self.uuid], answer), word("plans_page.answered"))

    def split(self) -> None:
        """Make an issue of the task shown, or link one."""
        self._ask(task_acts.split_task(self._session, self.uuid), word("plans_page.split_done"))

    def withdraw(self) -> None:
        """Take the answer back."""
        uuid = self.uuid
        self._session.write(lambda workspace, _: plan_tasks.withdraw(workspace, uuid))

    def unlink(self, issue: Issue) -> None:
        """Take an issue from under the task; both stay."""
        uuid = self.uuid
        self._session.write(lambda workspace, _: plan_tasks.unlink(workspace, uuid, issue.uuid))

    def remove(self) -> None:
        """Take the task out of its plan; undo brings it back."""
        uuid = self.uuid
        if not uuid or not ask(self, word("plans_page.remove_task_sure"), "plans_page.remove_task"):
            return
        self._forget()
        self._session.write(
            lambda workspace, _: plan_tasks.remove_task(workspace, uuid),
            on_done=lambda _: self.told.emit(word("plans_page.task_removed"), Tone.GOOD),
        )

    def _ask(self, task: FormTask, told: str) -> None:
        dialog = FormDialog(self._session, task, self)
        if dialog.exec():
            self.told.emit(told, Tone.GOOD)
        dialog.deleteLater()


def _said(found: TaskDossier) -> str:
    claim = found.claim
    if claim is None:
        return word("plans_page.nobody")
    facts = {"by": claim.by, "day": chinese_date(claim.dated), "unit": claim.unit, "reason": claim.reason}
    return word(f"plans_page.said_{claim.answer}", **facts)
