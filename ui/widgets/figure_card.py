"""A figure one can press: the number, what it counts, and its tone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.models.tones import Tone
from ui.widgets.plates import label
from ui.widgets.theme import COLOURS, figure_font


class FigureCard(QPushButton):
    """A button that looks like a card with one number."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figureCard")
        self._title = title
        self._number = label()
        self._number.setFont(figure_font(12, bold=True))
        self._name = label(title, "muted")
        self._note = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        for part in (self._name, self._number, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        self._note.hide()

    def show_figure(self, number: int, note: str = "", tone: Tone | None = None) -> None:
        """Show ``number``; a tone colours it only when it is not zero."""
        self._number.setText(str(number))
        colour = COLOURS[tone.value] if tone is not None and number else COLOURS["ink"]
        self._number.setStyleSheet(f"color: {colour};")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{self._title} {number}")

    def number(self) -> str:
        """Return the number shown."""
        return self._number.text()

    def sizeHint(self) -> QSize:
        """Return the room of the words."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same: a figure is never cut off."""
        return self.sizeHint()
