"""The one event of the program: a committed change, told to whoever shows the rows it touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Events(Generic[T]):
    """Plain callables that hear of every committed change, in the order they subscribed."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def subscribe(self, listener: Callable[[T], None]) -> None:
        """Call ``listener`` with every later change."""
        self._listeners.append(listener)

    def emit(self, change: T) -> None:
        """Tell every listener of ``change``."""
        for listener in self._listeners:
            listener(change)
