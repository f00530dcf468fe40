"""What stands in place of the first page while the ledger is being read; it tells its first painting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from core.wording import word
from ui.widgets.by_number import Number, ask

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ReadingPlace(QLabel):
    """Quiet words in the middle, never a figure."""

    painted = Signal()
    """Once, after the painting has reached the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(word("window.reading"), parent)
        self.setProperty("role", "muted")
        ask(self, alignment=Number.AlignCenter)
        self._told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell so when the event loop turns again: what is painted is on the screen by then."""
        super().paintEvent(event)
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self, self.painted.emit)
