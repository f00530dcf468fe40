"""The one worker thread: long work runs here, its progress and result arrive in the window's own thread."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from core.errors import Cancelled
from core.progress import Progress
from ui.jobs.worker import Answer, Worker

T = TypeVar("T")

_REPORT_EVERY_S = 0.05
TURN_S = 0.0005
"""How long a thread keeps the interpreter while another waits for it; Python's own 5 ms is too long for the
window, which asks for it anew at every cell it paints while jobs go through many rows."""


@dataclass(eq=False, repr=False)
class Job:
    """One piece of work and what to do with its end. ``quiet`` work is not shown in the strip."""

    label: str
    quiet: bool
    on_done: Callable[[Any], None] | None
    on_error: Callable[[Exception], None] | None
    stop: threading.Event = field(default_factory=threading.Event)
    value: Any = None
    error: Exception | None = None


class JobProgress:
    """Progress as the worker sees it: tells at most 20 times a second, raises ``Cancelled`` when asked."""

    def __init__(self, job: Job, report: Callable[[int, int, str], None]) -> None:
        self._job = job
        self._report = report
        self._last = 0.0

    def step(self, done: int, total: int, what: str = "") -> None:
        """Pass the report on to the window; raise ``Cancelled`` when a person pressed cancel."""
        if self._job.stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= _REPORT_EVERY_S or done >= total:
            self._last = now
            self._report(done, total, what)


class JobRunner(QObject):
    """Runs jobs one after the other in one thread; every signal and callback comes in the GUI thread."""

    started = Signal(str)
    progressed = Signal(int, int, str)
    rested = Signal()
    """The last job has ended; what came of it is told next, perhaps in a dialog that stays open."""
    idle = Signal()
    """Nothing runs and everything was told."""
    _reported = Signal(int, int, str)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN_S)
        self._pool = Worker("job")
        self._jobs: list[Job] = []
        self._reported.connect(self.progressed)  # both come from the worker thread, so Qt queues them
        self._ended.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Tell whether any job is running or waiting."""
        return bool(self._jobs)

    def submit(
        self,
        work: Callable[[Progress], T],
        *,
        label: str = "",
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        quiet: bool = False,
    ) -> Job:
        """Queue ``work``; exactly one of ``on_done`` and ``on_error`` is called later in the GUI thread."""
        job = Job(label, quiet, on_done, on_error)
        self._jobs.append(job)
        if not quiet:
            self.started.emit(label)
        self._pool.submit(partial(self._run, job, work))
        return job

    def call(self, work: Callable[[], T]) -> T:
        """Run short ``work`` in the worker thread and wait for it; its exception is raised here."""
        return self.begin(work).result()

    def begin(self, work: Callable[[], T]) -> Answer[T]:
        """Run ``work`` in the worker thread; its ``result`` is waited for later."""
        return self._pool.begin(work)

    def cancel(self) -> None:
        """Ask every visible job to stop at its next step."""
        for job in self._jobs:
            if not job.quiet:
                job.stop.set()

    def wait(self) -> None:
        """Let the event loop turn until no job is left (closing, pictures, tests)."""
        if self._jobs:
            from PySide6.QtCore import QEventLoop

            loop = QEventLoop()
            self.idle.connect(loop.quit)
            loop.exec()

    def close(self) -> None:
        """End the worker thread after the jobs already begun."""
        self._pool.shutdown()

    def _run(self, job: Job, work: Callable[[Progress], Any]) -> None:
        try:
            progress = JobProgress(job, self._reported.emit)
            progress.step(0, 0)
            job.value = work(progress)
        except Exception as error:  # noqa: BLE001 - carried over to the GUI thread and shown there
            job.error = error
        self._ended.emit(job)

    def _deliver(self, job: Job) -> None:
        self._jobs.remove(job)
        if not self._jobs:
            self.rested.emit()
        try:
            if job.error is None:
                _call(job.on_done, job.value)
            else:
                _call(job.on_error, job.error)
        finally:
            if not self._jobs:
                self.idle.emit()


def _call(listener: Callable[[Any], None] | None, value: object) -> None:
    """Call ``listener`` unless the widget it belongs to has been closed meanwhile."""
    owner = getattr(listener, "__self__", None)
    if listener is None or (isinstance(owner, QObject) and not shiboken6.isValid(owner)):
        return
    listener(value)
