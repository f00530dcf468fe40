"""The pages down the left side in groups: one button each, reachable by keyboard (Alt+1 …, Ctrl+PgDn)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.wording import word
from ui.widgets.by_number import Number, ask, shortcut
from ui.widgets.plates import label, scrolled
from ui.widgets.theme import icon, mark, wide

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

KEYS = "1234567890-="
"""The keys of the upper row that reach the pages with Alt, from left to right; Ctrl+PgDn reaches the rest."""
_SYMBOL = 22
_LONGEST = 5
"""Characters of the longest page name."""
_AROUND = 64
"""Pixels beside symbol and name: margins, padding, the gap between them."""


class Navigation(QFrame):
    """Buttons for pages under quiet headings, one of them pressed.

    Where the window is low the headings step back to a gap, the lines move together and the office's name
    goes (the window's title says it); if even that is too much, the column scrolls.
    """

    chosen = Signal(str)

    def __init__(self, groups: Mapping[str, Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setFixedWidth(wide(self.fontMetrics(), _LONGEST) + _SYMBOL + _AROUND)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._headings: list[QLabel] = []
        self._low = False
        self._first = _SYMBOL
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(self._column, margins=(8, 8, 8, 8))
        ask(self._area, focusPolicy=Number.NoFocus)
        outer.addWidget(self._area)
        for heading, names in groups.items():
            self._add_group(heading, names)
        self._office = label("", "small", wrap=True)
        ask(self._office, alignment=Number.AlignCenter)
        self._column.addWidget(self._office)

    def choose(self, name: str) -> None:
        """Press the button of ``name`` without telling anybody."""
        button = self._buttons[name]
        button.setChecked(True)
        if self.isVisible():
            self._area.ensureVisible(0, button.y() + button.height() // 2, 0, button.height())
        for each, other in self._buttons.items():
            other.setIcon(icon(each, "accent" if other is button else "muted", first=self._first))

    def sharpen(self) -> None:
        """Show symbols that stay sharp on other screens; the first painting had them for the present ones."""
        self._first = 0
        self.choose(next(name for name, made in self._buttons.items() if made.isChecked()))

    def step(self, by: int) -> None:
        """Go to the next page, or the one before, around the ends."""
        names = list(self._buttons)
        present = next(place for place, name in enumerate(names) if self._buttons[name].isChecked())
        self.chosen.emit(names[(present + by) % len(names)])

    def show_office(self, text: str) -> None:
        """Show whose ledger this is, under the pages."""
        self._office.setText(text)

    def office_label(self) -> QLabel:
        """Return the label with the office's name."""
        return self._office

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move together where the window is low."""
        super().resizeEvent(event)
        low = event.size().height() < self._whole_height()
        if low != self._low:
            self._low = low
            self._office.setVisible(not low)
            for heading in self._headings:
                heading.setVisible(not low)
            for made in self._buttons.values():
                mark(made, low="yes" if low else "")

    def _whole_height(self) -> int:
        """Return the height of everything with its headings, whether or not they are shown now."""
        line = self.fontMetrics().height()
        headings = sum(heading.sizeHint().height() + 10 for heading in self._headings)
        return len(self._buttons) * (max(line, _SYMBOL) + 20) + headings + 3 * line + 16

    def _add_group(self, heading: str, names: Sequence[str]) -> None:
        if heading:
            made = label(word(f"navigation.{heading}"), "heading")
            self._headings.append(made)
            if self._buttons:
                self._column.addSpacing(8)
            self._column.addWidget(made)
        else:
            self._column.addStretch(1)
            self._column.addSpacing(8)
        for name in names:
            self._column.addWidget(self._button(name, len(self._buttons) + 1))

    def _button(self, name: str, number: int) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"nav_{name}")
        made.setText("  " + word(f"pages.{name}"))
        made.setIconSize(QSize(_SYMBOL, _SYMBOL))
        ask(made, toolButtonStyle=Number.ToolButtonTextBesideIcon, focusPolicy=Number.TabFocus)
        made.setCheckable(True)
        if number <= len(KEYS):
            keys = f"Alt+{KEYS[number - 1]}"
            shortcut(self, keys).activated.connect(made.click)
            made.setToolTip(keys)
        across = made.sizePolicy()
        across.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        made.setSizePolicy(across)
        made.clicked.connect(lambda _=False, each=name: self.chosen.emit(each))
        self._group.addButton(made)
        self._buttons[name] = made
        return made
