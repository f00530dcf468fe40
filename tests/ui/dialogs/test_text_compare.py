from __future__ import annotations

from PySide6.QtCore import Qt

from core.domain.document_text import TextEdit
from core.operations.letter_twins import EditedText, TakenBack
from ui.dialogs.text_compare import TextCompareDialog

TEXT = EditedText(number="", title="函", addressee="", blocks=())


def opened(qtbot, edits=(), warnings=()):
    dialog = TextCompareDialog(TakenBack(text=TEXT, edits=tuple(edits), warnings=tuple(warnings)))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_change_is_shown_before_and_after(qtbot):
    edits = (
        TextEdit(part="标题", before="甲", after="乙"),
        TextEdit(part="正文第1段", before="", after="新段" * 200),
        TextEdit(part="附注", before="旧", after=""),
    )
    dialog = opened(qtbot, edits, ("日期改了。",))
    shown = [[dialog.table.item(row, column).text() for column in range(3)] for row in range(3)]
    assert shown[0] == ["标题", "甲", "乙"]
    assert shown[1][1] == "（新增）"
    assert shown[2][2] == "（删去）"
    assert dialog.warnings.text() == "日期改了。"
    assert dialog.table.rowHeight(1) > 3 * dialog.table.rowHeight(0)


def test_enter_takes_the_words_and_escape_does_not(qtbot):
    dialog = opened(qtbot)
    assert dialog.take_button.isDefault()
    dialog.take_button.click()
    assert dialog.result() == TextCompareDialog.DialogCode.Accepted
    dialog = opened(qtbot)
    dialog.reject()
    assert dialog.result() == TextCompareDialog.DialogCode.Rejected


def test_many_warnings_leave_the_table_its_room(qtbot):
    warnings = [f"第{number}条。" for number in range(40)]
    dialog = opened(qtbot, warnings=warnings)
    assert dialog.warnings.text().count("\n") == 5
    assert dialog.table.rowCount() == 34
    assert dialog.table.item(33, 2).text() == "第39条。"


def test_long_words_are_shown_whole_also_in_a_small_window(qtbot):
    words = "左边是程序拟的文字，右边是稿中的文字，采用后预览和发文都用稿中的文字。" * 3
    dialog = opened(qtbot, [TextEdit(part="正文第2段", before=words, after="改")])
    dialog.resize(894, 464)
    table = dialog.table
    room = table.columnWidth(1) - 32
    needed = table.fontMetrics().boundingRect(0, 0, room, 9999, Qt.TextFlag.TextWrapAnywhere, words)
    assert table.rowHeight(0) >= needed.height()
