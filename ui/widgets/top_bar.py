"""The bar over the pages: search in the middle of sight, undo and redo, and what one does with a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from core.wording import word
from ui.widgets.by_number import Number, ask
from ui.widgets.search_bar import SearchBar
from ui.widgets.theme import icon, wide

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEDGER_ACTS = ("import", "export", "backup", "open")
_NARROWEST = 480
_SYMBOL = 20
_WORDY_FROM = 45
"""Characters of width from which the acts carry their words."""


class TopBar(QFrame):
    """Buttons that only name an act; the window does it."""

    act_wanted = Signal(str)
    person_wanted = Signal(str)
    """The name of who works from now on."""

    def __init__(self, search: SearchBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 8, 16, 8)
        line.setSpacing(4)
        line.addWidget(search, 4)
        line.addSpacing(8)
        self._buttons: dict[str, QToolButton] = {}
        self._undo = self._button("undo", words=False)
        self._redo = self._button("redo", words=False)
        line.addWidget(self._undo)
        line.addWidget(self._redo)
        line.addStretch(1)
        for name in _LEDGER_ACTS:
            line.addWidget(self._button(name))
        line.addWidget(self._button("help", words=False))
        self.person = self._button("people")
        self.person.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.person.setMenu(QMenu(self.person))
        line.addWidget(self.person)
        self.person.hide()
        self._wordy = True

    def sharpen(self) -> None:
        """Show symbols that stay sharp on other screens; the first painting had them for the present ones."""
        for name, made in self._buttons.items():
            made.setIcon(icon(name, "muted"))

    def minimumSizeHint(self) -> QSize:
        """Return the room without words on the buttons: they must not keep the window from being narrow."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words of the acts to their tips where they would squeeze the search."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the words of the acts only where they fit beside the search and the person at work."""
        person = 0 if self.person.isHidden() else self.person.sizeHint().width()
        wordy = self.width() - person >= wide(self.fontMetrics(), _WORDY_FROM)
        if wordy != self._wordy:
            self._wordy = wordy
            for name in _LEDGER_ACTS:
                ask(self._buttons[name], toolButtonStyle=_style(words=wordy))

    def show_history(self, undo: str | None, redo: str | None) -> None:
        """Say on the buttons what they would take back or do again."""
        for made, name, summary in ((self._undo, "undo", undo), (self._redo, "redo", redo)):
            made.setEnabled(summary is not None)
            text = word(f"acts.{name}_that", what=summary) if summary else word(f"acts.{name}_nothing")
            made.setToolTip(text)
            made.setAccessibleName(text)

    def show_people(self, present: str, names: list[str], *, shown: bool) -> None:
        """Say who works now and offer the others; a one-person office sees nothing of it."""
        self.person.setVisible(shown)
        self.person.setText(present or word("acts.people_nobody"))
        menu = self.person.menu()
        menu.clear()
        for name in names:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name == present)
            action.triggered.connect(lambda _=False, each=name: self.person_wanted.emit(each))
        self._fit()

    def _button(self, name: str, *, words: bool = True) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"act_{name}")
        made.setProperty("role", "flat")
        made.setIcon(icon(name, "muted", first=_SYMBOL))
        made.setIconSize(QSize(_SYMBOL, _SYMBOL))
        made.setText(word(f"acts.{name}"))
        made.setToolTip(word(f"acts.{name}_tip"))
        ask(made, focusPolicy=Number.TabFocus, toolButtonStyle=_style(words=words))
        made.clicked.connect(lambda _=False: self.act_wanted.emit(name))
        self._buttons[name] = made
        return made


def _style(*, words: bool) -> Number:
    return Number.ToolButtonTextBesideIcon if words else Number.ToolButtonIconOnly
