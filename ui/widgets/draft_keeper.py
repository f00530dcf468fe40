"""Half-typed forms survive a crash: kept in the ledger every few seconds, offered back at the next start."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from core.operations import forms
from ui.session import Session
from ui.widgets.form import Form

_EVERY_MS = 8_000


class DraftKeeper(QObject):
    """Keeps the words of one form under one key for as long as they are unsaved."""

    begun = Signal()
    """A person began to change what is shown; a save is likely to follow."""

    def __init__(self, session: Session, form: Form, key: str = "") -> None:
        super().__init__(form)
        self._session = session
        self._form = form
        self._key = key
        self._kept = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        form.edited.connect(self._start)

    def watch(self, key: str) -> None:
        """Keep the form under another key from now on (another record is shown); nothing old is dropped."""
        self._timer.stop()
        self._key = key
        self._kept = ""

    def offered(self) -> str | None:
        """Return what an earlier run left under the key."""
        return forms.load_form(self._session.reader, self._key) if self._key else None

    def keep(self) -> None:
        """Write the unsaved words down when they differ from what was written last."""
        if not self._key or not self._form.dirty:
            self._timer.stop()
            return
        text = self._form.to_json()
        if text != self._kept:
            self._kept = text
            key = self._key
            self._session.write(lambda workspace, _: forms.save_form(workspace, key, text), quiet=True)

    def drop(self) -> None:
        """Forget what was kept: the words were saved or given up."""
        self._timer.stop()
        key = self._key
        if key and (self._kept or self.offered() is not None):
            self._kept = ""
            self._session.write(lambda workspace, _: forms.drop_form(workspace, key), quiet=True)

    def _start(self) -> None:
        if self._key and not self._timer.isActive():
            self._timer.start()
            self.begun.emit()
