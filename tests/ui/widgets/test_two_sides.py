from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.two_sides import TwoSides


@pytest.fixture
def build(qtbot):
    def made() -> TwoSides:
        place = QWidget()
        keys = ("letter_dialog.see_form", "letter_dialog.see_page")
        sides = TwoSides("sides", keys, (QWidget(), QWidget()))
        sides.place = place
        column = QVBoxLayout(place)
        for part in (sides, *sides.boxes):
            column.addWidget(part)
        qtbot.addWidget(place)
        place.resize(600, 200)
        place.show()
        return sides

    return made


def seen(sides):
    return [sides.widget(place).isVisible() for place in range(2)]


def test_a_key_hides_a_side_and_the_last_one_never_goes(build, qtbot):
    sides = build()
    sides.place.activateWindow()
    qtbot.waitUntil(sides.place.isActiveWindow)
    assert seen(sides) == [True, True]
    qtbot.keyClick(sides.place, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: seen(sides) == [False, True])
    sides.boxes[1].click()
    assert seen(sides) == [True, False]
    assert sides.boxes[0].isChecked()


def test_it_stands_where_it_was_left(build):
    first = build()
    first.moveSplitter(200, 1)
    assert build().sizes() == first.sizes()
