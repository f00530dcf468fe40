from __future__ import annotations

from openpyxl import load_workbook

from core.domain.register import RegisterDraft
from core.operations import register_years, registers


def test_a_year_is_summed_up_with_empty_cells_where_nothing_falls_due(ws, tmp_path):
    for due, replied in (("2020-05-01", "2020-04-30"), ("2020-05-01", "2020-05-02"), ("2030-01-01", "")):
        values = {"kind": "司法建议", "sender": "法院", "received_on": "2020-04-01", "content": "甲"}
        draft = RegisterDraft(values=values | {"reply_due": due, "replied_on": replied})
        registers.add_entry(ws, "suggestions", draft)
    meeting = {"kind": "调研", "held_on": "2020-01-02", "title": "乙"}
    registers.add_entry(ws, "meetings", RegisterDraft(values=meeting))
    rows = register_years.year_rows(ws, 2020)
    assert rows[0][:7] == ("办复与报告", "司法建议、检察建议办复", "3", "2", "2", "1", "0")
    assert "按期办复率：1/2，50.0%" in rows[0][7]
    assert rows[1][2:7] == ("1", "", "", "", "")
    assert register_years.year_rows(ws, 2019) == []
    sheet = load_workbook(register_years.export_year(ws, tmp_path / "y.xlsx", 2020)).active
    assert sheet["A2"].value == register_years.heads()[0]
    assert sheet["B3"].value == "司法建议、检察建议办复"
