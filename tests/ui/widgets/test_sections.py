from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.widgets.sections import Sections

PARTS = (("facts", "基本情况", "info"), ("notes", "进展", "statistics"), ("trail", "操作留痕", "clock"))


@pytest.fixture
def sections(qtbot) -> Sections:
    made = Sections()
    qtbot.addWidget(made)
    for name, title, symbol in PARTS:
        part = QWidget()
        QVBoxLayout(part).addWidget(QLineEdit(name))
        made.add(name, part, title, symbol)
    made.resize(800, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def test_a_count_stands_beside_its_title_and_none_is_not_said(sections: Sections):
    sections.show_count("notes", 3)
    assert sections.words("notes") == "进展 3"
    sections.show_count("notes", 0)
    assert sections.words("notes") == "进展"


def test_arrows_move_in_the_list_and_tab_goes_into_the_section(sections: Sections, qtbot):
    sections.setFocus()
    qtbot.keyClick(sections.list, Qt.Key.Key_Down)
    assert sections.chosen() == "notes"
    qtbot.keyClick(sections.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is sections.part("notes").findChild(QLineEdit)


def test_sections_turn_from_inside_around_the_ends_past_those_not_offered(sections: Sections, qtbot):
    sections.show_section("notes", shown=False)
    line = sections.part("facts").findChild(QLineEdit)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert sections.chosen() == "trail"
    qtbot.keyClick(sections.list, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert sections.chosen() == "facts"
    assert sections.names() == ["facts", "trail"]


def test_sections_turn_from_a_button_beside_them(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    act, parts = QPushButton("办理"), Sections()
    for name, title, symbol in PARTS:
        parts.add(name, QWidget(), title, symbol)
    column = QVBoxLayout(window)
    column.addWidget(act)
    column.addWidget(parts)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    act.setFocus()
    qtbot.keyClick(act, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert parts.chosen() == "notes"


@pytest.mark.parametrize(("width", "above"), [(800, False), (380, True)])
def test_all_sections_are_in_sight_beside_the_part_or_above_it(sections: Sections, width: int, above: bool):
    sections.show_count("notes", 12)
    sections.resize(width, 300)
    QApplication.processEvents()
    view = sections.list.viewport().rect()
    for row in range(sections.list.count()):
        assert view.contains(sections.list.visualItemRect(sections.list.item(row)))
    part = sections.part("facts")
    assert (part.mapTo(sections, part.rect().topLeft()).y() > 0) is above
