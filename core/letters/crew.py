"""Pieces of long work shared with processes beside this one, their results in the order of the pieces.

This process works as well: it takes a piece itself whenever the others have enough, and whatever one of them
could not do, because it was killed, hangs or met an error. Trouble there is no more than a loss of time, and
an error of the work itself is raised here, as if there had been nobody else. The processes are ``hands``'.
"""

from __future__ import annotations

import contextlib
import gc
import queue
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain, islice
from typing import Generic, TypeVar

from core.letters.hands import Hand, Preparation, hands, standby

P = TypeVar("P")
R = TypeVar("R")

ALONE = 4
"""Pieces of a run that is done here alone: a process takes a fifth of a second to be of use."""
_AHEAD = 2
"""Pieces laid ready for each process."""
_SENT = 2
"""Pieces sent to a process: the one it does and the next."""
_HELD = 8
"""Results held for each process while an earlier piece is not done."""
_PATIENCE_S = 20.0
"""After this long without an answer a piece is done here."""
_TURN_S = 0.0005
_GRACE_S = 0.2
"""So long the others may finish what they do when a run is over; who takes longer is ended."""


def in_order(
    work: Callable[[P], R],
    pieces: Iterable[P],
    beside: int | None = None,
    prepare: Preparation | None = None,
) -> Generator[R]:
    """Yield ``work`` of every piece, in order, done here and by up to ``beside`` other processes.

    ``work`` and its pieces must be picklable, and its results the same wherever it is done. A short run is
    done here alone. Pieces are asked for a few ahead of what is yielded. Who stops early closes the iterator.
    Processes that stand by for ``prepare`` are used, others prepared by it.
    """
    coming = iter(pieces)
    first = list(islice(coming, ALONE))
    beside = hands() if beside is None else beside
    if beside < 1 or len(first) < ALONE:
        yield from map(work, chain(first, coming))
        return
    with _at_work(), contextlib.closing(_Crew(work, beside, prepare)) as crew:
        yield from crew.results(chain(first, coming))


@contextlib.contextmanager
def _at_work() -> Iterator[None]:
    """Set this process up for a run: threads change places often, since five turns hand one piece on.

    Garbage is looked for between pieces, and only among what they left, as the others do.
    """
    before, collecting = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(min(before, _TURN_S))
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(before)
        if collecting:
            gc.enable()


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
    def __init__(self, work: Callable[[P], R], beside: int, prepare: Preparation | None) -> None:
        self._work = work
        self._ready: queue.Queue[_Job[P, R] | None] = queue.Queue()
        self._lent = standby.lend(prepare, beside)
        self._hands = [_Turn(each, work, self._ready) for each in self._lent]

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
                gc.collect(1)
                return True
        return False

    def close(self) -> None:
        """Hand nothing on any more and give all processes back, none of them in the middle of a piece."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._ready.get_nowait()
        for _ in self._hands:
            self._ready.put(None)
        end = time.monotonic() + _GRACE_S
        for each in self._hands:
            each.end(max(end - time.monotonic(), 0.0))
        pairs = zip(self._lent, self._hands, strict=True)
        standby.give_back(self._lent, [hand for hand, turn in pairs if turn.sound])


class _Turn(Generic[P, R]):
    """A process for the time of a run, and the thread that hands it one piece after the other.

    It is ``sound`` when it can do another run: it answered every piece it was given.
    """

    def __init__(self, hand: Hand, work: Callable[[P], R], ready: queue.Queue[_Job[P, R] | None]) -> None:
        self.sound = False
        self._hand = hand
        self._over = False
        self._work = work
        self._ready = ready
        self._thread = threading.Thread(target=self._hand_on, name="handing on", daemon=True)
        self._thread.start()

    def _hand_on(self) -> None:
        sent: deque[_Job[P, R]] = deque()
        try:
            while self._send(sent):
                sent[0].finish(self._hand.answer())
                sent.popleft()
            self.sound = True
        except Exception:  # noqa: BLE001 - whatever it is, the pieces are done by another
            for job in sent:
                self._ready.put(job)

    def _send(self, sent: deque[_Job[P, R]]) -> bool:
        """Send what waits, some ahead of the answers: the process need not wait for this one's threads.

        Tell whether an answer is to be expected; there is none when the run is over.
        """
        with contextlib.suppress(queue.Empty):
            while len(sent) < _SENT and not self._over:
                job = self._ready.get(block=not sent)
                if job is None:
                    self._over = True
                elif not job.done.is_set():
                    sent.append(job)
                    self._hand.send(self._work, job.piece)
        return bool(sent)

    def end(self, patience: float) -> None:
        """Wait for the answer to its last piece, and not for long."""
        self._thread.join(patience)
        if self._thread.is_alive():
            self._hand.kill()
            self._thread.join()
