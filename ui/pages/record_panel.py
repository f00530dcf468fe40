"""What every record beside a list shares: a form that survives a crash, saves whole or says why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.change import ChangeRecord, Outcome
from core.domain.violation import Violation
from core.errors import Refused
from core.progress import Progress
from core.wording import word
from core.workspace import Workspace
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.draft_keeper import DraftKeeper
from ui.widgets.form import Form
from ui.widgets.messages import ask_unsaved, tell_error
from ui.widgets.plates import Banner, label, scrolled

_ROOM_FOR_NOTE = 64
"""Pixels kept in sight above and below a field: its label and what is wrong with it."""


class RecordPanel(QFrame):
    """A form on one record in a card; a panel of a kind says what it shows and how it is saved."""

    TABLE = ""
    """The table of the records shown, as a change names what it touched."""

    told = Signal(str, object)
    """(sentence, Tone) for the page's banner."""
    saved = Signal(str)
    """The uuid of the record just saved."""
    closed = Signal()
    """The new record was given up, or the shown one is gone."""
    record_wanted = Signal(object, str)

    def __init__(self, session: Session, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._session = session
        self._saving = False
        self.entering = False
        """A new record stands in the form."""
        self.form = form
        self.drafts = DraftKeeper(session, form)
        self.notice = Banner()
        self._title = label(role="section", wrap=True)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

    # --- what a panel of a kind answers -----------------------------------------------------------------

    @property
    def uuid(self) -> str:
        """Return the record shown, empty for a new one."""
        return ""

    def show_record(self, uuid: str) -> None:
        """Show the record ``uuid`` as it stands."""

    def save(self) -> bool:
        """Save what is typed; ``False`` when a rule says no, which is then shown at the field."""
        return False

    def said_saved(self, code: str) -> str:
        """Return the sentence for a saved record."""
        return code

    def called(self, record: Any) -> str:  # noqa: ANN401 - each panel has its own class of record
        """Return what people call a record: its number, where a panel does not say otherwise."""
        return str(record.code)

    def _show_none(self) -> None:
        """Show that no record stands in the panel any more; what is typed stays."""

    def _refresh_parts(self) -> None:
        """Re-read what stands around the form while a person types in it."""

    # --- what they share --------------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Ask what to do with unsaved words; ``False`` stays, and so does who waits for a save that fails."""
        if self._saving:
            self._session.jobs.wait()
            return not self.form.dirty
        if not self.form.dirty:
            return True
        answer = ask_unsaved(self)
        if answer == "save":
            if self.save():
                self._session.jobs.wait()
            return not self.form.dirty
        if answer == "discard":
            self._forget()
        return answer == "discard"

    def follow(self, change: ChangeRecord) -> None:
        """Re-read the shown record after ``change``, unless a person is typing in it."""
        if not self.uuid or self._saving:
            return
        try:
            if not self.form.dirty:
                self.show_record(self.uuid)
            elif (self.TABLE, self.uuid) in change.touched:
                self.notice.tell(word("inspections_page.changed_meanwhile"), Tone.WARN)
            else:
                self._refresh_parts()
        except Refused:
            self._lost()

    def _lost(self) -> None:
        """Let go of a record that was taken out elsewhere; what is typed becomes a new one."""
        self.entering = self.form.dirty
        self._show_none()
        self.closed.emit()

    def _frame(self, head: QHBoxLayout, body: QVBoxLayout, foot: QHBoxLayout) -> None:
        """Put ``head`` above and ``foot`` below a ``body`` that scrolls."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 12, 1, 12)
        outer.setSpacing(8)
        head.setStretch(0, 1)
        head.setContentsMargins(16, 0, 16, 0)
        outer.addLayout(head)
        outer.addWidget(self.notice)
        body.addStretch(1)
        self._scroll = scrolled(body, margins=(16, 0, 8, 8), whole=True)
        outer.addWidget(self._scroll, 1)
        foot.setContentsMargins(16, 4, 16, 0)
        outer.addLayout(foot)

    def _watch(self, key: str) -> None:
        """Keep half-typed words under ``key``, and offer back what an earlier run left there."""
        self.notice.tell("")
        self.drafts.watch(key)
        kept = self.drafts.offered()
        if kept is not None:
            self.form.from_json(kept)
            self.notice.tell(word("inspections_page.draft_back"), Tone.CALM)

    def _forget(self) -> None:
        """Give up what is typed."""
        self.drafts.drop()
        self.form.clean()

    def _stopped(self, found: Sequence[Violation]) -> bool:
        """Show ``found`` at its fields and tell whether any of it stops the save."""
        if not self.form.show_violations(found):
            return False
        self.told.emit(word("inspections_page.not_saved"), Tone.BAD)
        self._scroll.ensureWidgetVisible(self.form.focusWidget() or self.form, 0, _ROOM_FOR_NOTE)
        return True

    def _store(self, operation: Callable[[Workspace, Progress], Outcome[Any]], doing: str) -> None:
        """Save by ``operation``, and show the record as it then stands."""
        self._saving = True
        self._session.write(operation, label=doing, on_done=self._on_saved, on_error=self._on_not_saved)

    def _on_saved(self, outcome: Outcome[Any]) -> None:
        self._saving = False
        self._forget()
        self.show_record(outcome.value.uuid)
        self.told.emit(self.said_saved(self.called(outcome.value)), Tone.GOOD)
        self.saved.emit(outcome.value.uuid)

    def _on_not_saved(self, error: Exception) -> None:
        self._saving = False
        tell_error(self, error)

    def _on_raised(self, outcome: Outcome[Any]) -> None:
        self.told.emit(word("inspections_page.raised", code=outcome.value.code), Tone.GOOD)
