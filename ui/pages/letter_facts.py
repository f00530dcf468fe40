"""What is told of a dispatched letter: number and state over the paper, its days and its course beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.letter import LetterState
from core.domain.rows import LetterRow
from core.operations import letter_fonts, letter_next, printings
from core.wording import chinese_date, word, word_of
from ui.models.tones import Tone
from ui.pages.letter_acts import desk_words
from ui.session import Session
from ui.widgets.badges import Badge
from ui.widgets.plates import label, row


class LetterHead(QWidget):
    """Number, state and title; of a void letter also why it is void."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = label(role="section")
        self._state = Badge()
        self._title = label(wrap=True)
        self._void_reason = label(role="violation", wrap=True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 0, 16, 0)
        lines.setSpacing(4)
        lines.addLayout(row(self.number, None, self._state))
        lines.addWidget(self._title)
        lines.addWidget(self._void_reason)

    def show_letter(self, letter: LetterRow | None) -> None:
        """Tell of ``letter``, or of none."""
        self._void_reason.setVisible(letter is not None and letter.state is LetterState.VOID)
        if letter is None:
            self.number.setText("")
            self._title.setText("")
            self._state.show_state("", Tone.QUIET)
            return
        self.number.setText(letter.document_number)
        self._state.show_state(word_of(letter.state), letter.state)
        self._title.setText(letter.title)
        self._void_reason.setText(word("letters_page.void_because", reason=letter.void_reason))


class LetterFacts(QWidget):
    """Addressee, days, how it left and what follows, a line each; the fonts it bears are in the tip."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told = label(role="muted", wrap=True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 0, 16, 0)
        lines.addWidget(self._told)

    def show_letter(self, letter: LetterRow | None) -> None:
        """Tell of ``letter``, or of none."""
        self._told.setText("" if letter is None else self._lines(letter))
        fonts = letter_fonts.fonts_of(self._session.reader, letter.uuid) if letter is not None else ()
        names = word("punctuation.comma_list").join(fonts)
        self._told.setToolTip(word("letters_page.fonts", names=names) if fonts else "")

    def text(self) -> str:
        """Return what is told now."""
        return self._told.text()

    def _lines(self, letter: LetterRow) -> str:
        reader = self._session.reader
        addressee = word("letters_page.addressee", name=letter.addressee)
        desk = desk_words(self._session, letter.uuid)
        after = letter_next.following(reader, letter.uuid).said
        lines = (addressee, days_of(letter), desk, after, printings.summary(reader, letter.uuid))
        return "\n".join(filter(None, lines))


def days_of(letter: LetterRow) -> str:
    """Return the day a letter bears, when its reply is due, and when it was or is to be signed for."""
    days = [word("letters_page.dated", day=chinese_date(letter.dated_on))]
    if letter.reply_due is not None:
        days.append(word("letters_page.reply", day=chinese_date(letter.reply_due)))
    if letter.signed_on is not None:
        signed = chinese_date(letter.signed_on)
        days.append(word("letters_page.signed", day=signed, name=letter.signed_by))
    elif letter.sign_due is not None:
        days.append(word("letters_page.sign_due", day=chinese_date(letter.sign_due)))
    return word("letters_page.dates_joint").join(days)
