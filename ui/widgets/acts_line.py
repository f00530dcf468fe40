"""Buttons in a line; those for which the page is too narrow fold into a menu at its end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.widgets.plates import button, row
from ui.widgets.theme import mark


class ActsLine(QWidget):
    """The buttons, or as many as fit and one that offers the others; each stays the same button."""

    def __init__(
        self, parts: Sequence[QPushButton], parent: QWidget | None = None, *, leading: bool = False
    ) -> None:
        """``leading``: the buttons stand at the left of their room, else at its right."""
        super().__init__(parent)
        self._parts = tuple(parts)
        self._closed: frozenset[QPushButton] = frozenset()
        self.more = button("acts.more")
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._offer)
        mark(self.more, menu="yes")
        acts = (*self._parts, self.more)
        self._line = row(*acts, None) if leading else row(None, *acts)
        self.setLayout(self._line)
        self.more.hide()

    @property
    def folded(self) -> bool:
        """Tell whether buttons stand in the menu."""
        return not self.more.isHidden()

    def leave_out(self, *parts: QPushButton) -> None:
        """Offer every act but ``parts``, neither beside the others nor in the menu."""
        self._closed = frozenset(parts)
        self._fold(self.width())
        self.updateGeometry()

    def offer(self, part: QPushButton, *, when: bool) -> None:
        """Offer ``part`` or leave it out for now; one only hidden would come back with the next width."""
        self.leave_out(*(self._closed - {part} if when else self._closed | {part}))

    def _offered(self) -> list[QPushButton]:
        return [each for each in self._parts if each not in self._closed]

    def sizeHint(self) -> QSize:
        """Return the room of all buttons side by side, folded or not."""
        return QSize(self._width(self._offered()), max(each.sizeHint().height() for each in self._parts))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the one button: the others must not keep the page wide."""
        return self.more.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold(event.size().width())

    def _fold(self, room: int) -> None:
        offered = self._offered()
        fitting = len(offered)
        if room < self._width(offered):
            fitting -= 1
            while fitting and self._width([*offered[:fitting], self.more]) > room:
                fitting -= 1
        self.more.setVisible(fitting < len(offered))
        beside = offered[:fitting]
        for each in self._parts:
            each.setVisible(each in beside)

    def _width(self, parts: Sequence[QPushButton]) -> int:
        """Return the room of ``parts`` side by side (pixels)."""
        widths = (max(each.sizeHint().width(), each.minimumWidth()) for each in parts)
        return sum(widths) + self._line.spacing() * (len(parts) - 1)

    def _offer(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for each in self._offered():
            if not each.isHidden():
                continue
            if each.menu() is not None:
                menu.addMenu(each.menu()).setText(each.text())
                continue
            offered = menu.addAction(each.text(), each.click)
            offered.setEnabled(each.isEnabled())
            offered.setCheckable(each.isCheckable())
            offered.setChecked(each.isChecked())
