from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.unrest import Unrest


def test_it_rests_only_when_reading_and_laying_out_are_done(qtbot, empty, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    window.show()
    heard = []

    def show(value: int) -> None:
        column.addWidget(QLabel(str(value)))
        heard.append(value)
        if value < 3:
            QTimer.singleShot(40, lambda: empty.read(window, lambda _: value + 1, show))

    unrest = Unrest(qapp, empty)
    empty.read(window, lambda _: 1, show)
    unrest.settle()
    qapp.removeEventFilter(unrest)
    assert heard == [1, 2, 3]
    assert not empty.reading.busy
    assert all(column.itemAt(at).widget().width() > 0 for at in range(3))
