"""One thread that does what it is given, in order: all that jobs and readings ask of ``concurrent.futures``.

Bringing that in costs a start as much as drawing the symbols of the frame (decision 0066).
"""

from __future__ import annotations

import atexit
import threading
from _queue import SimpleQueue
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Answer(Generic[T]):
    """What work will have given."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._value: T
        self._error: BaseException | None = None
        self._there = threading.Event()

    def find(self) -> None:
        """Do the work, in the thread of the worker."""
        try:
            self._value = self._work()
        except BaseException as error:  # noqa: BLE001 - raised where the answer is asked for
            self._error = error
        self._there.set()

    def result(self) -> T:
        """Wait until the work is done; its exception is raised here."""
        self._there.wait()
        if self._error is not None:
            raise self._error
        return self._value


class Worker:
    """A thread that begins with the first work and ends with ``shutdown``, or behind its work at the exit."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._work: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, work: Callable[[], object]) -> None:
        """Do ``work`` after what was given before; it must not raise."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
            atexit.register(self.shutdown)
        self._work.put(work)

    def begin(self, work: Callable[[], T]) -> Answer[T]:
        """Do ``work`` after what was given before and return what its answer is asked from."""
        answer = Answer(work)
        self.submit(answer.find)
        return answer

    def shutdown(self) -> None:
        """End the thread after the work it was given; a second call does nothing."""
        if self._thread is not None:
            self._work.put(None)
            self._thread.join()
            self._thread = None
            atexit.unregister(self.shutdown)

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            work()
            del work  # an idle thread keeps nothing alive
