from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from core.operations import register_lists
from core.operations.register_definitions import shipped
from ui.dialogs.paste_dialog import PasteDialog

BLOCK = "种类\t日期\t名称\n调研\t2020年1月2日\t甲\n散步\t\t乙\n"


def test_a_copied_block_is_shown_and_its_good_rows_are_entered(qtbot, empty_session):
    meetings = shipped()["meetings"]
    dialog = PasteDialog(empty_session, meetings)
    qtbot.addWidget(dialog)
    dialog.read("")
    assert "没有可以粘贴的内容" in dialog.banner._label.text()
    assert not dialog.enter_button.isEnabled()
    QGuiApplication.clipboard().setText(BLOCK)
    dialog.paste()
    assert dialog.table.item(0, 0).text() == "可登记"
    assert "日期" in dialog.table.item(1, 0).text()
    assert dialog.enter_button.text() == "登记 1 条"
    dialog.enter()
    empty_session.jobs.wait()
    assert dialog.entered == 1
    assert len(register_lists.lines(empty_session.reader, meetings)) == 1
