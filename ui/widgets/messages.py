"""Calm message boxes: one sentence, Chinese buttons, no noise; our own bugs with a report to copy."""

from __future__ import annotations

import logging
import traceback

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from core.errors import Cancelled, UserFacing
from core.logs import log_path
from core.wording import sentence, word

_LOG = logging.getLogger("ui")


def error_text(error: BaseException) -> str:
    """Return the sentence for ``error``; a bug gets a sentence with the path of the log."""
    if isinstance(error, UserFacing):
        return sentence(error)
    return word("errors.bug", log=log_path())


def tell_error(parent: QWidget | None, error: BaseException) -> None:
    """Show ``error`` and wait for the person; a cancelled job needs no box."""
    if isinstance(error, Cancelled):
        return
    if isinstance(error, UserFacing):
        _box(parent, QMessageBox.Icon.Warning, sentence(error)).exec()
        return
    tell_bug(parent, error)


def tell_bug(parent: QWidget | None, error: BaseException) -> None:
    """Show that we made a mistake: what was kept, where the log lies, and a report to copy."""
    _LOG.error("bug", exc_info=error)
    report = "".join(traceback.format_exception(error))
    box = _box(parent, QMessageBox.Icon.Critical, error_text(error))
    box.setDetailedText(report)
    copy = box.addButton(word("messages.copy_report"), QMessageBox.ButtonRole.ActionRole)
    box.exec()
    if box.clickedButton() is copy:
        QApplication.clipboard().setText(report)


def tell(parent: QWidget | None, text: str) -> None:
    """Show one sentence."""
    _box(parent, QMessageBox.Icon.Information, text).exec()


def ask(
    parent: QWidget | None, text: str, yes: str, no: str = "messages.cancel", *, warily: bool = False
) -> bool:
    """Ask a question with two answers (wording keys); Escape means no, and ``warily`` Enter as well."""
    box = _box(parent, QMessageBox.Icon.Question, text)
    agree = box.addButton(word(yes), QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(word(no), QMessageBox.ButtonRole.RejectRole)
    box.removeButton(box.button(QMessageBox.StandardButton.Ok))
    box.setDefaultButton(refuse if warily else agree)
    box.setEscapeButton(refuse)
    box.exec()
    return box.clickedButton() is agree


def ask_unsaved(parent: QWidget | None) -> str:
    """Ask what to do with unsaved words: ``save``, ``discard`` or ``stay``."""
    box = _box(parent, QMessageBox.Icon.Question, word("messages.unsaved"))
    save = box.addButton(word("messages.save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(word("messages.discard"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(word("messages.stay"), QMessageBox.ButtonRole.RejectRole)
    box.removeButton(box.button(QMessageBox.StandardButton.Ok))
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    pressed = box.clickedButton()
    return "save" if pressed is save else "discard" if pressed is discard else "stay"


def _box(parent: QWidget | None, symbol: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(word("app.name"))
    box.setIcon(symbol)
    box.setText(text)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    return box
