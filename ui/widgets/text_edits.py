"""Text fields of forms: one line, or as many as the words need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

_FEWEST_LINES = 2
_MOST_LINES = 9


def commit_input_method() -> None:
    """Take over what a person has typed but not yet confirmed in the input method."""
    QGuiApplication.inputMethod().commit()


@runtime_checkable
class Asked(Protocol):
    """Words that come later than they are asked for."""

    def __call__(self) -> Sequence[str]:
        """Return the words at once."""

    def ask(self, asker: QObject, take: Callable[[Sequence[str]], None]) -> None:
        """Give the words to ``take`` when they are read."""


class LineEdit(QLineEdit):
    """One line of text, with suggestions when there are any."""

    edited = Signal()

    def __init__(
        self, suggestions: Callable[[], Sequence[str]] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.textChanged.connect(lambda _: self.edited.emit())
        if suggestions is not None:
            self.setCompleter(suggesting(suggestions, self))

    def value(self) -> str:
        """Return the text without blanks at its ends."""
        return self.text().strip()

    def set_value(self, value: object) -> None:
        """Show ``value``."""
        self.setText(str(value or ""))
        self.setCursorPosition(0)


class TextEdit(QPlainTextEdit):
    """A text that grows with its words from 2 to 9 lines; Tab leaves the field."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fewest = _FEWEST_LINES
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self.edited)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def show_lines(self, fewest: int) -> None:
        """Give the field room for so many lines at least."""
        if fewest != self._fewest:
            self._fewest = fewest
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        lines = min(max(int(self.document().size().height()), self._fewest), _MOST_LINES)
        frame = self.frameWidth() * 2 + int(self.document().documentMargin() * 2) + 10
        return QSize(200, lines * self.fontMetrics().lineSpacing() + frame)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the field never shrinks under its words."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the words wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the form's default button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def value(self) -> str:
        """Return the text without blanks at its ends."""
        return self.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show ``value``."""
        self.setPlainText(str(value or ""))


class Suggestions(QCompleter):
    """Finds words by any part of them; asks for the words anew whenever the keyboard enters the line."""

    def __init__(self, words: Callable[[], Sequence[str]], line: QLineEdit) -> None:
        super().__init__(line)
        self._words = words
        self._ask = words.ask if isinstance(words, Asked) else None
        self._list = QStringListModel([] if self._ask else list(words()), self)
        self.setModel(self._list)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(10)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read the words again: the ledger may have new ones since the form was made."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() != _POPUP:
            self._read()
        return super().eventFilter(watched, event)

    def _read(self) -> None:
        """Read the words, or have them read where they take long to find."""
        if self._ask is not None:
            self._ask(self, lambda found: self._list.setStringList(list(found)))
        else:
            self._list.setStringList(list(self._words()))


def suggesting(words: Callable[[], Sequence[str]], line: QLineEdit) -> QCompleter:
    """Return a completer for ``line`` that offers ``words()`` as they are when the keyboard enters it."""
    return Suggestions(words, line)


_POPUP = Qt.FocusReason.PopupFocusReason
