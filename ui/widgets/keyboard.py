"""Where the keyboard stands: scrolled into view, and kept when rows are made anew after a save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

Place = tuple[int, int]
"""(which row, which part of it)"""
_AROUND = 40
"""Pixels left free above and below what is scrolled into view."""


def bring_into_view(part: QWidget) -> None:
    """Scroll the area around ``part`` to it once everything has its place; Qt does so for Tab only."""

    def scroll() -> None:
        above = part.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(part, 0, _AROUND)

    QTimer.singleShot(0, part, scroll)


def place_of(rows: Sequence[QWidget]) -> Place | None:
    """Return where in ``rows`` the keyboard stands, ``None`` when it is elsewhere."""
    holder = rows[0].window().focusWidget() if rows else None
    for number, row in enumerate(rows):
        if holder is not None and row.isAncestorOf(holder):
            return number, row.findChildren(QWidget).index(holder)
    return None


def back_to(rows: Sequence[QWidget], place: Place | None, otherwise: QWidget) -> None:
    """Give the keyboard to the same part of the new ``rows``, or to ``otherwise`` when there is none."""
    if place is None:
        return
    number, part = place
    parts = rows[number].findChildren(QWidget) if number < len(rows) else []
    (parts[part] if part < len(parts) else otherwise).setFocus()


class ArrowKeys(QObject):
    """One stop for Tab in a group of buttons; arrow keys, Home and End move inside it."""

    def __init__(self, group: QWidget) -> None:
        super().__init__(group)
        self._group = group
        self._buttons: list[QPushButton] = []

    def arrange(self, last: Sequence[QPushButton] = ()) -> None:
        """Take the buttons the group has by now, those of ``last`` after the others."""
        found = [each for each in self._group.findChildren(QPushButton) if not each.isHidden()]
        self._buttons = [each for each in found if each not in last] + [
            each for each in found if each in last
        ]
        for each in self._buttons:
            each.removeEventFilter(self)
            each.installEventFilter(self)
            each.setProperty("arrows", "yes")
        self._stop_at(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move on arrow keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            place = next((at for at, each in enumerate(self._buttons) if each is watched), -1)
            wanted = self._wanted(event.key(), place) if place >= 0 else None
            if wanted is not None:
                self._stop_at(wanted)
                self._buttons[wanted].setFocus(Qt.FocusReason.TabFocusReason)
                bring_into_view(self._buttons[wanted])
                return True
        return super().eventFilter(watched, event)

    def _wanted(self, key: int, place: int) -> int | None:
        end = len(self._buttons) - 1
        keys = {
            Qt.Key.Key_Down: min(place + 1, end),
            Qt.Key.Key_Right: min(place + 1, end),
            Qt.Key.Key_Up: max(place - 1, 0),
            Qt.Key.Key_Left: max(place - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: end,
        }
        return keys.get(Qt.Key(key))

    def _stop_at(self, place: int) -> None:
        for at, each in enumerate(self._buttons):
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == place else Qt.FocusPolicy.ClickFocus)
