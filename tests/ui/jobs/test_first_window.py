from __future__ import annotations

from pathlib import Path

from ui.main_window import MainWindow


def test_the_second_start_raises_the_first_window(window: MainWindow, qtbot):
    from ui.jobs.first_window import FirstWindow

    first = FirstWindow(window.session.folder, window)
    window.showMinimized()
    from PySide6.QtNetwork import QLocalSocket

    from ui.jobs.first_window import _name

    socket = QLocalSocket()
    socket.connectToServer(_name(window.session.folder))
    qtbot.waitUntil(lambda: socket.bytesAvailable() > 0, timeout=5_000)
    assert socket.readAll().data() == b"raise"
    assert not window.isMinimized()
    assert first.parent() is window


def test_nobody_answers_for_a_ledger_that_is_not_open(tmp_path: Path, qtbot):
    from ui.jobs.first_window import raise_first_window

    assert not raise_first_window(tmp_path)
