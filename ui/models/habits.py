"""Habits of this person on this machine (window size, columns, last ledger): an ini, never the ledger."""

from __future__ import annotations

from PySide6.QtCore import QSettings


def habits() -> QSettings:
    """Return the ini file of the program in the user's own configuration folder."""
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "rectification-ledger", "rectification-ledger"
    )
