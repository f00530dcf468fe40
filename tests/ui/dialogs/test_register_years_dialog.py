from __future__ import annotations

from openpyxl import load_workbook

from core.domain.register import RegisterDraft
from core.operations import registers
from ui.dialogs.register_years_dialog import RegisterYearsDialog


def test_the_year_is_shown_changed_and_exported(qtbot, empty_session, tmp_path):
    year = empty_session.today.year
    values = {"kind": "调研", "held_on": f"{year}-01-02", "title": "甲"}
    empty_session.write(lambda ws, _: registers.add_entry(ws, "meetings", RegisterDraft(values=values)))
    empty_session.jobs.wait()
    dialog = RegisterYearsDialog(empty_session)
    qtbot.addWidget(dialog)
    assert dialog.table.item(0, 1).text() == "会议与调研"
    dialog.export_to(tmp_path / "y.xlsx")
    empty_session.jobs.wait()
    assert load_workbook(tmp_path / "y.xlsx").active["B3"].value == "会议与调研"
    dialog.years.set_value(year - 1)
    dialog.refresh()
    assert dialog.table.rowCount() == 0
    assert str(year - 1) in dialog.banner._label.text()
