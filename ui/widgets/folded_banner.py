"""A banner of one line that opens to all its words: what is only to be known leaves the room to the work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.wording import word
from ui.models.tones import Tone
from ui.widgets.plates import Banner, button

_GAP = 8
"""Pixels beside the button, at most."""


class FoldedBanner(Banner):
    """Folds what is more than a line; what stops the work (``Tone.BAD``) is open from the start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._open = False
        self.more = button("plates.unfold", self.turn, role="link")
        line = self.layout()
        assert isinstance(line, QHBoxLayout)
        self._line, self._cross = line, line.itemAt(1)
        line.insertWidget(1, self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def tell(self, text: str, tone: Tone = Tone.CALM) -> None:
        """Show ``text``; an empty one hides the banner."""
        self._words, self._open = text, tone is Tone.BAD
        super().tell(text, tone)
        self._fold()

    def text(self) -> str:
        """Return all the words, folded or not."""
        return self._words

    def turn(self) -> None:
        """Open or fold."""
        self._open = not self._open
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the line as there is room for."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self.more.setText(word("plates.fold" if self._open else "plates.unfold"))
        metrics, margins = self._label.fontMetrics(), self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._cross.sizeHint().width() - 2 * _GAP
        taken = self.more.sizeHint().width() + _GAP
        one = " ".join(self._words.split())
        long = metrics.horizontalAdvance(one) > room
        room -= taken if long else 0
        shown = self._words if self._open else metrics.elidedText(one, Qt.TextElideMode.ElideRight, room)
        self._label.setWordWrap(self._open)
        if self._label.text() != shown:
            self._label.setText(shown)
        self.more.setVisible(long)
