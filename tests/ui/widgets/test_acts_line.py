from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.widgets.acts_line import ActsLine


def _press(pressed, which, _checked=False):
    pressed.append(which.text())


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def line(qtbot, pressed):
    parts = [QPushButton(each) for each in ("标签", "导出所见", "成套材料")]
    for each in parts[:2]:
        each.clicked.connect(partial(_press, pressed, each))
    parts[2].setMenu(QMenu(parts[2]))
    host = QWidget()
    qtbot.addWidget(host)
    made = ActsLine(parts, host)
    host.show()
    for each in parts:
        each.setMinimumWidth(120)
    made.resize(made.sizeHint())
    made.show()
    yield made
    host.hide()


def test_with_room_the_buttons_stand_side_by_side(line):
    assert not line.folded
    assert all(each.isVisible() for each in line._parts)


def test_without_room_one_menu_offers_them_all(line, pressed):
    line.resize(line.minimumSizeHint())
    assert line.folded
    assert not any(each.isVisible() for each in line._parts)
    line.more.menu().aboutToShow.emit()
    offered = line.more.menu().actions()
    assert [each.text() for each in offered] == ["标签", "导出所见", "成套材料"]
    offered[1].trigger()
    assert pressed == ["导出所见"]
    assert offered[2].menu() is line._parts[2].menu()


def test_with_some_room_only_the_last_ones_fold(line):
    line.resize(line.sizeHint().width() - 20, line.height())
    assert [each.isVisible() for each in line._parts] == [True, True, False]
    line.more.menu().aboutToShow.emit()
    assert [each.text() for each in line.more.menu().actions()] == ["成套材料"]


def test_a_switch_stands_in_the_menu_as_it_is(line, pressed):
    line._parts[0].setCheckable(True)
    line._parts[0].setChecked(True)
    line.resize(line.minimumSizeHint())
    line.more.menu().aboutToShow.emit()
    offered = line.more.menu().actions()[0]
    assert (offered.isCheckable(), offered.isChecked()) == (True, True)
    offered.trigger()
    assert not line._parts[0].isChecked()


def test_it_unfolds_again(line):
    line.resize(line.minimumSizeHint())
    line.resize(line.sizeHint())
    assert not line.folded


def test_an_act_that_makes_no_sense_now_stands_nowhere(line):
    line.leave_out(line._parts[1])
    assert [each.isVisible() for each in line._parts] == [True, False, True]
    line.resize(line.minimumSizeHint())
    line.more.menu().aboutToShow.emit()
    assert [each.text() for each in line.more.menu().actions()] == ["标签", "成套材料"]
    line.leave_out()
    line.more.menu().aboutToShow.emit()
    assert len(line.more.menu().actions()) == 3


def test_a_button_withheld_takes_no_room_and_comes_back_with_no_width(line):
    parts = line.findChildren(QPushButton)
    whole = line.sizeHint().width()
    label = next(each for each in parts if each.text() == "导出所见")
    line.offer(label, when=False)
    assert line.sizeHint().width() < whole
    for width in (80, whole + 50, whole - 1):
        line.resize(width, line.height())
        assert label.isHidden()
        line.more.menu().aboutToShow.emit()
        assert "导出所见" not in [each.text() for each in line.more.menu().actions()]
    line.offer(label, when=True)
    line.resize(whole + 50, line.height())
    assert not label.isHidden()
