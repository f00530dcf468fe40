"""The reading thread: questions to the ledger on a connection of its own, the newest of each asker wins.

A list of 31,000 rows takes SQLite a tenth of a second to sort; the window must not stand still meanwhile. A
question is answered here while the window goes on showing what it has. Most answers come within a few
milliseconds, so ``ask`` waits for that long: a small ledger is shown at once and never flickers.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from core.workspace import Workspace
from ui.jobs.worker import Worker

T = TypeVar("T")

PATIENCE_S = 0.03
"""How long the window waits for an answer before it goes on without; far below what a person notices."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles away from an answer of many rows, which are none.

    It stops every thread while it looks at them all: 0.4 s of the window's time over 31,000 register entries.
    """
    was = gc.isenabled()  # a start does without until its window stands
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass(eq=False, repr=False)
class Question:
    """One thing asked, and what to do with its answer. ``stale`` once its asker asked something newer."""

    asker: QObject
    work: Callable[[Workspace], Any]
    on_done: Callable[[Any], None]
    on_error: Callable[[Exception], None]
    answered: threading.Event = field(default_factory=threading.Event)
    stale: bool = False
    value: Any = None
    error: Exception | None = None


class ReadingThread(QObject):
    """Answers one question after the other; callbacks come in the thread that asked, the window's own.

    A question whose asker asks again is forgotten, and SQLite stops in the middle of it.
    """

    idle = Signal()
    _ended = Signal(object)

    def __init__(self, open_workspace: Callable[[], Workspace], parent: QObject | None = None) -> None:
        """``open_workspace`` is called in the reading thread, when the first question is asked."""
        super().__init__(parent)
        self._open = open_workspace
        self._pool = Worker("read")
        self._workspace: Workspace | None = None
        self._asked: list[Question] = []
        self._running: Question | None = None
        self._closed = False
        self._ended.connect(self._deliver)  # it comes from the reading thread, so Qt queues it

    @property
    def busy(self) -> bool:
        """Tell whether any question is still to be answered."""
        return bool(self._asked)

    def ask(
        self,
        asker: QObject,
        work: Callable[[Workspace], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Have ``work`` answered and give the answer to ``on_done``: before this returns, or later.

        Of two questions of one ``asker`` only the newer is answered; after ``close`` none is. Behind another
        question still to be answered nobody waits: a page that asks several would stand still for each.
        """
        if self._closed:
            return
        self._drop(asker)
        alone = all(each.answered.is_set() for each in self._asked)
        question = Question(asker, work, on_done, on_error)
        self._asked.append(question)
        self._pool.submit(partial(self._answer, question))
        if question.answered.wait(PATIENCE_S if alone else 0):
            self._deliver(question)

    def forget(self, asker: QObject) -> None:
        """Give up what ``asker`` asked before."""
        self._drop(asker)
        if not self._asked:
            self.idle.emit()

    def _drop(self, asker: QObject) -> None:
        for question in [each for each in self._asked if each.asker is asker]:
            self._asked.remove(question)
            question.stale = True

    def wait(self) -> None:
        """Let the event loop turn until every question is answered (closing, pictures, tests)."""
        if self._asked:
            from PySide6.QtCore import QEventLoop

            loop = QEventLoop()
            self.idle.connect(loop.quit)
            loop.exec()

    def close(self) -> None:
        """Give up every question, close the connection and end the thread; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        for question in list(self._asked):
            self.forget(question.asker)
        self._pool.begin(self._close).result()
        self._pool.shutdown()

    # --- in the reading thread ------------------------------------------------------------------------

    def _answer(self, question: Question) -> None:
        if question.stale:
            return
        try:
            if self._workspace is None:
                self._workspace = self._open()
                self._workspace.stop_when(lambda: self._running is not None and self._running.stale)
            self._running = question
            with _uncollected():
                question.value = question.work(self._workspace)
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread and shown there
            question.error = error
        finally:
            self._running = None
        question.answered.set()
        self._ended.emit(question)

    def _close(self) -> None:
        if self._workspace is not None:
            self._workspace.close()

    # --- in the window's thread -----------------------------------------------------------------------

    def _deliver(self, question: Question) -> None:
        if question not in self._asked:
            return
        self._asked.remove(question)
        try:
            if not shiboken6.isValid(question.asker):
                return
            if question.error is None:
                question.on_done(question.value)
            else:
                question.on_error(question.error)
        finally:
            if not self._asked:
                self.idle.emit()
