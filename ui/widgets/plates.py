"""Small building stones of pages: buttons, titles, cards, banners, empty places, scrolled columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.wording import word
from ui.models.tones import Tone
from ui.widgets.by_number import Number, ask
from ui.widgets.theme import icon, mark

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

_EMPTY_WIDTH = 520
"""Pixels: how wide the words of an empty page run."""


def button(
    key: str, slot: Callable[[], object] | None = None, *, symbol: str = "", role: str = "", name: str = ""
) -> QPushButton:
    """Return a button with the words under ``key``; ``role`` is primary, danger, flat or link.

    Its object name is ``name`` or the wording key, so that tests and guides can find it.
    """
    made = EnterButton(word(key))
    made.setObjectName(name or key)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if symbol:
        tint = {"primary": "card", "danger": "bad", "link": "accent"}.get(role, "ink")
        made.setIcon(icon(symbol, tint))
        made.setIconSize(QSize(18, 18))
    if slot is not None:
        made.clicked.connect(lambda _checked=False: slot())
    return made


def close_button(key: str, slot: Callable[[], object] | None = None) -> QPushButton:
    """Return a cross; the words under ``key`` say what it closes."""
    made = button(key, slot, symbol="close", role="flat")
    made.setToolTip(made.text())
    made.setAccessibleName(made.text())
    made.setText("")
    return made


class EnterButton(QPushButton):
    """A button that Enter presses when it holds the keyboard, whichever button the dialog prefers."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; a preferred button of the dialog must not answer for this one."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def setEnabled(self, on: bool) -> None:
        """Hand the keyboard to what is near before it is lost: Qt would carry it out of the record."""
        self._hand_over(on=on)
        super().setEnabled(on)

    def setVisible(self, on: bool) -> None:
        """Hand the keyboard on before hiding as well."""
        self._hand_over(on=on)
        super().setVisible(on)

    def _hand_over(self, *, on: bool) -> None:
        if not on and self.hasFocus():
            from ui.widgets.tab_order import leave

            leave(self)


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a plain-text label in a role of the style sheet (title, section, label, muted, small)."""
    made = WrappedLabel(text) if wrap else QLabel(text)
    ask(made, textFormat=Number.PlainText)
    if role:
        made.setProperty("role", role)
    return made


class WrappedLabel(QLabel):
    """A label of several lines that a scrolled column can never squeeze."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Insist on the height the words need at this width."""
        super().resizeEvent(event)
        self._insist()

    def showEvent(self, event: QShowEvent) -> None:
        """Insist on it too when the words came while the label was hidden."""
        super().showEvent(event)
        self._insist()

    def setText(self, text: str) -> None:
        """Show other words; their height is found anew."""
        super().setText(text)
        self._insist()

    def _insist(self) -> None:
        """Ask for the height of the words; Qt counts an earlier minimum as needed, so that goes first."""
        if self.minimumHeight():
            self.setMinimumHeight(0)
        if self.isVisible():
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


def row(*parts: QWidget | None, gap: int = 8) -> QHBoxLayout:
    """Return widgets side by side; ``None`` is the stretch."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    for part in parts:
        if part is None:
            made.addStretch(1)
        else:
            made.addWidget(part)
    return made


class Card(QFrame):
    """A white plate: things go into ``body``, buttons beside the title into ``head``."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 16)
        outer.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        if title:
            self.head.addWidget(label(title, "section"))
            self.head.addStretch(1)
            outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer.addLayout(self.body, 1)


class Banner(QFrame):
    """One sentence at the top of a page or panel, in a tone, with a cross to close it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._label = label(wrap=True)
        self._label.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
        close = close_button("plates.close_banner", self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 4, 4)
        line.addWidget(self._label, 1)
        line.addWidget(close, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, text: str, tone: Tone = Tone.CALM) -> None:
        """Show ``text``; an empty one hides the banner."""
        self._label.setText(text)
        mark(self, tone=tone.value)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return the sentence shown."""
        return self._label.text()


class EmptyPlace(QWidget):
    """What an empty page says: a picture, what it is for, and buttons for what to do first."""

    pressed = Signal(str)
    """The wording key of the button pressed."""

    def __init__(
        self, symbol: str, words: str, buttons: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        """Take ``title`` and ``text`` from section ``words``; the first of ``buttons`` is the primary one."""
        super().__init__(parent)
        picture = QLabel()
        picture.setPixmap(icon(symbol, "faint", large=True).pixmap(64, 64))
        picture.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        title = label(word(f"{words}.title"), "title")
        title.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        text = label(word(f"{words}.text"), "muted", wrap=True)
        text.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        text.setFixedWidth(_EMPTY_WIDTH)
        text.setMinimumHeight(text.heightForWidth(_EMPTY_WIDTH))
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(picture)
        column.addWidget(title)
        column.addWidget(text, 0, QtCore.Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        for place, key in enumerate(buttons):
            made = button(key, role="" if place else "primary")
            made.clicked.connect(lambda _=False, pressed=key: self.pressed.emit(pressed))
            line.addWidget(made)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(3)


class UprightScroll(QScrollArea):
    """Scrolls up and down only, so it is never narrower than what it shows."""

    def minimumSizeHint(self) -> QSize:
        """Return the width of the contents beside the bar: what is cut off at the side cannot be reached."""
        size = super().minimumSizeHint()
        inside = self.widget()
        if inside is not None:
            bar = self.verticalScrollBar().sizeHint().width()
            size.setWidth(max(size.width(), inside.minimumSizeHint().width() + bar + 2 * self.frameWidth()))
        return size

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when the contents do."""
        if event.type() == QtCore.QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolled(
    body: QLayout, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), whole: bool = False
) -> QScrollArea:
    """Return ``body`` in a frameless area that scrolls up and down only; ``whole`` asks for all its width."""
    inside = QWidget()
    inside.setProperty("role", "scrolled")
    inside.setLayout(body)
    body.setContentsMargins(*margins)
    area = UprightScroll() if whole else QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("role", "column")
    ask(area, horizontalScrollBarPolicy=Number.ScrollBarAlwaysOff, focusPolicy=Number.NoFocus)
    area.setWidget(inside)
    inside.setAutoFillBackground(False)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout`` and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget: QWidget | None = item.widget()
        inner: QLayout | None = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
