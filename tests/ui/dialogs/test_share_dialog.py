from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.statistics.acceptance import Ground, Share, ShareKind
from ui.dialogs.share_dialog import ShareDialog

SHARE = Share(ShareKind.CRITERIA)


def ground(code: str, *, counted: bool) -> Ground:
    return Ground(
        issue_uuid=f"uuid {code}",
        code=code,
        text="问题",
        name="建立台账",
        state="met" if counted else "unanswered",
        counted=counted,
    )


def shown(qtbot, **more: object) -> ShareDialog:
    found = [ground("001", counted=True), ground("002", counted=False)]
    dialog = ShareDialog(SHARE, found, **more)
    qtbot.addWidget(dialog)
    return dialog


def test_the_whole_is_listed_and_what_counts_is_marked(qtbot):
    dialog = shown(qtbot)
    rows = [[dialog.table.item(at, place).text() for place in range(5)] for at in range(2)]
    assert rows == [["√", "001", "问题", "建立台账", "已达到"], ["", "002", "问题", "建立台账", "未答复"]]
    assert dialog.windowTitle() == "检验标准达到 50.0%（1/2）"


def test_enter_asks_for_the_issue_of_the_row(qtbot):
    dialog = shown(qtbot)
    dialog.table.setCurrentCell(1, 0)
    with qtbot.waitSignal(dialog.issue_wanted) as told:
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert told.args == ["uuid 002"]


def test_rows_of_a_past_day_are_only_to_look_at(qtbot):
    dialog = shown(qtbot, past=date(2020, 6, 30))
    with qtbot.assertNotEmitted(dialog.issue_wanted):
        dialog.open_row(0)
