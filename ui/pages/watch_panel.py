"""What the records of a watch desk share: one form, its state above, kept and removed the same way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.wording import word
from ui.pages.record_panel import RecordPanel
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.form import Field, Form
from ui.widgets.messages import ask
from ui.widgets.plates import button, row


class WatchPanel(RecordPanel):
    """One record; a kind says its table, its draft, and the operations behind the buttons."""

    TABLE = ""
    WORDS = ""

    def __init__(self, session: Session, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(session, Form(fields, self.WORDS, session.today), parent)
        self._record: Any = None
        self._first = next(field.key for field in fields if field.required)
        self.state = Badge()
        self.save_button = button("duties_page.save", self.save, role="primary", symbol="save")
        self.remove_button = button("duties_page.remove", self.remove, role="danger", symbol="delete")
        self.below = QVBoxLayout()
        self.below.setSpacing(8)
        body = QVBoxLayout()
        body.addWidget(self.form)
        body.addLayout(self.below)
        self._frame(row(self._title, self.state), body, row(self.remove_button, None, self.save_button))
        self.form.edited.connect(self._on_edited)

    # --- what a kind answers ----------------------------------------------------------------------------

    def load(self, uuid: str) -> tuple[Any, Any]:
        """Return the record ``uuid`` and the draft that shows it."""
        return None, uuid

    def blank(self) -> object:
        """Return the draft of a new record."""
        return self._record

    def take_out(self, uuid: str) -> None:
        """Take the record out of the ledger."""

    def show_below(self) -> None:
        """Show what hangs on the record."""

    # --- what they share --------------------------------------------------------------------------------

    @property
    def uuid(self) -> str:
        """Return the record shown, empty for a new one."""
        return str(self._record.uuid) if self._record else ""

    def start_new(self, *, focus: bool = True) -> None:
        """Begin a new record, or go on with a half-typed one; ``focus`` takes the keyboard there."""
        self.entering = True
        self._record = None
        self.form.fill(self.blank())
        self._show_state()
        self._watch(f"new:{self.TABLE}")
        if focus:
            self.form.editor(self._first).setFocus()

    def show_record(self, uuid: str) -> None:
        """Show the record ``uuid`` as it stands."""
        self._record, draft = self.load(uuid)
        self.entering = False
        self.form.fill(draft)
        self._show_state()
        self._watch(f"{self.TABLE}:{uuid}")

    def _show_none(self) -> None:
        self._record = None
        self._show_state()

    def _lost(self) -> None:
        if self.form.dirty:
            self._show_none()
        else:
            super()._lost()

    def said_saved(self, code: str) -> str:
        """Return the sentence for a saved record."""
        return word("duties_page.saved", code=code)

    def remove(self) -> None:
        """Take the shown record out after asking; undo brings it back."""
        uuid = self.uuid
        if uuid and ask(self, word("duties_page.remove_sure"), "duties_page.remove"):
            self._forget()
            self.take_out(uuid)

    def _show_state(self) -> None:
        self._title.setText(self._record.code if self._record else word(f"{self.WORDS}.title_new"))
        self.remove_button.setVisible(self._record is not None)
        self.show_below()
        self._on_edited()

    def _on_edited(self) -> None:
        self.save_button.setEnabled(self.form.dirty or self._record is None)
