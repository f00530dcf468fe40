from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget

from ui.widgets.later import Later
from ui.widgets.plates import row


@pytest.fixture
def tabs(qtbot):
    made = QTabWidget()
    qtbot.addWidget(made)
    made.addTab(QLabel("一"), "一")
    return made


def test_a_part_is_built_once_when_it_is_first_shown(tabs):
    built = []

    def make() -> QLabel:
        built.append(QLabel("二"))
        return built[-1]

    later = Later(make)
    tabs.addTab(later.room, "二")
    tabs.show()
    assert (built, later.is_built) == ([], False)
    for _ in range(2):
        tabs.setCurrentIndex(1)
        tabs.setCurrentIndex(0)
    assert (len(built), later.is_built) == (1, True)


def test_it_stands_whole_in_its_place_before_anything_is_painted(tabs):
    later = Later(lambda: QLabel("二"))
    tabs.addTab(later.room, "二")
    tabs.resize(300, 200)
    tabs.show()
    tabs.setCurrentIndex(1)
    assert later.built().isVisible()
    assert later.built().size() == later.room.size()
    assert later.room.width() > 200


def test_whoever_asks_for_it_gets_it_before_it_is_shown(tabs):
    later = Later(lambda: QLabel("二"))
    tabs.addTab(later.room, "二")
    assert later.built().text() == "二"
    assert later.built().parentWidget() is later.room


def test_what_is_shown_may_be_more_than_the_part(tabs):
    around = []

    def within(part: QLabel) -> QLabel:
        around.append(QLabel())
        around[0].setLayout(row(part))
        return around[0]

    later = Later(lambda: QLabel("二"), within)
    tabs.addTab(later.room, "二")
    assert later.built().parentWidget() is around[0]
    assert around[0].parentWidget() is later.room
