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


def test_it_unfolds_again(line):
    line.resize(line.minimumSizeHint())
    line.resize(line.sizeHint())
    assert not line.folded
