"""The numbers of the frame are Qt's own, and a property that Qt does not know is refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from ui.widgets.by_number import Number, ask, shortcut

QTS = {
    "AlignCenter": Qt.AlignmentFlag.AlignCenter,
    "PlainText": Qt.TextFormat.PlainText,
    "NoFocus": Qt.FocusPolicy.NoFocus,
    "TabFocus": Qt.FocusPolicy.TabFocus,
    "ToolButtonIconOnly": Qt.ToolButtonStyle.ToolButtonIconOnly,
    "ToolButtonTextBesideIcon": Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
    "ScrollBarAlwaysOff": Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
}


def test_every_number_is_the_one_qt_gives_that_name() -> None:
    assert set(Number.__members__) == set(QTS)
    assert {name: int(number) for name, number in Number.__members__.items()} == {
        name: each.value for name, each in QTS.items()
    }


def test_widgets_take_numbers_as_qt_takes_names() -> None:
    made = QToolButton()
    ask(made, focusPolicy=Number.TabFocus, toolButtonStyle=Number.ToolButtonTextBesideIcon)
    assert made.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert made.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    words = QLabel()
    ask(words, alignment=Number.AlignCenter, textFormat=Number.PlainText)
    assert words.alignment() == Qt.AlignmentFlag.AlignCenter
    assert words.textFormat() == Qt.TextFormat.PlainText
    with pytest.raises(AttributeError):
        ask(made, focusPolice=Number.TabFocus)


def test_a_shortcut_is_the_keys_that_were_said() -> None:
    owner = QWidget()
    assert shortcut(owner, "Ctrl+Z").key() == QKeySequence(QKeySequence.StandardKey.Undo)
    assert shortcut(owner, "Alt+1").key() == QKeySequence("Alt+1")
    assert shortcut(owner, "Ctrl+Shift+Tab").key() == QKeySequence("Ctrl+Shift+Tab")
