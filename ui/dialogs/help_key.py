"""F1 in a dialog: a modal one keeps the window's own F1 from being heard."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

_PAGE = "page_"
"""How the object names of pages begin."""


def help_on_f1(dialog: QDialog, topic: str = "") -> None:
    """Let F1 open the help page of ``topic``; without one, that of the page the dialog was opened from."""
    key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
    key.activated.connect(partial(_show, dialog, topic))


def _show(dialog: QDialog, topic: str) -> None:
    from ui.dialogs.help_dialog import HelpDialog

    HelpDialog(topic or page_under(dialog), dialog).show()


def page_under(dialog: QWidget) -> str:
    """Return the name of the page that ``dialog`` belongs to, empty for none."""
    above: QWidget | None = dialog.parentWidget()
    while above is not None:
        if above.objectName().startswith(_PAGE):
            return above.objectName().removeprefix(_PAGE)
        above = above.parentWidget()
    return ""
