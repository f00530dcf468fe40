"""Splitters that stand where the person left them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QSplitter

from ui.models.habits import habits


def keep_sizes(splitter: QSplitter, name: str | Callable[[], str]) -> None:
    """Restore the sizes kept under ``name``, and keep what a person makes of them from now on.

    A splitter that is turned has a name for either way, told when it is asked.
    """
    named = name if callable(name) else lambda: name
    put_back(splitter, named())
    splitter.splitterMoved.connect(lambda *_: habits().setValue(_key(named()), splitter.saveState()))


def put_back(splitter: QSplitter, name: str) -> bool:
    """Restore the sizes kept under ``name``; ``False`` when none are kept."""
    state = habits().value(_key(name))
    if state is None:
        return False
    splitter.restoreState(state)
    splitter.setChildrenCollapsible(False)
    return True


def _key(name: str) -> str:
    return f"splitters/{name}"
