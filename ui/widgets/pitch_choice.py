"""行距: the office's usual line pitch, with its measures told and three lines drawn as large as printed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.operations.template_kit import Pitch, paper
from core.wording import word
from ui.widgets.choices import ChoiceEdit, enum_choices
from ui.widgets.plates import label
from ui.widgets.theme import COLOURS

_LINES = 3
_MM_PER_INCH = 25.4
_PT_PER_INCH = 72.0
_MARGIN = 2.0
"""Millimetres above and below the lines."""
_MEASURE = 22.0
"""Millimetres at the right for the measure between two lines."""


class PitchChoice(QWidget):
    """Holds the value of a ``Pitch``; one this program does not know shows as the standard's."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceEdit(lambda: enum_choices(Pitch))
        self.told = label("", "small", wrap=True)
        self.example = PitchExample()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.choice, self.told, self.example):
            column.addWidget(widget)
        self.setFocusProxy(self.choice)
        self.choice.edited.connect(self._follow)
        self.choice.edited.connect(self.edited)
        self._follow()

    def value(self) -> str:
        """Return the pitch chosen, as settings keep it."""
        return str(self.choice.value())

    def set_value(self, value: object) -> None:
        """Choose a pitch."""
        self.choice.set_value(value)
        self._follow()

    def _follow(self) -> None:
        pitch = Pitch(self.value())
        grid = paper.GRIDS[pitch]
        lines = grid.lines(paper.TYPE_HEIGHT)
        high = (lines - 1) * grid.pitch + grid.last
        key = "standard" if pitch is Pitch.STANDARD else "word"
        measures = {"pitch": f"{grid.pitch:.1f}", "lines": lines, "free": round(paper.TYPE_HEIGHT - high)}
        self.told.setText(word(f"pitch_choice.{key}", **measures))
        self.choice.setAccessibleDescription(self.told.text())
        self.example.show_pitch(grid.pitch)


class PitchExample(QWidget):
    """Three lines of 3号 in the pitch, in millimetres of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pitch = float(paper.PITCH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pitch(self, pitch: float) -> None:
        """Draw lines ``pitch`` mm apart."""
        self.pitch = pitch
        self.updateGeometry()
        self.update()

    def _dots(self, millimetres: float) -> float:
        return millimetres * self.logicalDpiY() / _MM_PER_INCH

    def sizeHint(self) -> QSize:
        """Return the height of the lines."""
        high = (_LINES - 1) * self.pitch + paper.CELL + 2 * _MARGIN
        return QSize(200, round(self._dots(high)))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the lines, and the measure from one to the next."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(COLOURS["card"]))
        font = self.font()
        font.setPixelSize(round(paper.BODY_PT * self.logicalDpiY() / _PT_PER_INCH))
        small = self.font()
        right = self.width() - self._dots(_MEASURE)
        bases = [self._dots(_MARGIN + paper.CELL * 0.88 + line * self.pitch) for line in range(_LINES)]
        for base in bases:
            painter.setPen(QColor(COLOURS["line"]))
            painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
            painter.setPen(QColor(COLOURS["ink"]))
            painter.setFont(font)
            text = painter.fontMetrics().elidedText(
                word("pitch_choice.sample"), Qt.TextElideMode.ElideRight, int(right)
            )
            painter.drawText(QPointF(self._dots(_MARGIN), base), text)
        painter.setFont(small)
        painter.setPen(QColor(COLOURS["accent"]))
        painter.drawLine(QPointF(right, bases[0]), QPointF(right, bases[1]))
        told = word("pitch_choice.measure", pitch=f"{self.pitch:.1f}")
        painter.drawText(QPointF(right + 4, (bases[0] + bases[1]) / 2 + 4), told)
        painter.end()
