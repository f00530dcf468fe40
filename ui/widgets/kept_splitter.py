"""Splitters that stand where the person left them."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter

from ui.models.habits import habits


def keep_sizes(splitter: QSplitter, name: str) -> None:
    """Restore the sizes kept under ``name``, and keep what a person makes of them from now on."""
    key = f"splitters/{name}"
    state = habits().value(key)
    if state is not None:
        splitter.restoreState(state)
        splitter.setChildrenCollapsible(False)
    splitter.splitterMoved.connect(lambda *_: habits().setValue(key, splitter.saveState()))
