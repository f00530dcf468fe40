"""Where the keyboard stands: scrolled into view, and kept when rows are made anew after a save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

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
