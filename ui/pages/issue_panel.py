"""The record beside the list: an issue with its form and everything that hangs on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.change import ChangeRecord, Outcome
from core.domain.dossier import IssueDossier
from core.domain.drafts import IssueDraft
from core.domain.issue import Issue
from core.domain.violation import Violation
from core.errors import UserFacing
from core.operations import dossiers, issues
from core.progress import Progress
from core.wording import word
from core.workspace import Workspace
from ui.models.tones import Tone
from ui.pages import issue_acts, life_acts
from ui.pages.alike_look import AlikeLook
from ui.pages.issue_fields import issue_fields
from ui.pages.issue_head import IssueHead
from ui.pages.issue_sections import FACTS, IssueSections
from ui.session import Session
from ui.widgets.draft_keeper import DraftKeeper
from ui.widgets.form import Form
from ui.widgets.messages import ask, ask_unsaved, error_text
from ui.widgets.plates import Banner, button, row, scrolled

NEW_KEY = "issue:new"


class IssuePanel(QWidget):
    """Shows one issue, or the form of a new one when ``uuid`` is empty."""

    act_wanted = Signal(str, object)
    """Acts of the window (letter, …)."""
    record_wanted = Signal(object, str)
    registered = Signal(str)
    """A new issue stands in the ledger under this uuid."""
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.uuid = ""
        self.dossier: IssueDossier | None = None
        self._warned_of = ""
        self._saving = self._leaving = False
        """A job saves the form; somebody waits for it to show something else."""
        self.banner = Banner()
        self.form = Form(issue_fields(session), "issue_form", session.today)
        self.keeper = DraftKeeper(session, self.form)
        self.keeper.begun.connect(lambda: issue_acts.look_ahead(self))
        self.head = IssueHead(session)
        self.head.menu.aboutToShow.connect(lambda: life_acts.fill_moves(self, self.head.menu))
        self.head.closed.connect(self.closed)
        self._remove = button(
            "issue_panel.remove_issue", lambda: issue_acts.remove_issue(self), symbol="delete", role="danger"
        )
        self._save = button("messages.save", self.save, symbol="save", role="primary", name="issue_save")
        self._revert = button("issue_panel.revert", self._show_saved, name="issue_revert")
        self.tabs = IssueSections(session, self._facts())
        self.tabs.act_wanted.connect(lambda name, value: issue_acts.ACTS[name](self, value))
        self._alike = AlikeLook(session, self)
        self._alike.ended.connect(self._on_looked)
        self._build()
        self.form.edited.connect(self._on_edited)
        session.changed.connect(self.on_session_changed)

    # --- what is shown --------------------------------------------------------------------------------

    def show_issue(self, uuid: str) -> None:
        """Show a stored issue."""
        self._alike.forget()
        self.uuid = uuid
        self.banner.hide()
        self._read()
        self._show_saved()
        self.keeper.watch(f"issue:{uuid}")
        self._offer_kept()

    def start_new(self) -> None:
        """Show the empty form of a new issue."""
        self._alike.forget()
        self.uuid, self.dossier = "", None
        self.banner.hide()
        self._show_dossier()
        self._show_saved()
        self.tabs.choose(FACTS)
        self.keeper.watch(NEW_KEY)
        self._offer_kept()
        self.form.editor("text").setFocus()

    def may_leave(self) -> bool:
        """Ask about unsaved words; who saves them leaves once the ledger has them, and not before."""
        if self.form.dirty and not self._saving:
            answer = ask_unsaved(self)
            if answer == "discard":
                self.keeper.drop()
                self._show_saved()
            elif answer != "save":
                return False
            elif not self.save():
                self.session.reading.wait()  # the look for issues alike; the window goes on meanwhile
        if self._saving:
            self._leaving = True
            self.session.jobs.wait()
            self._leaving = False
        return not self.form.dirty

    def save(self) -> bool:
        """Check the form and hand it to the ledger; ``False`` when something must be put right first.

        So it is while issues alike are looked for; found none, the issue is saved when that is known.
        """
        if self._saving:
            return False
        draft = self.form.read(IssueDraft)
        found = [
            *self.form.own_violations(),
            *issues.check_alone(self.session.reader, draft, self.uuid or None),
        ]
        if self.form.show_violations(found):
            self.tabs.choose(FACTS)
            self.banner.tell(word("issue_panel.put_right"), Tone.BAD)
            return False
        alike = self._told_before(draft)
        if alike is None:
            self.banner.tell(word("issue_panel.looking"), Tone.CALM)
            return False
        found += alike
        self.form.show_violations(found)
        warning, said = _look_first(found, new=self.dossier is None), f"{draft.batch_uuid} {draft.text}"
        if warning and said != self._warned_of:
            self._warned_of = said
            self.tabs.choose(FACTS)
            self.banner.tell(warning, Tone.WARN)
            return False
        self._hand_over(draft)
        return True

    def _told_before(self, draft: IssueDraft) -> list[Violation] | None:
        """Return the warnings of an issue alike; an issue that keeps its words is like itself only."""
        if self.dossier is not None and self.dossier.issue.text == draft.text:
            return []
        return self._alike.warnings(draft, self.uuid)

    def _on_looked(self, uuid: str, text: str) -> None:
        """Go on saving what was asked about; words typed meanwhile wait for another press."""
        if uuid == self.uuid and text == self.form.read(IssueDraft).text:
            self.save()
        else:
            self.banner.tell(word("issue_panel.changed_meanwhile"), Tone.WARN)

    def _hand_over(self, draft: IssueDraft) -> None:
        shown = self.dossier.issue if self.dossier is not None else None

        def store(workspace: Workspace, _: Progress) -> Outcome[Issue]:
            if shown is None:
                return issues.register_issue(workspace, draft)
            return issues.revise_issue(workspace, shown.uuid, shown.revision, draft)

        self.session.write(store, label=word("jobs.save"), on_done=self.on_saved, on_error=self.on_refused)
        self._saving = True
        self.form.clean()

    def on_saved(self, outcome: Outcome[Issue]) -> None:
        """Note that the ledger has the words."""
        self._saving = False
        self.keeper.drop()
        if self.dossier is not None and not self.form.dirty:
            self._show_saved()
        elif self.dossier is None and self._leaving:
            self.show_issue(outcome.value.uuid)
        elif self.dossier is None:
            self.registered.emit(outcome.value.uuid)
        self.banner.tell(word("issue_panel.saved", code=outcome.value.code), Tone.GOOD)

    def on_refused(self, error: Exception) -> None:
        """Show why the ledger said no; the words stay in the form and count as unsaved."""
        self._saving = False
        self.form.taint()
        if isinstance(error, UserFacing):
            self.banner.tell(error_text(error), Tone.BAD)
        else:
            self.session.troubled.emit(error)

    def on_session_changed(self, change: ChangeRecord) -> None:
        """Read the issue again when something touched it; unsaved words stay, an old sentence does not."""
        issue_acts.say_done(self, change)
        if not self.uuid or not change.touches(*issue_acts.TABLES):
            return
        try:
            self._read()
        except UserFacing:
            self.closed.emit()
            return
        if not self.form.dirty and not self._saving:
            self._show_saved()

    # --- inside ---------------------------------------------------------------------------------------

    def _facts(self) -> QWidget:
        """Return the form of the issue with what saves it."""
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        inside = QVBoxLayout()
        inside.addWidget(self.form)
        column.addWidget(scrolled(inside, margins=(0, 0, 12, 0)), 1)
        column.addLayout(row(self._remove, None, self._revert, self._save))
        return first

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.head)
        outer.addWidget(self.banner)
        outer.addWidget(self.tabs, 1)

    def _read(self) -> None:
        self.dossier = dossiers.issue_dossier(self.session.reader, self.uuid)
        self._show_dossier()

    def _show_saved(self) -> None:
        draft = issues.draft_of(self.session.reader, self.uuid) if self.uuid else IssueDraft()
        self.form.fill(draft)
        self._on_edited()

    def _show_dossier(self) -> None:
        self.head.show_dossier(self.dossier)
        self.tabs.show_dossier(self.dossier)
        self._remove.setVisible(self.dossier is not None)

    def _on_edited(self) -> None:
        dirty = self.form.dirty
        self._save.setEnabled(dirty)
        self._revert.setVisible(dirty and self.dossier is not None)
        values = self.form.peek()
        raw = str(values["deadline_raw"])
        self.form.say("deadline_raw", issue_acts.deadline_reading(self, raw, values["batch_uuid"]))

    def _offer_kept(self) -> None:
        kept = self.keeper.offered()
        if kept is None:
            return
        if ask(self, word("drafts.offer"), "drafts.take", "drafts.leave"):
            self.form.from_json(kept)
            self._on_edited()
        else:
            self.keeper.drop()


def _look_first(found: list[Violation], *, new: bool) -> str:
    """Return what to look at before saving again: a likely repetition, or reviews a move may touch."""
    rules = {violation.rule for violation in found}
    if new and "issue_alike" in rules:
        return word("issue_panel.told_before")
    return word("issue_panel.leaves_plan") if "batch_change_reviewed" in rules else ""
