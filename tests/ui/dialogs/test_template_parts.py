"""Parts of a template are reached by keyboard alone and begin with their first editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from ui.dialogs.template_choices import TemplateNames
from ui.dialogs.template_questions import QuestionsEdit


def test_the_small_buttons_have_names_take_the_keyboard_and_act(qtbot):
    names = TemplateNames()
    names.plan = {"fields": [{"key": "a", "label": "甲"}, {"key": "b", "label": "乙"}], "required": []}
    parts = QuestionsEdit(names)
    qtbot.addWidget(parts)
    parts.show_plan()
    parts.show()
    tools = parts.cards[0].findChildren(QToolButton)
    assert [tool.accessibleName() for tool in tools] == [
        "把这个问题上移",
        "把这个问题下移",
        "在这个问题之后加一个",
        "删除这个问题",
    ]
    assert all(tool.focusPolicy() & Qt.FocusPolicy.TabFocus for tool in tools)
    qtbot.keyClick(tools[1], Qt.Key.Key_Space)
    assert [field["key"] for field in names.plan["fields"]] == ["b", "a"]
    parts.activateWindow()
    parts.go_to(0)
    assert parts.focusWidget() is parts.cards[0].label_edit
    parts.cards[0].moved.emit(-1)
    assert [field["key"] for field in names.plan["fields"]] == ["b", "a"]
