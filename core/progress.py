"""How long work tells how far it is, and how a person stops it, without either side knowing a window."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a long operation reports to."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say that ``done`` of ``total`` steps are behind us; raise ``Cancelled`` to stop the work."""


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Ignore the report."""


SILENT: Progress = Silent()
