"""The drawing thread: pictures of pages are made aside, so that the window turns and scrolls meanwhile.

One thread for all, because PDFium draws one page at a time whoever asks. A picture whose asker is gone, or
that nobody waits for any more, is never delivered.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage


@dataclass(eq=False, slots=True)
class Wish:
    """A picture wanted; ``forget`` it and it is neither drawn (if there is time) nor delivered."""

    asker: QObject
    draw: Callable[[], QImage | None]
    deliver: Callable[[QImage], None]
    forgotten: bool = False
    picture: QImage | None = None

    def forget(self) -> None:
        """Wait no longer for it."""
        self.forgotten = True


class DrawingThread(QObject):
    """Draws what is wished for; pictures arrive in the window's own thread."""

    _drawn = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="draw")
        self._drawn.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self, asker: QObject, draw: Callable[[], QImage | None], deliver: Callable[[QImage], None]
    ) -> Wish:
        """Have ``draw`` run in the thread and its picture handed to ``deliver``; None is not delivered."""
        wish = Wish(asker, draw, deliver)
        self._pool.submit(self._draw, wish)
        return wish

    def _draw(self, wish: Wish) -> None:
        if wish.forgotten:
            return
        wish.picture = wish.draw()
        if shiboken6.isValid(self):
            self._drawn.emit(wish)

    def _deliver(self, wish: Wish) -> None:
        if not wish.forgotten and wish.picture is not None and shiboken6.isValid(wish.asker):
            wish.deliver(wish.picture)


@cache
def drawing() -> DrawingThread:
    """Return the one drawing thread of the program, begun with the first page shown."""
    return DrawingThread()
