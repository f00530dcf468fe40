from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from core.wording import word_of
from ui.pages.inspection_letters import inspection_letters


def test_every_kind_about_an_inspection_is_offered(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen = []
    menu = inspection_letters(parent, chosen.append)
    menu.popup(QPoint(0, 0))
    menu.close()
    for action in menu.actions():
        action.trigger()
    assert [action.text() for action in menu.actions()] == [word_of(kind) for kind in chosen]
    assert {"整改通知书", "反馈意见函", "督查结论告知书", "督察整改建议书"} <= set(map(word_of, chosen))
