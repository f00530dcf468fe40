"""How large a window may open: what it would like, but never beyond the screen it opens on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QWidget

WANTED = "wanted_size"
"""Property of a window: the size it would have on a large screen, for pictures of other screens."""
_FRAME = QSize(16, 48)
"""Pixels left for the title bar and borders that the system adds."""


def open_with(window: QWidget, width: int, height: int) -> None:
    """Give ``window`` that size, or as much of it as the screen has room for (device-independent pixels)."""
    owner = window.parentWidget()
    room = (owner.window() if owner is not None else window).screen().availableGeometry().size() - _FRAME
    window.setProperty(WANTED, QSize(width, height))
    window.resize(QSize(width, height).boundedTo(room))


def open_fitting(window: QWidget, width: int, area: QScrollArea) -> None:
    """Open ``window`` that wide, and as high as what scrolls in ``area`` needs to be seen whole.

    Room for two more lines is left, which a form fills with what it finds wrong.
    """
    window.ensurePolished()
    layout, outer = area.widget().layout(), window.layout()
    assert layout is not None
    assert outer is not None
    edges = outer.contentsMargins()
    inner = width - edges.left() - edges.right() - area.verticalScrollBar().sizeHint().width()
    tall = max(layout.sizeHint().height(), layout.totalHeightForWidth(inner))
    around = window.sizeHint().height() - area.sizeHint().height()
    open_with(window, width, around + tall + 2 * window.fontMetrics().lineSpacing())
