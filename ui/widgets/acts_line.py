"""Buttons in a line that fold into one menu where the page is too narrow for them all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.widgets.plates import button, row
from ui.widgets.theme import mark


class ActsLine(QWidget):
    """The buttons, or one that offers them all; each stays the same button with the same act."""

    def __init__(self, parts: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self.more = button("acts.more")
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._offer)
        mark(self.more, menu="yes")
        self._line = row(None, *self._parts, self.more)
        self.setLayout(self._line)
        self.more.hide()

    @property
    def folded(self) -> bool:
        """Tell whether the buttons stand in the menu."""
        return not self.more.isHidden()

    def sizeHint(self) -> QSize:
        """Return the room of all buttons side by side, folded or not."""
        gaps = self._line.spacing() * (len(self._parts) - 1)
        width = sum(max(each.sizeHint().width(), each.minimumWidth()) for each in self._parts) + gaps
        return QSize(width, max(each.sizeHint().height() for each in self._parts))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the one button: the others must not keep the page wide."""
        return self.more.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        folded = event.size().width() < self.sizeHint().width()
        if folded != self.folded:
            self.more.setVisible(folded)
            for each in self._parts:
                each.setVisible(not folded)

    def _offer(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for each in self._parts:
            if each.menu() is not None:
                menu.addMenu(each.menu()).setText(each.text())
            else:
                menu.addAction(each.text(), each.click).setEnabled(each.isEnabled())
