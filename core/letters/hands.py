"""Processes beside this one that do pieces of work (``crew``), kept between runs where a run is awaited.

A process takes a fifth of a second to be of use: it is started afresh (``spawn``), as those that read
foreign files (``core.importing.bounded``), imports what letters need and opens their fonts. Where a person
is about to ask for a run, ``stand_by`` has processes do that meanwhile. They work run after run and end
when ``stand_down`` says so, when a minute passed without a run, or when they should have been prepared
otherwise. Otherwise the processes of a run are started for it and end with it. None outlives the program:
they are its daemons, and one that finds its pipe closed ends by itself.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Preparation = Callable[[], object]
"""What a process does before its first piece; picklable, and equal to what prepares for the same."""

_MOST = 4
"""Processes that work at most, this one among them: each holds the fonts, some 60 MB."""
_IDLE_S = 60.0
"""After so long without a run, processes that stand by give their memory back."""


def hands() -> int:
    """Return how many processes may work beside this one."""
    free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(free, _MOST) - 1


class Hand:
    """A process that does one piece after the other. Raises ``OSError`` where none can be started."""

    def __init__(self, prepare: Preparation | None) -> None:
        import multiprocessing  # a single letter does without

        self.prepare = prepare
        self._said: Any = None
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, prepare), daemon=True, name="hand")
        try:
            self._process.start()
        except OSError:
            self._pipe.close()
            raise
        finally:
            theirs.close()

    @property
    def lives(self) -> bool:
        """Tell whether the process is there; one that died is told of by the system."""
        return self._process.is_alive()

    def send(self, work: Callable[[Any], Any], piece: object) -> None:
        """Have ``work`` of ``piece`` done there; raises whatever the pipe raises when the process ended."""
        said, self._said = self._said, work
        self._pipe.send((None if said is work else work, piece))

    def answer(self) -> Any:  # noqa: ANN401
        """Return the result of the first piece not answered yet; raises as ``send`` does."""
        return self._pipe.recv()

    def kill(self) -> None:
        """End the process, also in the middle of a piece."""
        self._process.kill()

    def close(self) -> None:
        """End the process and leave nothing of it behind; nobody may wait for it any more."""
        self._process.kill()
        self._process.join()
        with contextlib.suppress(ValueError):  # another thread, starting a process, has just found its end
            self._process.close()
        self._pipe.close()


def _serve(pipe: Connection, prepare: Preparation | None) -> None:
    """Do pieces until nobody hands any on; after an error the piece is done by whoever asked.

    Garbage is looked for between pieces, and only among what they left: all that was imported stays.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work: Callable[[Any], Any] | None = None
    with contextlib.suppress(Exception):
        if prepare is not None:
            prepare()
        gc.collect()
        gc.freeze()
        gc.disable()
        while True:
            told, piece = pipe.recv()
            work = told or work
            if work is None:
                return
            pipe.send(work(piece))
            del piece
            gc.collect(1)


class Standby:
    """The processes that stand by. A thread starts them, and ends them when they are not wanted."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._wanted: Preparation | None = None
        self._beside = 0
        self._until = 0.0
        self._here: list[Hand] = []
        self._lent = 0
        self._tending: threading.Thread | None = None

    def stand_by(self, prepare: Preparation, beside: int | None = None) -> None:
        """Have processes prepared beside what goes on here; those that wait already wait a minute longer."""
        with self._turn:
            self._wanted, self._beside = prepare, hands() if beside is None else beside
            self._until = time.monotonic() + _IDLE_S
            if self._tending is None:
                self._tending = threading.Thread(target=self._tend, name="standing by", daemon=True)
                self._tending.start()
            self._turn.notify_all()

    def stand_down(self) -> None:
        """End the processes, those at work when their run is over."""
        with self._turn:
            self._wanted = None
            self._turn.notify_all()

    def lend(self, prepare: Preparation | None, beside: int) -> list[Hand]:
        """Return up to ``beside`` processes: those that stand by so prepared, others started for this run."""
        with self._turn:
            self._leave()
            if prepare != self._wanted:
                self._wanted = None  # other fonts were chosen meanwhile: nobody waits for the former ones
                self._turn.notify_all()
            fit = [each for each in self._here if each.prepare == prepare][:beside]
            self._here = [each for each in self._here if each not in fit]
            with contextlib.suppress(OSError):  # no memory for another process: fewer will do
                while len(fit) < beside:
                    fit.append(Hand(prepare))
            self._lent += len(fit)
        return fit

    def give_back(self, lent: list[Hand], sound: list[Hand]) -> None:
        """Take back what was lent; the ``sound`` ones wait for the next run, if one is awaited."""
        with self._turn:
            self._lent -= len(lent)
            self._here += sound
            for each in lent:
                if each not in sound:
                    each.close()
            self._until = time.monotonic() + _IDLE_S
            self._leave()
            self._turn.notify_all()

    def _leave(self) -> None:
        """End whoever waits and is not wanted, or died waiting."""
        staying = [each for each in self._here if each.lives and each.prepare == self._wanted is not None]
        going = [each for each in self._here if each not in staying]
        self._here = staying
        for each in going:
            each.close()

    def _tend(self) -> None:
        with self._turn:
            while self._wanted is not None and (self._lent or time.monotonic() < self._until):
                self._leave()
                if len(self._here) + self._lent < self._beside and not self._start():
                    break
                if len(self._here) + self._lent >= self._beside:
                    self._turn.wait(max(self._until - time.monotonic(), 0.0) if not self._lent else None)
            self._wanted = None
            self._leave()
            self._tending = None

    def _start(self) -> bool:
        try:
            self._here.append(Hand(self._wanted))
        except OSError:
            return False
        return True


standby = Standby()
"""The one of this process."""
