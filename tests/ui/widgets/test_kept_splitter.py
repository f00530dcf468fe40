from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.widgets.kept_splitter import keep_sizes, put_back


@pytest.fixture
def made(qtbot):
    def build(name: str) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for _ in range(2):
            splitter.addWidget(QWidget())
        splitter.resize(600, 100)
        splitter.setSizes([300, 300])
        keep_sizes(splitter, name)
        qtbot.addWidget(splitter)
        splitter.show()
        return splitter

    return build


def test_what_a_person_moved_stands_there_the_next_time(made):
    first = made("plans")
    first.moveSplitter(420, 1)
    assert made("plans").sizes() == first.sizes()
    assert made("plans").sizes()[0] > 400


def test_each_place_has_its_own(made):
    made("plans").moveSplitter(420, 1)
    assert made("duties").sizes()[0] < 310


def test_a_splitter_that_is_turned_keeps_either_way_under_its_own_name(made):
    splitter = made("tall")
    splitter.moveSplitter(420, 1)
    assert put_back(splitter, "tall")
    assert not put_back(splitter, "short")
