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
