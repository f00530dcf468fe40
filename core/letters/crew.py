"""Pieces of long work shared with processes beside this one, their results in the order of the pieces.

This process works as well: it takes a piece itself whenever the others have enough, and whatever one of them
could not do, because it was killed, hangs or met an error. Trouble there is no more than a loss of time, and
an error of the work itself is raised here, as if there had been nobody else. The processes are started afresh
(``spawn``), as those that read foreign files (``core.importing.bounded``), and end with this one.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

P = TypeVar("P")
R = TypeVar("R")

_MOST = 4
"""Processes that work at most, this one among them: each holds the fonts, some 60 MB."""
_ALONE = 4
"""Pieces of a run that is done here alone: a process takes a fifth of a second to be of use."""
_AHEAD = 2
"""Pieces laid ready for each process."""
_HELD = 8
"""Results held for each process while an earlier piece is not done."""
_PATIENCE_S = 20.0
"""After this long without an answer a piece is done here."""


def hands() -> int:
    """Return how many processes may work beside this one."""
    free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(free, _MOST) - 1


def in_order(work: Callable[[P], R], pieces: Iterable[P], beside: int | None = None) -> Generator[R]:
    """Yield ``work`` of every piece, in order, done here and by up to ``beside`` other processes.

    ``work`` and its pieces must be picklable, and its results the same wherever it is done. A short run is
    done here alone. Pieces are asked for a few ahead of what is yielded. Who stops early closes the iterator.
    """
    coming = iter(pieces)
    first = list(islice(coming, _ALONE))
    beside = hands() if beside is None else beside
    if beside < 1 or len(first) < _ALONE:
        yield from map(work, chain(first, coming))
        return
    with contextlib.closing(_Crew(work, beside)) as crew:
        yield from crew.results(chain(first, coming))


class _Job(Generic[P, R]):
    """One piece; ``result`` stands when ``done`` is set."""

    def __init__(self, piece: P) -> None:
        self.piece = piece
        self.done = threading.Event()
        self.result: R

    def finish(self, result: R) -> None:
        if not self.done.is_set():
            self.result = result
            self.done.set()


class _Crew(Generic[P, R]):
    def __init__(self, work: Callable[[P], R], beside: int) -> None:
        self._work = work
        self._ready: queue.Queue[_Job[P, R] | None] = queue.Queue()
        self._hands: list[_Hand[P, R]] = []
        with contextlib.suppress(OSError):  # no memory for another process: fewer will do
            for _ in range(beside):
                self._hands.append(_Hand(work, self._ready))

    def results(self, pieces: Iterable[P]) -> Iterator[R]:
        """Yield the result of every piece in order."""
        open_jobs: deque[_Job[P, R]] = deque()
        for piece in pieces:
            job: _Job[P, R] = _Job(piece)
            open_jobs.append(job)
            self._ready.put(job)
            if self._ready.qsize() > _AHEAD * len(self._hands):
                self._lend_a_hand()
            while open_jobs and (open_jobs[0].done.is_set() or len(open_jobs) > _HELD * len(self._hands)):
                yield self._finished(open_jobs.popleft())
        while open_jobs:
            yield self._finished(open_jobs.popleft())

    def _finished(self, job: _Job[P, R]) -> R:
        """Return the result of ``job``; others are done meanwhile, and in the end this one too."""
        while not job.done.is_set() and self._lend_a_hand():
            pass
        waited = 0.0
        while not job.done.wait(0.1):
            waited += 0.1
            if self._lend_a_hand():
                continue
            if waited > _PATIENCE_S:
                job.finish(self._work(job.piece))
        return job.result

    def _lend_a_hand(self) -> bool:
        """Do the next piece that waits, if there is one."""
        with contextlib.suppress(queue.Empty):
            job = self._ready.get_nowait()
            if job is not None and not job.done.is_set():
                job.finish(self._work(job.piece))
                return True
        return False

    def close(self) -> None:
        """End all processes, also in the middle of a piece."""
        for hand in self._hands:
            hand.end()
        for _ in self._hands:
            self._ready.put(None)
        for hand in self._hands:
            hand.join()


class _Hand(Generic[P, R]):
    """A process, and the thread that hands it one piece after the other."""

    def __init__(self, work: Callable[[P], R], ready: queue.Queue[_Job[P, R] | None]) -> None:
        import multiprocessing  # a single letter does without

        self._ready = ready
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work), daemon=True, name="hand")
        try:
            self._process.start()
        except OSError:
            self._pipe.close()
            raise
        finally:
            theirs.close()
        self._thread = threading.Thread(target=self._hand_on, name="handing on", daemon=True)
        self._thread.start()

    def _hand_on(self) -> None:
        while (job := self._ready.get()) is not None:
            try:
                self._pipe.send(job.piece)
                job.finish(self._pipe.recv())
            except Exception:  # noqa: BLE001 - whatever it is, the piece is done by another
                self._ready.put(job)
                return

    def end(self) -> None:
        self._process.kill()

    def join(self) -> None:
        self._thread.join()
        self._process.join()
        self._process.close()
        self._pipe.close()


def _serve(pipe: Connection, work: Callable[[P], R]) -> None:
    """Do pieces until nobody hands any on; after an error the piece is done by whoever asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(Exception):
        while True:
            pipe.send(work(pipe.recv()))
