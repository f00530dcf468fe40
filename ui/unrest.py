"""Whether a window is still arranging itself: the off-screen camera must not press while widgets move."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from ui.session import Session

_CALM_TURNS = 12
_TURN_S = 0.015
"""So many quiet turns of the event loop in a row: what waits for a timer comes up in between."""
_LONGEST_S = 30.0
"""A page that never rests (a fault) is pictured all the same; a busy machine gets all this time."""


class Unrest(QObject):
    """Hears every request for a new layout in the application."""

    def __init__(self, application: QApplication, session: Session) -> None:
        super().__init__(application)
        self._application = application
        self._session = session
        self._asked = False
        application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note what arranges widgets anew; stop nothing."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._asked = True
        return False

    def settle(self) -> None:
        """Let the window read, lay out and paint until nothing of it is left to do.

        A page reads in steps (figures, then what stands beside them), and each lays it out again. On a busy
        machine one step may take seconds: a fixed time says nothing, only quiet turns one after another do.
        """
        limit, calm = time.monotonic() + _LONGEST_S, 0
        while calm < _CALM_TURNS and time.monotonic() < limit:
            time.sleep(_TURN_S)
            calm = 0 if self._stirs() else calm + 1

    def _stirs(self) -> bool:
        """Answer what is asked and carry out what waits; tell whether there was any of it."""
        asked = self._session.reading.busy or self._session.jobs.busy
        self._session.jobs.wait()
        self._session.reading.wait()
        self._asked = False
        self._application.processEvents()
        return asked or self._asked
