"""What can be done with a letter just dispatched: print it, copy it, open it, be done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.letter import Letter
from core.operations import letters
from core.wording import word
from ui.dialogs.print_pdf import open_with_system, print_letters, save_copy
from ui.dialogs.word_draft import save_word_copy
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.plates import button, row


class SentLetter(QWidget):
    """The line of buttons under the paper; until ``show_letter`` there is nothing they could act on."""

    told = Signal(str, object)
    """(sentence, Tone) for the banner above."""
    finished = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._letter: Letter | None = None
        self.print_button = button("letter_dialog.print", self.print_letter, role="primary", symbol="print")
        self.setLayout(
            row(
                button("letter_dialog.open_folder", self.open_folder, symbol="folder"),
                button("letter_dialog.open_file", self.open_file, symbol="open"),
                None,
                button("word_draft.copy", self.save_words, symbol="save"),
                button("letter_dialog.save_copy", self.save_letter, symbol="save"),
                self.print_button,
                button("letter_dialog.finish", self.finished.emit),
            )
        )

    def show_letter(self, letter: Letter) -> None:
        """Act on ``letter`` from now on; printing is what a person wants first."""
        self._letter = letter
        self.print_button.setFocus()

    def path(self) -> Path:
        """Return the dispatched file."""
        return letters.path_of(self._session.reader, self._sent().uuid)

    def print_letter(self) -> None:
        """Print the dispatched file itself."""
        print_letters(self._session, [self._sent().uuid], self)

    def save_letter(self) -> None:
        """Copy the dispatched file to where the person says."""
        saved = save_copy(self.path(), self)
        if saved is not None:
            self.told.emit(word("letter_dialog.saved", path=saved), Tone.GOOD)

    def save_words(self) -> None:
        """Save the words of the letter as a document marked as a copy."""
        save_word_copy(self._session, self._sent(), self, self.told.emit)

    def open_file(self) -> None:
        """Open the dispatched file with the system's program."""
        open_with_system(self.path(), self)

    def open_folder(self) -> None:
        """Open the folder that holds the dispatched file."""
        open_with_system(self.path().parent, self)

    def _sent(self) -> Letter:
        assert self._letter is not None
        return self._letter
