"""Habits of this person on this machine (window size, columns, last ledger): an ini, never the ledger."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

_FOLDER = "files/folder"


def habits() -> QSettings:
    """Return the ini file of the program in the user's own configuration folder."""
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "rectification-ledger", "rectification-ledger"
    )


def last_folder() -> str:
    """Return the folder of the last chosen file on this machine."""
    return str(habits().value(_FOLDER, str(Path.home())))


def remember_folder(folder: Path) -> None:
    """Begin the next file dialog in ``folder``."""
    habits().setValue(_FOLDER, str(folder))
