"""Bringing Qt in without what only other programs need of PySide6 (decision 0057)."""

from __future__ import annotations

import builtins


def bring_qt() -> None:
    """Load Qt's first part and take PySide6's look-out off ``import`` afterwards.

    PySide6 puts itself before every import of the process and reads the source of each module that is
    loaded, to learn whether it might ask for ``__feature__``; none of ours does.
    """
    import PySide6.QtCore  # noqa: F401 - for what its loading does

    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
