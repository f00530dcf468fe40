"""States in colour and words: as a label, and painted into list cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.models.roles import TONE_ROLE
from ui.models.tones import Tone, tone_of
from ui.widgets.theme import mark, tone_colours

_PAD = 8


class Badge(QLabel):
    """A state as a small coloured plate with its words."""

    def __init__(self, text: str = "", tone: Tone = Tone.QUIET, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "badge")
        self.show_state(text, tone)

    def show_state(self, text: str, tone: object) -> None:
        """Show other words in another tone; ``tone`` may be a state itself."""
        self.setText(text)
        if self.parent() is not None or not text:  # showing a label without a parent would open a window
            self.setVisible(bool(text))
        mark(self, tone=(tone if isinstance(tone, Tone) else tone_of(tone)).value)


class BadgeDelegate(QStyledItemDelegate):
    """Paints cells that have a tone as a badge; all others as usual."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        tone, text = index.data(TONE_ROLE), str(index.data() or "")
        if tone is not None and text:
            _paint_badge(painter, option.rect, text, Tone(tone), option)  # type: ignore[attr-defined]

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave the words of a badge to the badge."""
        super().initStyleOption(option, index)
        if index.data(TONE_ROLE) is not None:
            option.text = ""  # type: ignore[attr-defined]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room of a cell, of a badge with its plate."""
        hint = super().sizeHint(option, index)
        if index.data(TONE_ROLE) is not None:
            words = option.fontMetrics.horizontalAdvance(str(index.data() or ""))  # type: ignore[attr-defined]
            hint.setWidth(max(hint.width(), words + 2 * _PAD + 8))
        return hint


def _paint_badge(painter: QPainter, cell: QRect, text: str, tone: Tone, option: QStyleOptionViewItem) -> None:
    ink, ground = tone_colours(tone)
    metrics = option.fontMetrics  # type: ignore[attr-defined]
    width = min(metrics.horizontalAdvance(text) + 2 * _PAD, cell.width() - 8)
    height = metrics.height() + 6
    plate = QRect(0, 0, width, height)
    plate.moveCenter(cell.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(ink)
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 8)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, elided)
    painter.restore()
