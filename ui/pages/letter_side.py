"""One dispatched letter beside the register: its facts, the very paper, and what may still be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from core.domain.letter import LetterState
from core.domain.rows import LetterRow
from core.errors import UserFacing
from core.operations import letter_corrections, letters, receipts
from core.operations.letter_request import LetterRequest
from core.wording import sentence, word
from ui.dialogs.print_pdf import open_with_system, print_letters, save_copy
from ui.dialogs.reply_dialog import ReplyDialog
from ui.dialogs.word_draft import save_word_copy
from ui.models.tones import Tone
from ui.pages.letter_acts import ask_sending, ask_slip
from ui.pages.letter_facts import LetterFacts, LetterHead
from ui.pages.letter_void import ask_void
from ui.pages.reply_list import ReplyList
from ui.pages.slip_files import SlipFiles
from ui.pages.watch_acts import ask_signature
from ui.session import Session
from ui.widgets.acts_line import ActsLine
from ui.widgets.file_basket import files_of
from ui.widgets.pdf_panel import PdfPanel
from ui.widgets.plates import button, row, scrolled
from ui.widgets.theme import mark

_PAPER_NEEDS = 260
"""Pixels; where words and replies leave less, the side scrolls."""
_ROOMY = 560
"""Pixels of height under which the paper stands before the facts: it is what a person opens the page for."""


class LetterSide(QFrame):
    """Shows the letter of a register line; voiding asks for a reason and keeps number and paper."""

    told = Signal(str, object)
    letter_wanted = Signal(object)
    """The ``LetterRequest`` of a correction."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._session = session
        self._letter: LetterRow | None = None
        self.panel = PdfPanel()
        self.replies = ReplyList(session)
        self.replies.told.connect(self.told)
        self.slips = SlipFiles(session)
        self.slips.told.connect(self.told)
        self.head = LetterHead()
        self.facts = LetterFacts(session)
        self.print_button = button("letters_page.print", self.print_letter, role="primary", symbol="print")
        self.void_button = button("letters_page.void", self.void, role="danger", symbol="void")
        self.sign_button = button("letters_page.sign", self.sign, symbol="check")
        self.reply_button = button("letters_page.enter_reply", self.reply, symbol="edit")
        self.desk_button = button("letters_page.desk", symbol="edit")
        desk = (
            (word("letters_page.slip"), partial(self.file_slip, ())),
            (word("letters_page.send"), self.send),
            (word("letters_page.correct"), self.correct),
        )
        self.desk_button.setMenu(_menu(self, desk))
        mark(self.desk_button, menu="yes")
        self._in_force = (self.void_button, self.desk_button, self.sign_button, self.reply_button)
        self.setAcceptDrops(True)
        self.file_button = button("letters_page.file", symbol="open")
        files = (
            (word("letters_page.open"), self.open_letter),
            (word("letters_page.save_copy"), self.save_letter),
            (word("word_draft.copy"), self.save_words),
        )
        self.file_button.setMenu(_menu(self, files))
        mark(self.file_button, menu="yes")
        self._needing_file = (self.file_button, self.print_button)
        self._build()
        self.show_letter(None)

    def _build(self) -> None:
        first = (self.print_button, self.reply_button, self.sign_button)
        self._acts = ActsLine((*first, self.desk_button, self.file_button, self.void_button), leading=True)
        foot = row(self._acts)
        foot.setContentsMargins(16, 4, 16, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 12, 1, 12)
        outer.setSpacing(8)
        self._inside = inside = QVBoxLayout()
        inside.setSpacing(8)
        inside.addWidget(self.head)
        inside.addWidget(self.facts)
        inside.addWidget(self.slips)
        inside.addWidget(self.replies)
        inside.addWidget(self.panel, 1)
        self.panel.setMinimumHeight(_PAPER_NEEDS)
        outer.addWidget(scrolled(inside), 1)
        outer.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the paper before what is told of it where there is no room for both."""
        super().resizeEvent(event)
        low = event.size().height() < _ROOMY
        place = 1 if low else self._inside.count() - 1
        if self._inside.indexOf(self.panel) == place:
            return
        self._inside.removeWidget(self.panel)
        self._inside.insertWidget(place, self.panel, 1)

    def show_letter(self, letter: LetterRow | None) -> None:
        """Show ``letter`` and its file, or nothing."""
        same_paper = letter is not None and self._letter is not None and letter.uuid == self._letter.uuid
        self._letter = letter
        for part in (self.head, self.facts, self.replies):
            part.show_letter(letter)
        self.slips.show_letter(letter.uuid if letter is not None else "")
        void = letter is not None and letter.state is LetterState.VOID
        self._acts.leave_out(*(self._in_force if letter is None or void else ()))
        if letter is None:
            self._show_file(None, word("letters_page.choose"))
        elif not same_paper:
            self._show_file(self._file(), "")

    def _show_file(self, path: Path | None, message: str) -> None:
        if path is not None or message:
            self.panel.show_file(path, message)
        for each in self._needing_file:
            each.setEnabled(path is not None)

    def _file(self) -> Path | None:
        """Return the dispatched file; a missing one is told in place of the page."""
        if self._letter is None:
            return None
        try:
            return letters.path_of(self._session.reader, self._letter.uuid)
        except UserFacing as error:
            self.panel.show_message(sentence(error))
            return None

    # --- acts -------------------------------------------------------------------------------------------

    def sign(self) -> None:
        """Enter who signed for the letter and when."""
        if self._letter is not None:
            item = receipts.of_letter(self._session.reader, self._letter.uuid)
            ask_signature(self._session, item, self)

    def reply(self) -> None:
        """Enter the reply to the letter."""
        if self._letter is not None:
            number = self._letter.document_number
            dialog = ReplyDialog(self._session, self._letter.uuid, number, self)
            dialog.accepted.connect(
                lambda: self.told.emit(word("reply_form.saved", number=number), Tone.GOOD)
            )
            dialog.open()

    def send(self) -> None:
        """Enter how the letter left."""
        if self._letter is not None:
            ask_sending(self._session, self._letter.uuid, self._letter.document_number, self)

    def file_slip(self, files: Sequence[Path] = ()) -> None:
        """File the scan of the letter's slip."""
        if self._letter is not None and self._letter.state is not LetterState.VOID:
            ask_slip(self._session, self._letter.uuid, self._letter.document_number, self, files or ())

    def correct(self) -> None:
        """Begin the letter that corrects this one."""
        if self._letter is not None:
            asked: LetterRequest = letter_corrections.correction_of(self._session.reader, self._letter.uuid)
            self.letter_wanted.emit(asked)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept the scan of a slip."""
        if self._letter is not None and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer to file what was dropped as the letter's slip."""
        event.acceptProposedAction()
        self.file_slip(files_of(event.mimeData()))

    def print_letter(self) -> None:
        """Print the file; a void letter bears the word for it across every page."""
        if self._letter is not None:
            print_letters(self._session, [self._letter.uuid], self)

    def save_words(self) -> None:
        """Save the words of the letter as a document marked as a copy."""
        if self._letter is not None:
            save_word_copy(self._session, self._letter, self, self.told.emit)

    def save_letter(self) -> None:
        """Save a copy of the file."""
        path = self._file()
        saved = save_copy(path, self) if path is not None else None
        if saved is not None:
            self.told.emit(word("letter_dialog.saved", path=saved), Tone.GOOD)

    def open_letter(self) -> None:
        """Open the file with the system's program."""
        path = self._file()
        if path is not None:
            open_with_system(path, self)

    def void(self) -> None:
        """Ask for the reason, then make the letter void; number and paper stay."""
        if self._letter is not None:
            ask_void(self._session, self._letter, self, self._on_voided)

    def _on_voided(self) -> None:
        self.told.emit(word("letters_page.voided"), Tone.GOOD)


def _menu(parent: QWidget, acts: Iterable[tuple[str, Callable[[], object]]]) -> QMenu:
    menu = QMenu(parent)
    for words, act in acts:
        menu.addAction(words, act)
    return menu
