"""Making one letter: choose, see the very page while choosing, dispatch once, then print or save it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.domain.change import Outcome
from core.domain.letter import Letter
from core.errors import Cancelled, UserFacing
from core.operations import letter_numbers, letters
from core.operations.letter_request import LetterPreview, LetterRequest
from core.wording import word, word_of
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.letter_draft import LetterDraftKeeper, offered
from ui.dialogs.letter_form import LetterForm
from ui.dialogs.letter_leaving import LetterLeaving
from ui.dialogs.print_pdf import print_pdf
from ui.dialogs.restored_dialog import confirmed_after_restore
from ui.dialogs.sent_letter import SentLetter
from ui.dialogs.word_draft import WordDraft
from ui.jobs.strip import JobStrip
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.acts_line import ActsLine
from ui.widgets.folded_banner import FoldedBanner
from ui.widgets.messages import ask, error_text
from ui.widgets.page_marks import PageMark
from ui.widgets.pdf_panel import PdfPanel
from ui.widgets.plates import Card, button, label, row
from ui.widgets.screen import open_with
from ui.widgets.two_sides import TwoSides

_LONGEST_NAME = 26
_PATIENCE_MS = 350
"""How long typing must rest before the page is drawn again."""


class LetterDialog(LetterLeaving):
    """Shows a letter as it would leave; taking its number is one confirmed act."""

    def __init__(self, session: Session, request: LetterRequest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "letters")
        self._session = session
        self._asked: LetterRequest | None = None
        self._drawing = False
        self.letter: Letter | None = None
        self.settings_wanted = False
        """A person left the dialog to fill in what the settings lack."""
        self.setWindowTitle(word("letter_dialog.title"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        open_with(self, 1200, 820)
        draft = offered(session, request, parent)
        self.form = LetterForm(session, draft or request, kept=draft is not None)
        self.drafts = LetterDraftKeeper(session, self.form, draft)
        self.words = WordDraft(session, self.form.request)
        self.sent = SentLetter(session)
        self.panel = PdfPanel()
        self.message = FoldedBanner()
        self.number = label(role="section")
        self._facts = label(role="muted")
        self._build()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PATIENCE_MS)
        self._wait.timeout.connect(self.draw)
        self.form.edited.connect(self._on_edited)
        self.words.edited.connect(self._on_edited)
        self.words.told.connect(self.message.tell)
        self.said.connect(self.message.tell)
        self.sent.told.connect(self.said)
        self.sent.finished.connect(self.accept)
        self.watch_typing(begun=draft is not None)
        self.form.begin()
        self.draw()

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        left = Card()
        letter = self.fontMetrics().horizontalAdvance(word("letter_dialog.wide_letter"))
        left.setMinimumWidth(15 * letter)
        left.body.addWidget(self.form, 1)
        page = QWidget()
        right = QVBoxLayout(page)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(4)
        right.addLayout(row(self.number, None, self._facts))
        right.addWidget(self.panel, 1)
        right.addWidget(self.words)
        keys = ("letter_dialog.see_form", "letter_dialog.see_page")
        self.sides = TwoSides("letter_dialog", keys, (left, page))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 8, 16, 8)
        outer.setSpacing(8)
        outer.addWidget(self.message)
        outer.addWidget(self.sides, 1)
        outer.addWidget(JobStrip(self._session.jobs))
        self._buttons = QStackedWidget()
        self._buttons.addWidget(self._before())
        self._buttons.addWidget(self.sent)
        outer.addWidget(self._buttons)

    def _before(self) -> QWidget:
        self.dispatch_button = button("letter_dialog.dispatch", self.dispatch, role="primary", symbol="send")
        self.dispatch_button.setEnabled(False)
        self.draft_button = button("letter_dialog.print_draft", self.print_draft, symbol="print")
        self._lacking = button("letter_dialog.to_settings", self.go_to_settings, symbol="settings")
        self._lacking.hide()
        self._unconfirmed = button(
            "restored_dialog.open", lambda: _confirm_numbers(self, self._session), symbol="check"
        )
        self._unconfirmed.hide()
        for part in (self.number, self.dispatch_button):
            part.setToolTip(word("letter_dialog.preview_note"))
        acts = ActsLine(
            (
                self.draft_button,
                button("template_editor.open", lambda: _edit_template(self, self._session), symbol="edit"),
                self.words.export_button,
                self.words.take_button,
            )
        )
        cancel = button("letter_dialog.cancel", self.reject)
        needed = (self._unconfirmed, self._lacking, cancel, self.dispatch_button)
        line = row(*self.sides.boxes, acts, *needed)
        line.setStretch(len(self.sides.boxes), 1)
        place = QWidget()
        place.setLayout(line)
        return place

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw no more for a dialog that is gone."""
        self._wait.stop()
        super().hideEvent(event)

    # --- preview ----------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self.dispatch_button.setEnabled(False)
        self._wait.start()

    def draw(self) -> None:
        """Have the page drawn for what is chosen now; takes no number."""
        request = self.words.request()
        if request is None:
            self._asked = None
            self._nothing_to_show(self.form.what_is_missing())
            return
        if self._drawing:
            self._wait.start()
            return
        self._asked = request
        self._drawing = True
        self._session.write(
            lambda workspace, progress: letters.preview(workspace, request, progress),
            on_done=self._on_drawn,
            on_error=self._on_not_drawn,
            quiet=True,
        )

    def _nothing_to_show(self, why: str) -> None:
        """Take away what was told of an earlier page, and say why there is none."""
        self.number.setText("")
        self._facts.setText("")
        self.message.tell("")
        self.dispatch_button.setEnabled(False)
        self.draft_button.setEnabled(False)
        self.panel.show_message(why)

    def _on_drawn(self, preview: LetterPreview) -> None:
        self._drawing = False
        if self.letter is not None or self._asked is None:
            return
        self._lacking.hide()
        self._unconfirmed.hide()
        self.panel.show_file(preview.pdf)
        self.draft_button.setEnabled(True)
        self.number.setText(word("letter_dialog.number_to_be", number=preview.document_number))
        self._facts.setText(word("letter_dialog.facts", addressee=_short(preview.addressee)))
        current = self.words.request() == self._asked
        self.dispatch_button.setEnabled(current and not preview.missing and not preview.lacking)
        self._warn(preview)
        if not current:
            self._wait.start()

    def _warn(self, preview: LetterPreview) -> None:
        if preview.lacking:
            reasons = word("punctuation.semicolon").join(preview.lacking)
            self.message.tell(word("letter_dialog.lacking", reasons=reasons), Tone.BAD)
        elif preview.missing:
            self.message.tell(word("letter_dialog.missing", reasons="\n".join(preview.missing)), Tone.BAD)
        else:
            self.message.tell("\n".join(preview.warnings), Tone.WARN)

    def _on_not_drawn(self, error: Exception) -> None:
        self._drawing = False
        if self.letter is not None:
            return
        self._nothing_to_show(error_text(error))
        code = error.code if isinstance(error, UserFacing) else ""
        self._lacking.setVisible(code == "letter_no_prefix")
        self._unconfirmed.setVisible(code == "number_unconfirmed")
        if self.words.request() != self._asked:
            self._wait.start()

    def go_to_settings(self) -> None:
        """Leave for the settings, which lack something no letter can do without."""
        self.reject()
        self.settings_wanted = self.isHidden()

    # --- dispatch ---------------------------------------------------------------------------------------

    def dispatch(self) -> None:
        """Ask once, then take the number and freeze the letter; this cannot be undone, only voided."""
        request = self.words.request()
        if request is None or request != self._asked or self.letter is not None:
            return
        question = word("letter_dialog.confirm", kind=word_of(request.kind), number=self.number.text())
        if not ask(self, question, "letter_dialog.confirm_yes"):
            return
        self.dispatch_button.setEnabled(False)
        self.form.setEnabled(False)
        self.submit(
            self._session,
            lambda workspace, progress: letters.dispatch(workspace, request, progress),
            label=word("letter_dialog.dispatching"),
            on_done=self._on_dispatched,
            on_error=self._on_not_dispatched,
        )

    def _on_dispatched(self, outcome: Outcome[Letter]) -> None:
        self.letter = outcome.value
        self.drafts.drop()
        self.form.dress.remember()
        self.number.setText(word("letter_dialog.number", number=self.letter.document_number))
        self.message.tell(word("letter_dialog.done", number=self.letter.document_number), Tone.GOOD)
        self._buttons.setCurrentIndex(1)
        self.words.hide()
        self.sent.show_letter(self.letter)
        self.panel.show_file(self.sent.path())

    def _on_not_dispatched(self, error: Exception) -> None:
        self.form.setEnabled(True)
        self.dispatch_button.setEnabled(True)
        if not isinstance(error, Cancelled):
            self.message.tell(error_text(error), Tone.BAD)
        self.dispatch_button.setFocus()

    def print_draft(self) -> None:
        """Print the preview with the mark 草稿 across every page; no number is taken."""
        if self.letter is None and self.panel.path is not None:
            print_pdf(self.panel.path, self, mark=PageMark.DRAFT)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + word("letter_dialog.ellipsis")


def _confirm_numbers(dialog: LetterDialog, session: Session) -> None:
    """Confirm the last numbers used before a restore, then show the page with the number it will get."""
    request = dialog.form.request()
    if request is None:
        return
    told = letter_numbers.numbering_of(session.reader, request)
    if confirmed_after_restore(session, dialog, (told.series, told.year)):
        dialog.draw()


def _edit_template(dialog: LetterDialog, session: Session) -> None:
    """Edit the wording of the kind chosen, shown with this very letter, then draw it anew."""
    from ui.dialogs.template_editor import TemplateEditor

    TemplateEditor(session, dialog.form.chosen().value, dialog.form.request(), dialog).exec()
    dialog.form.kind.refill()
    dialog.draw()
