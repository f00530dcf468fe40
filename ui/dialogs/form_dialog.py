"""A form in a window of its own: checked in place, saved as a job, closed only when the ledger has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.violation import Violation
from core.progress import Progress
from core.wording import word
from core.workspace import Workspace
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.writing_dialog import WritingDialog
from ui.models.last_name import remember_name
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.draft_keeper import DraftKeeper
from ui.widgets.file_basket import FileBasket
from ui.widgets.form import Field, Form
from ui.widgets.messages import ask, ask_unsaved, error_text
from ui.widgets.plates import Banner, button, row, scrolled
from ui.widgets.screen import open_fitting, open_with

_SMALL = 640
"""Width of the window of an act that asks little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTask:
    """What a form dialog edits and how it is checked and saved. ``key`` keeps half-typed words."""

    title: str
    words: str
    fields: Sequence[Field]
    draft: object
    make: Callable[..., Any]
    check: Callable[[Any], list[Violation]]
    save: Callable[[Workspace, Any, Progress], object]
    key: str = ""
    agree: str = "messages.save"
    """What the button that saves is called: a wording key."""
    signer: str = ""
    """The field that names who carries out the act; the next act offers it (``ui.models.last_name``)."""


class FormDialog(WritingDialog):
    """Edits one draft; ``accepted`` comes after the ledger took it.

    Files of a ``basket`` count as unsaved words do; whoever passes one shows it.
    """

    def __init__(
        self,
        session: Session,
        task: FormTask,
        parent: QWidget | None = None,
        *,
        basket: FileBasket | None = None,
    ) -> None:
        super().__init__(parent)
        help_on_f1(self)
        self.session = session
        self.task = task
        self._basket = basket
        self.setWindowTitle(task.title)
        self.banner = Banner()
        self.said.connect(self.banner.tell)
        self.form = Form(task.fields, task.words, session.today)
        self.form.fill(task.draft)
        self.keeper = DraftKeeper(session, self.form, task.key)
        self._save = button(task.agree, self.save, symbol="save", role="primary")
        cancel = button("messages.cancel", self.reject)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(16)
        self.inside.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.banner)
        self._area = scrolled(self.inside, margins=(0, 0, 12, 0))
        column.addWidget(self._area, 1)
        column.addLayout(row(None, cancel, self._save))
        open_with(self, 720, 640)
        for key in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save)
        self._begin()
        self._offer_kept()

    def open_small(self) -> None:
        """Open as tall as the form is, for an act that asks little; never taller than the screen."""
        open_fitting(self, _SMALL, self._area)

    def save(self) -> None:
        """Check the draft; show what is wrong or hand it to the ledger."""
        draft = self.form.read(self.task.make)
        found = [*self.form.own_violations(), *self.task.check(draft)]
        if self.form.show_violations(found) or not self._save.isEnabled():
            return
        self._save.setEnabled(False)
        self.submit(
            self.session,
            lambda workspace, progress: self.task.save(workspace, draft, progress),
            label=word("jobs.save"),
            on_done=self.on_saved,
            on_error=self.on_refused,
        )
        if self.task.signer:
            remember_name(getattr(draft, self.task.signer))

    def on_saved(self, _outcome: object) -> None:
        """Close: the ledger has it."""
        self.keeper.drop()
        self.form.clean()
        if self._basket is not None:
            self._basket.clear()
        self.accept()

    def on_refused(self, error: Exception) -> None:
        """Show why not; the words stay."""
        self._save.setEnabled(True)
        self.banner.tell(error_text(error), Tone.BAD)

    def reject(self) -> None:
        """Close without saving after asking about unsaved words."""
        if self.held():
            return
        if not self.is_dirty():
            super().reject()
            return
        answer = ask_unsaved(self)
        if answer == "save":
            self.save()
        elif answer == "discard":
            self.keeper.drop()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Treat the window's cross like cancel."""
        event.ignore()
        self.reject()

    def is_dirty(self) -> bool:
        """Tell whether words or files would be lost."""
        return self.form.dirty or (self._basket is not None and bool(self._basket.files()))

    def _begin(self) -> None:
        """Put the keyboard into the first field that must be filled and is not, else into the first."""
        values = self.form.peek()
        waiting = (each.key for each in self.task.fields if each.required and not values[each.key])
        self.form.editor(next(waiting, self.task.fields[0].key)).setFocus()

    def _offer_kept(self) -> None:
        kept = self.keeper.offered()
        if kept is None:
            return
        if ask(self, word("drafts.offer"), "drafts.take", "drafts.leave"):
            self.form.from_json(kept)
        else:
            self.keeper.drop()
