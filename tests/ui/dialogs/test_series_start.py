"""The number a series begins with is set in the dialog of numbers, which shows it at once."""

from __future__ import annotations

from ui.dialogs.numbers_dialog import NumbersDialog
from ui.dialogs.series_start import SeriesStartDialog


def test_a_start_is_set_and_shown(qtbot, full_session):
    shown = NumbersDialog(full_session)
    qtbot.addWidget(shown)
    before = shown.table.rowCount()
    dialog = SeriesStartDialog(full_session, shown)
    dialog.accepted.connect(shown._renew)
    dialog.form.editor("series").set_value("督察通报")
    dialog.form.editor("first").set_value(4)
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert shown.table.rowCount() == before + 3
    assert "启用本程序前已编号" in [shown.table.item(row, 4).text() for row in range(shown.table.rowCount())]
