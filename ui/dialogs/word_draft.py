"""The way of a letter through WPS: written as a document to edit, its words taken back and compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.letter import Letter
from core.domain.rows import LetterRow
from core.errors import Cancelled
from core.operations import letter_twins
from core.operations.letter_request import LetterRequest
from core.wording import word
from ui.dialogs.saving import file_to_read, place_to_write
from ui.dialogs.text_compare import TextCompareDialog
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.messages import error_text
from ui.widgets.plates import button, label, row


class WordDraft(QWidget):
    """Two buttons and the words taken back; ``edited`` comes when they stand in for the composed ones.

    Its acts ``export_button`` and ``take_button`` stand where the dialog has its acts.
    The words hold for the choices they were taken for: when those change, they are dropped, and it is said.
    """

    edited = Signal()
    told = Signal(str, object)

    def __init__(
        self, session: Session, asked: Callable[[], LetterRequest | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = asked
        self._taken_for: LetterRequest | None = None
        self._taken: letter_twins.TakenBack | None = None
        self._corrects: str | None = None
        self.export_button = button("word_draft.export", self.export, symbol="save")
        self.take_button = button("word_draft.take", self.take, symbol="open")
        self.carry_button = button("word_draft.carry", self.carry, symbol="edit")
        self.carry_button.hide()
        self.drop_button = button("word_draft.drop", self.drop, role="link")
        self.drop_button.hide()
        self.state = label("", "muted")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.state.hide()
        outer.addLayout(row(self.carry_button, self.state, self.drop_button, None))

    @property
    def has_taken(self) -> bool:
        """Tell whether words taken back stand in for the composed ones."""
        return self._taken is not None

    def request(self) -> LetterRequest | None:
        """Return what is asked for, in the words taken back for it; other choices drop them."""
        request = self._asked()
        self._offer(request)
        if request is None or self._taken is None:
            return request
        if request != self._taken_for:
            self._forget(word("word_draft.dropped"))
            return request
        return replace(request, edited=self._taken.text)

    def _offer(self, request: LetterRequest | None) -> None:
        """Show the way to the words of the letter that is corrected, where somebody edited them."""
        uuid = request.corrects_uuid if request is not None else None
        if uuid != self._corrects:
            self._corrects = uuid
            shown = request is not None and letter_twins.has_carried(self._session.reader, request)
            self.carry_button.setVisible(shown)

    def drop(self) -> None:
        """Go back to the composed words."""
        self._forget("")
        self.edited.emit()

    def _forget(self, said: str) -> None:
        self._taken = self._taken_for = None
        self._say(said)
        self.drop_button.hide()

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))

    # --- acts -------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Write the letter as it would leave now, for somebody to edit."""
        request = self.request()
        if request is None:
            self.told.emit(word("word_draft.nothing"), Tone.WARN)
            return
        target = _place(self, "word_draft.export_title", word("word_draft.file", kind=request.kind.plan.name))
        if target is not None:
            self._session.write(
                lambda ws, _progress: letter_twins.export_draft(ws, request, target),
                label=word("word_draft.exporting"),
                on_done=lambda path: self.told.emit(word("word_draft.exported", path=path), Tone.GOOD),
                on_error=self._on_error,
            )

    def take(self) -> None:
        """Read an edited document, show what it changed, and use its words once the clerk agrees."""
        request = self._asked()
        if request is None:
            self.told.emit(word("word_draft.nothing"), Tone.WARN)
            return
        chosen = file_to_read(self, "word_draft.take_title", "word_draft.filter")
        if chosen is None:
            return
        self._session.write(
            lambda ws, progress: letter_twins.take_text_back(ws, request, chosen, progress),
            label=word("word_draft.reading"),
            on_done=lambda taken: self.compare(request, taken),
            on_error=self._on_error,
        )

    def carry(self) -> None:
        """Show the hand-edited words of the letter that is corrected, and use them once the clerk agrees."""
        request = self._asked()
        if request is None:
            self.told.emit(word("word_draft.nothing"), Tone.WARN)
            return
        self._session.write(
            lambda ws, _progress: letter_twins.carried_words(ws, request),
            label=word("word_draft.reading"),
            on_done=lambda taken: self.compare(request, taken),
            on_error=self._on_error,
        )

    def compare(self, request: LetterRequest, taken: letter_twins.TakenBack) -> None:
        """Ask whether the words of ``taken`` shall stand in for those composed for ``request``."""
        if TextCompareDialog(taken, self).exec() != TextCompareDialog.DialogCode.Accepted:
            return
        self._taken_for, self._taken = request, taken
        self._say(word("word_draft.taken", count=len(taken.edits)))
        self.drop_button.show()
        self.edited.emit()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.told.emit(error_text(error), Tone.BAD)


def save_word_copy(
    session: Session, letter: Letter | LetterRow, parent: QWidget, told: Callable[[str, Tone], None]
) -> None:
    """Ask where to and write the words of a dispatched letter as a document marked as a copy."""
    name = letter_twins.copy_name(letter.document_number, letter.title)
    target = _place(parent, "word_draft.copy_title", name)
    if target is None:
        return
    session.write(
        lambda ws, _progress: letter_twins.export_copy(ws, letter.uuid, target),
        label=word("word_draft.exporting"),
        on_done=lambda path: told(word("word_draft.exported", path=path), Tone.GOOD),
        on_error=lambda error: told(error_text(error), Tone.BAD),
    )


def _place(parent: QWidget, title: str, name: str) -> Path | None:
    """Return where a person wants the document; the folder is remembered."""
    target = place_to_write(parent, name, title=title, kinds="word_draft.filter")
    if target is None:
        return None
    return target if target.suffix.lower() == ".docx" else target.with_name(f"{target.name}.docx")
