"""Ctrl+Space offers every placeholder with its meaning; the one chosen stands where the cursor was."""

from __future__ import annotations

from PySide6.QtCore import Qt

from core.letters.placeholders import known, names_of
from ui.widgets import placeholder_edit
from ui.widgets.placeholder_edit import PlaceholderEdit, PlaceholderPicker


def test_typing_narrows_the_list_and_enter_takes_a_line(qtbot):
    picker = PlaceholderPicker(known())
    qtbot.addWidget(picker)
    assert picker.list.count() == len(known())
    qtbot.keyClicks(picker.search, "reply_due")
    assert picker.list.count() == 1
    assert "例：2026年12月7日" in picker.list.item(0).text()
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert picker.chosen is not None
    assert picker.chosen.identifier == "reply_due"


def test_the_arrows_move_in_the_list_and_nothing_found_takes_nothing(qtbot):
    picker = PlaceholderPicker(known())
    qtbot.addWidget(picker)
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    assert picker.list.currentRow() == 1
    qtbot.keyClicks(picker.search, "weather!")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert picker.chosen is None


def test_control_space_puts_the_chosen_name_at_the_cursor(qtbot, monkeypatch):
    due = next(each for each in known() if each.identifier == "reply_due")

    class Chosen(PlaceholderPicker):
        def exec(self) -> int:
            self.chosen = due
            return 1

    monkeypatch.setattr(placeholder_edit, "PlaceholderPicker", Chosen)
    edit = PlaceholderEdit(known, lambda: names_of({}))
    qtbot.addWidget(edit)
    edit.setPlainText("请于前")
    cursor = edit.textCursor()
    cursor.setPosition(2)
    edit.setTextCursor(cursor)
    qtbot.keyClick(edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == "请于{反馈期限}前"
