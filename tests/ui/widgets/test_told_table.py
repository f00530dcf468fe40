from __future__ import annotations

from PySide6.QtCore import Qt

from ui.widgets.told_table import ToldTable


def test_rows_are_told_ticked_and_told_anew(qtbot):
    table = ToldTable("scores.table", ticked=True)
    qtbot.addWidget(table)
    table.show_rows(["甲", "乙"], [("一", "多\n行"), ("二", "")])
    assert table.item(0, 1).text() == "多 行"
    assert table.item(0, 1).toolTip() == "多\n行"
    table.item(1, 0).setCheckState(Qt.CheckState.Checked)
    assert table.ticked_rows() == [1]
    table.tick_all()
    assert table.ticked_rows() == [0, 1]
    table.show_rows(["甲"], [])
    assert table.ticked_rows() == []


def test_one_row_is_chosen_though_ctrl_is_still_held(qtbot):
    """After Ctrl+S in a dialog two steps of the ladder were lit, and 去掉 would have taken one of them."""
    table = ToldTable("batch_dialog.title")
    qtbot.addWidget(table)
    table.show()
    table.show_rows(["甲"], [["一"], ["二"]])
    with qtbot.waitSignal(table.itemSelectionChanged):
        qtbot.mouseClick(
            table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            table.visualItemRect(table.item(1, 0)).center(),
        )
    assert {each.row() for each in table.selectedIndexes()} == {1}
    table.stand_on(0)
    assert {each.row() for each in table.selectedIndexes()} == {0}
