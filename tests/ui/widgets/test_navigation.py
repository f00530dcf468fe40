from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
)

from ui.main_window import MainWindow
from ui.pages.registry import PAGES
from ui.widgets.navigation import KEYS


@pytest.mark.parametrize("number", range(1, len(PAGES) + 1))
def test_pages_are_reached_by_alt_and_a_number(window: MainWindow, qtbot, number: int):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.keyClick(window, Qt.Key(ord(KEYS[number - 1])), Qt.KeyboardModifier.AltModifier)
    assert window.present() is window.page(list(PAGES)[number - 1])
