"""What the frame of the window asks of Qt's widgets, by the numbers Qt itself keeps (decision 0057).

The first mention of ``Qt`` in a process makes PySide6 build more than a thousand members of enumerations, a
seventh of what an empty window costs. The frame needs a dozen of them, and every one is the number of a
property, so the frame gives the number; pages go on saying ``Qt``. A test compares each with Qt's own name.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QShortcut

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget


class Number(IntEnum):
    """Values of properties, named as Qt names them."""

    AlignCenter = 0x84
    PlainText = 0
    NoFocus = 0
    TabFocus = 1
    ToolButtonIconOnly = 0
    ToolButtonTextBesideIcon = 2
    ScrollBarAlwaysOff = 1


def ask(widget: QObject, **properties: Number) -> None:
    """Set properties of ``widget`` that Qt declares (``focusPolicy``, ``alignment`` …)."""
    for name, number in properties.items():
        if not widget.setProperty(name, int(number)):
            raise AttributeError(name)


def shortcut(owner: QWidget, keys: str) -> QShortcut:
    """Return a shortcut of ``owner``; a ``QKeySequence`` of Python's would bring all 470 names of keys."""
    made = QShortcut(owner)
    if not made.setProperty("key", keys):
        raise AttributeError("key")
    return made
