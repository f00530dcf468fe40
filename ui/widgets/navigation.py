"""The pages down the left side: one button each, reachable by keyboard (Alt+1 …)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLabel, QToolButton, QVBoxLayout, QWidget

from core.wording import word
from ui.widgets.plates import label
from ui.widgets.theme import icon

_WIDTH = 176


KEYS = "1234567890-="
"""The keys of the upper row that reach the pages with Alt, from left to right."""


class Navigation(QWidget):
    """Buttons for pages, one of them pressed."""

    chosen = Signal(str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH + 2 * (self.fontMetrics().height() - 16))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(4)
        for place, name in enumerate(names):
            column.addWidget(self._button(name, place + 1))
        column.addStretch(1)
        self._office = label("", "small", wrap=True)
        self._office.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._office)

    def choose(self, name: str) -> None:
        """Press the button of ``name`` without telling anybody."""
        button = self._buttons[name]
        button.setChecked(True)
        for each, other in self._buttons.items():
            other.setIcon(icon(each, "accent" if other is button else "muted"))

    def show_office(self, text: str) -> None:
        """Show whose ledger this is, under the pages."""
        self._office.setText(text)

    def office_label(self) -> QLabel:
        """Return the label with the office's name."""
        return self._office

    def _button(self, name: str, number: int) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"nav_{name}")
        made.setText("  " + word(f"pages.{name}"))
        made.setIcon(icon(name, "muted"))
        made.setIconSize(QSize(22, 22))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if number <= len(KEYS):
            keys = f"Alt+{KEYS[number - 1]}"
            QShortcut(QKeySequence(keys), self).activated.connect(made.click)
            made.setToolTip(keys)
        made.setSizePolicy(made.sizePolicy().horizontalPolicy().Expanding, made.sizePolicy().verticalPolicy())
        made.clicked.connect(lambda _=False, each=name: self.chosen.emit(each))
        self._group.addButton(made)
        self._buttons[name] = made
        return made
