from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from core.domain.drafts import ProblemDraft
from core.domain.inspection import Count
from ui.widgets.counts_edit import CountsEdit
from ui.widgets.keyboard import ArrowKeys
from ui.widgets.problems_edit import ProblemsEdit


def test_the_keyboard_stays_in_the_problem_whose_record_was_saved(qtbot):
    edit = ProblemsEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.set_value((ProblemDraft(text="甲"), ProblemDraft(text="乙")))
    edit._plates[1].requirement.setFocus()
    edit.set_value((ProblemDraft(uuid="1", text="甲"), ProblemDraft(uuid="2", text="乙")))
    assert edit.window().focusWidget() is edit._plates[1].requirement


def test_the_keyboard_stays_in_the_count(qtbot):
    edit = CountsEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.set_value((Count(name="查阅材料", value=400),))
    edit._lines[0].number.setFocus()
    edit.set_value((Count(name="查阅材料", value=401),))
    assert edit.window().focusWidget() is edit._lines[0].number


def test_a_row_that_is_gone_leaves_the_keyboard_near(qtbot):
    edit = CountsEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.set_value((Count(name="查阅材料", value=400),))
    edit._lines[0].number.setFocus()
    edit.set_value(())
    assert edit.window().focusWidget() is edit.add


def test_tab_stops_once_in_a_group_and_arrows_move_inside(qtbot):
    group = QWidget()
    qtbot.addWidget(group)
    column = QVBoxLayout(group)
    made = [QPushButton(name) for name in "abc"]
    for each in made:
        column.addWidget(each)
    keys = ArrowKeys(group)
    keys.arrange(last=[made[0]])
    group.show()
    group.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is group)
    made[1].setFocus()
    stops = [each.text() for each in made if each.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == ["b"]
    qtbot.keyClick(made[1], Qt.Key.Key_End)
    assert QApplication.focusWidget() is made[0]
    assert made[1].focusPolicy() == Qt.FocusPolicy.ClickFocus
    qtbot.keyClick(made[0], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is made[2]
