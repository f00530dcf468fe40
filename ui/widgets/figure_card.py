"""A figure one can press: the number, what it counts, and its tone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from core.wording import word
from ui.models.tones import Tone
from ui.widgets.plates import label
from ui.widgets.theme import COLOURS, figure_font

_ROOMY = (16, 12, 16, 12)
_TIGHT = (8, 4, 8, 4)


class FigureCard(QPushButton):
    """A button that looks like a card with one number; ``tight`` it is one line, its note a tip."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figureCard")
        self._title = title
        self._number = label()
        self._name = label(title, "muted")
        self._note = label("", "small")
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        for part in (self._name, self._number, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._line.addWidget(part)
        self._tight = False
        self._colour = COLOURS["ink"]
        self.show_tight(tight=False)

    def show_tight(self, *, tight: bool) -> None:
        """Take one line, or the room of a card."""
        way = QBoxLayout.Direction
        self._tight = tight
        self._line.setDirection(way.LeftToRight if tight else way.TopToBottom)
        self._line.setContentsMargins(*(_TIGHT if tight else _ROOMY))
        self._line.setSpacing(6 if tight else 2)
        self._colour_number()
        self._show_note()

    def show_figure(self, number: int, note: str = "", tone: Tone | None = None) -> None:
        """Show ``number``; a tone colours it only when it is not zero."""
        self.setEnabled(True)
        self._number.setText(str(number))
        self._colour = COLOURS[tone.value] if tone is not None and number else COLOURS["ink"]
        self._colour_number()
        self._note.setText(note)
        self._show_note()
        self.setAccessibleName(f"{self._title} {number}")

    def show_none(self) -> None:
        """Show that there is no number to tell; nothing can be opened."""
        self.show_figure(0, " " if self._note.text() else "")
        self._number.setText(word("statistics.no_figure"))
        self.setAccessibleName(f"{self._title} {self.number()}")
        self.setEnabled(False)

    def number(self) -> str:
        """Return the number shown."""
        return self._number.text()

    def _colour_number(self) -> None:
        points = figure_font(2 if self._tight else 12).pointSize()
        self._number.setStyleSheet(f"color: {self._colour}; font-size: {points}pt; font-weight: bold;")

    def _show_note(self) -> None:
        note = self._note.text()
        self._note.setVisible(bool(note) and not self._tight)
        self.setToolTip(note.strip() if self._tight else "")

    def sizeHint(self) -> QSize:
        """Return the room of the words."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same: a figure is never cut off."""
        return self.sizeHint()
