from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from ui.widgets.plates import button
from ui.widgets.tab_order import as_seen, leave, step


def shown(qtbot, *parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for part in parts:
        column.addWidget(part)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_made_late_is_read_where_it_stands(qtbot):
    first, last, late = QLineEdit(), QLineEdit(), QPushButton("late")
    made = shown(qtbot, first, last)
    made.layout().insertWidget(1, late)
    made.layout().activate()
    late.show()
    qtbot.wait(1)
    assert as_seen(made) == [first, late, last]


def test_a_column_beside_a_taller_one_is_read_whole(qtbot):
    left, above, below = QListWidget(), QLineEdit(), QLineEdit()
    made = QWidget()
    line = QHBoxLayout(made)
    line.addWidget(left)
    column = QVBoxLayout()
    column.addWidget(above)
    column.addWidget(below)
    line.addLayout(column)
    qtbot.addWidget(made)
    made.show()
    assert as_seen(made) == [left, above, below]


def test_tab_goes_around_the_end_and_passes_what_cannot_be_used(qtbot):
    first, off, last = QLineEdit(), QLineEdit(), QLineEdit()
    off.setEnabled(False)
    made = shown(qtbot, first, off, last)
    first.setFocus()
    assert step(made, forward=True)
    assert made.focusWidget() is last
    assert step(made, forward=True)
    assert made.focusWidget() is first
    assert step(made, forward=False)
    assert made.focusWidget() is last


def test_a_button_hands_the_keyboard_to_what_is_near(qtbot):
    line, save = QLineEdit(), button("messages.save")
    made = shown(qtbot, line, save, QPushButton("next"))
    save.setFocus()
    leave(save)
    assert made.focusWidget() is line
