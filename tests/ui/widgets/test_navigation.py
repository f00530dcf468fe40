from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton

from ui.main_window import MainWindow
from ui.pages.registry import GROUPS, PAGES
from ui.widgets.navigation import KEYS

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("number", range(1, min(len(PAGES), len(KEYS)) + 1))
def test_pages_are_reached_by_alt_and_a_number(window: MainWindow, qtbot, number: int):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.keyClick(window, Qt.Key(ord(KEYS[number - 1])), Qt.KeyboardModifier.AltModifier)
    assert window.present() is window.page(list(PAGES)[number - 1])


@pytest.mark.parametrize(
    ("forth", "back"), [(Qt.Key.Key_PageDown, Qt.Key.Key_PageUp), (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)]
)
def test_all_pages_are_reached_one_after_the_other_and_back_again(window: MainWindow, qtbot, forth, back):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    seen = []
    for _ in PAGES:
        qtbot.keyClick(window, forth, CTRL)
        seen.append(window.present().NAME)
    assert seen == [*list(PAGES)[1:], "overview"]
    shift = Qt.KeyboardModifier.ShiftModifier if back is Qt.Key.Key_Backtab else Qt.KeyboardModifier(0)
    qtbot.keyClick(window, back, CTRL | shift)
    assert list(PAGES)[-1] == window.present().NAME


def test_every_page_stands_in_exactly_one_group():
    names = [name for group in GROUPS.values() for name in group]
    assert sorted(names) == sorted(set(names)) == sorted(PAGES)


@pytest.mark.parametrize(("height", "headings"), [(1000, True), (470, False)])
def test_all_pages_are_in_sight_in_a_high_window_and_in_a_low_one(window: MainWindow, height, headings):
    window.resize(1100, height)
    QApplication.processEvents()
    area = window.navigation.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert window.navigation.office_label().isVisible() is headings
    for made in window.navigation.findChildren(QToolButton):
        assert made.width() >= made.sizeHint().width()


def test_symbols_are_drawn_once_at_first_and_for_other_screens_when_the_window_stands(window: MainWindow):
    def sizes() -> set[int]:
        parts = (window.navigation, window.bar)
        made = [each for part in parts for each in part.findChildren(QToolButton) if "_" in each.objectName()]
        return {size.width() for each in made for size in each.icon().availableSizes()}

    assert sizes() == {20, 22}
    window.arrive()
    assert {20, 22, 48} <= sizes()
