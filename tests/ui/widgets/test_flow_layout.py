from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def place(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    flow = FlowLayout(made, gap=8)
    for height in (20, 40, 20, 20):
        part = QLabel()
        part.setFixedSize(100, height)
        flow.addWidget(part)
    made.resize(320, 200)
    made.show()
    QApplication.processEvents()
    return made


def spots(place: QWidget) -> list[tuple[int, int]]:
    return [(part.x(), part.y()) for part in place.findChildren(QLabel)]


def test_widgets_wrap_like_words_and_stand_in_the_middle_of_their_line(place: QWidget):
    assert spots(place) == [(0, 10), (108, 0), (216, 10), (0, 48)]


def test_the_height_follows_the_width(place: QWidget):
    flow = place.layout()
    assert flow.heightForWidth(1_000) == 40
    assert flow.heightForWidth(320) == 68
    assert flow.heightForWidth(100) == 20 + 40 + 20 + 20 + 3 * 8


def test_a_hidden_widget_takes_no_room(place: QWidget):
    place.findChildren(QLabel)[1].hide()
    assert place.layout().heightForWidth(320) == 20


def test_a_widget_can_be_put_before_another(place: QWidget):
    first = QLabel("first", place)
    place.layout().insert(0, first)
    assert place.layout().itemAt(0).widget() is first
    assert place.layout().takeAt(9) is None
