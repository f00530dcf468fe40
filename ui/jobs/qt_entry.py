"""Bringing Qt in without what only other programs need of PySide6 (decision 0057)."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.ready_code import ReadyCode

_OWN_SOURCE = "shibokensupport/"
"""How the file names of the Python source begin that PySide6 carries in a zip."""


def bring_qt(ready: ReadyCode) -> None:
    """Load Qt's first part with PySide6's own source ready, and take its look-out off ``import`` afterwards.

    PySide6 puts itself before every import of the process and reads the source of each module that is
    loaded, to learn whether it might ask for ``__feature__``; none of ours does.
    """
    with ready.answering(_OWN_SOURCE):
        import PySide6.QtCore  # noqa: F401 - for what its loading does
    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
