from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.widgets.screen import open_with


def test_a_window_opens_as_large_as_it_likes_where_there_is_room(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    open_with(window, 300, 200)
    assert window.size() == QSize(300, 200)


def test_a_window_never_opens_beyond_its_screen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    open_with(window, 100_000, 100_000)
    room = window.screen().availableGeometry()
    assert window.width() < room.width()
    assert window.height() < room.height()
