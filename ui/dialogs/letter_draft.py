"""The letter half written: kept every few seconds while somebody types, offered when it is written again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from core import letter_kinds
from core.operations import letter_drafts
from core.operations.letter_request import LetterRequest
from core.wording import word
from ui.dialogs.letter_form import LetterForm, bare_request, speaking
from ui.session import Session
from ui.widgets.messages import ask

_EVERY_MS = 8_000


def offered(session: Session, request: LetterRequest, parent: QWidget | None) -> LetterRequest | None:
    """Return the draft the clerk goes on with; one of this very letter that is not wanted is forgotten."""
    draft = letter_drafts.kept(session.reader, request)
    if draft is None:
        return None
    same = letter_drafts.key_of(draft) == letter_drafts.key_of(request)
    question = word("letter_drafts.offer", letter=letter_drafts.told(session.reader, draft))
    if ask(parent, question, "drafts.take", "drafts.leave" if same else "letter_drafts.another"):
        return draft
    if same:
        forget(session, letter_drafts.key_of(draft))
    return None


def so_far(form: LetterForm) -> LetterRequest:
    """Return what is filled in, as a draft keeps it: nothing needs to be whole."""
    bare = bare_request(form, form.dated.value() or form.seed.dated_on)
    whole = speaking(form, bare)
    if whole is not None:
        return whole
    unit = form.unit.value()
    about_items = bare.kind.plan.speaks_of == letter_kinds.ITEMS
    return replace(bare, unit_uuid=unit) if about_items and isinstance(unit, str) else bare


def forget(session: Session, key: str) -> None:
    """Forget a draft; nobody waits for it."""
    session.write(lambda workspace, _: letter_drafts.drop(workspace, key), quiet=True)


class LetterDraftKeeper(QObject):
    """Keeps what is typed into one form until it leaves as a letter or is given up."""

    def __init__(self, session: Session, form: LetterForm, draft: LetterRequest | None) -> None:
        super().__init__(form)
        self._session = session
        self._form = form
        self._key = letter_drafts.key_of(draft) if draft else ""
        self._kept = draft
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def start(self) -> None:
        """Keep the words from now on."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Write down what differs from what was written last."""
        request = so_far(self._form)
        if request == self._kept:
            return
        before, self._kept, self._key = self._key, request, letter_drafts.key_of(request)
        self._session.write(lambda workspace, _: letter_drafts.keep(workspace, request, before), quiet=True)

    def stop(self) -> None:
        """Keep no more; what was written stays."""
        self._timer.stop()

    def drop(self) -> None:
        """Forget what was kept: the letter left, or the words were given up."""
        self._timer.stop()
        if self._key:
            forget(self._session, self._key)
            self._key, self._kept = "", None


def ask_leaving(parent: QWidget) -> str:
    """Ask what becomes of a letter not dispatched: ``keep`` as a draft, ``discard``, or ``stay``."""
    box = QMessageBox(parent)
    box.setWindowTitle(word("app.name"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(word("writing_dialog.letter_words"))
    keep = box.addButton(word("letter_drafts.keep"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(word("writing_dialog.give_up"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(word("writing_dialog.stay"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(stay)
    box.exec()
    pressed = box.clickedButton()
    return "keep" if pressed is keep else "discard" if pressed is discard else "stay"
