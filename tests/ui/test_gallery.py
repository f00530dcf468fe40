"""Every dialog there is: keys, names, size, and where the keyboard begins."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTextEdit,
    QWidget,
)

import ui.dialogs
import ui.pages
from core.domain.letter import LetterKind
from tests.ui.practice import full_session, register_folder
from tests.ui.steps import send
from tests.ui.test_page_manners import nameless
from ui.gallery import DIALOGS, fit

__all__ = ["full_session", "register_folder"]

SMALL = QSize(910, 512)
"""A screen of 1366 × 768 dots magnified by a half, in device-independent pixels."""
FRAME = QSize(16, 48)
INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QTableView)
NO_DEFAULT = {
    "HelpDialog": "nothing to agree to; Esc closes it",
    "OpeningDialog": "three ways of equal weight",
    "ImportDialog": "Enter in the line of the batch must not write a whole workbook",
    "LetterDialog": "a number that is taken stays taken",
    "PasteDialog": "entering rows wants a look and a deliberate press",
}
BY_KEYS = ("Ctrl+Return", "Ctrl+S")
"""A form with lines in which Enter begins a new one is saved by these."""


BASES = {"WritingDialog", "LetterLeaving"}
"""What dialogs share; never opened themselves."""


def classes() -> set[str]:
    found = set()
    for package in (ui.dialogs, ui.pages):
        for each in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{each.name}")
            for name, made in inspect.getmembers(module, inspect.isclass):
                if issubclass(made, QDialog) and made.__module__ == module.__name__:
                    found.add(name)
    return found - BASES


def test_every_dialog_is_in_the_gallery():
    assert set(DIALOGS) == classes()


@pytest.fixture
def session(full_session):
    send(full_session, LetterKind.SUPERVISION)
    return full_session


@pytest.fixture(params=DIALOGS)
def dialog(request, qapp, session):
    made = DIALOGS[request.param](session)
    assert made is not None
    assert type(made).__name__ == request.param
    fit(made, SMALL - FRAME)
    made.show()
    made.activateWindow()
    session.jobs.wait()
    session.reading.wait()
    qapp.processEvents()
    yield made
    session.jobs.wait()
    if shiboken6.isValid(made):
        made.hide()
        made.deleteLater()


def test_a_dialog_keeps_what_a_clerk_expects_of_it(dialog):
    name = type(dialog).__name__
    wrong = [*unnamed(dialog), *nameless(dialog), *doubled_keys(dialog)]
    if not has_default(dialog) and name not in NO_DEFAULT:
        wrong.append("no default button, no key that agrees")
    least = dialog.minimumSizeHint()
    if least.width() > SMALL.width() - FRAME.width() or least.height() > SMALL.height() - FRAME.height():
        wrong.append(f"needs {least.width()}x{least.height()}")
    if not dialog.windowTitle().strip():
        wrong.append("no title")
    if "F1" not in keys_of(dialog) and name != "HelpDialog":
        wrong.append("F1 does nothing")
    holder = dialog.focusWidget()
    if holder is None or not (isinstance(holder, (*INPUTS, QAbstractButton)) or holder.focusPolicy()):
        wrong.append(f"the keyboard begins at {holder}")
    if isinstance(holder, QAbstractScrollArea) and not isinstance(holder, (*INPUTS, QAbstractItemView)):
        wrong.append(f"the keyboard begins in the area {type(holder).__name__}")
    if isinstance(holder, QAbstractButton) and holder.property("role") == "danger":
        wrong.append("the keyboard begins at a dangerous button")
    wrong += sideways(dialog)
    assert not wrong
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed


def unnamed(dialog: QDialog) -> list[str]:
    """Return the inputs that a screen reader could not name."""
    buddies = {each.buddy() for each in dialog.findChildren(QLabel)}
    found = []
    for each in dialog.findChildren(QWidget):
        if not isinstance(each, INPUTS) or not each.isVisible() or each.objectName().startswith("qt_"):
            continue
        above, named = each, False
        while above is not None and above is not dialog and not named:
            named = bool(above.accessibleName()) or above in buddies
            above = above.parentWidget()
        if not named and not getattr(each, "isReadOnly", lambda: False)():
            found.append(f"no name: {type(each).__name__} {each.objectName()}")
    return found


def keys_of(dialog: QDialog) -> set[str]:
    return {each.key().toString() for each in dialog.findChildren(QShortcut)}


def doubled_keys(dialog: QDialog) -> list[str]:
    keys = [each.shortcut().toString() for each in dialog.findChildren(QAbstractButton)]
    keys += [each.key().toString() for each in dialog.findChildren(QShortcut) if each.parent() is dialog]
    return [f"twice: {key}" for key in set(keys) if key and keys.count(key) > 1]


def has_default(dialog: QDialog) -> bool:
    if any(each.isDefault() for each in dialog.findChildren(QPushButton)):
        return True
    return bool(keys_of(dialog) & set(BY_KEYS))


def sideways(dialog: QDialog) -> list[str]:
    """Return what stands beyond the edge of the dialog or is narrower than its words."""
    found = []
    for each in dialog.findChildren(QAbstractButton):
        if not each.isVisible() or each.objectName().startswith("qt_"):
            continue
        end = each.mapTo(dialog, each.rect().topRight()).x()
        if end > dialog.width():
            found.append(f"beyond the edge: {each.text()}")
        if each.width() + 2 < min(each.sizeHint().width(), each.maximumWidth()):
            found.append(f"cut: {each.text()} {each.width()} < {each.sizeHint().width()}")
    return found
