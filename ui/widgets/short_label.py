"""A line of words that gives way: it ends in an ellipsis where there is no room, the tip says all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from ui.widgets.theme import wide

_LEAST = 6
"""Characters that are always in sight."""


class ShortLabel(QLabel):
    """A plain line that never keeps its place wide."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few characters, or of the words when they are fewer."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), wide(self.fontMetrics(), _LEAST)), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, or what there is room for."""
        if self.width() >= super().minimumSizeHint().width():
            super().paintEvent(event)
            return
        place = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, place.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            place,
            self.alignment().value,
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()
