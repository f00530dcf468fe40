from __future__ import annotations

from datetime import date

import openpyxl

from core.domain.drafts import ProblemDraft
from core.domain.inspection import Qualifier
from core.operations.inspection_sheets import record_sheet, self_report_forms
from tests.core.operations.inspected import enter


def test_the_record_has_a_line_for_every_fact_entered(ws):
    record = enter(
        ws,
        files_checked=1000,
        files_qualifier=Qualifier.OVER,
        joint_units=("市司法局",),
        problems=(ProblemDraft(text="缺页", place="大厅"),),
    )
    rows = dict(record_sheet(ws, record.uuid).rows)
    assert (rows["受检单位"], rows["联合检查单位"], rows["问题 1"]) == ("安新县", "市司法局", "缺页；大厅")
    assert rows["审查卷宗（件）"] == "1000余"
    assert "备注" not in rows


def test_every_unit_gets_a_blank_form_with_its_name_and_the_items(ws, tmp_path):
    record = enter(ws, "安新县", "雄县", scope="执法公示\n\n全过程记录")
    made = self_report_forms(ws, record.uuid, tmp_path / "forms", date(2020, 9, 1))
    assert [path.name for path in made] == [
        "督查2020-001自查表-安新县.xlsx", "督查2020-001自查表-雄县.xlsx",
    ]  # fmt: skip
    sheet = openpyxl.load_workbook(made[1]).active
    texts = [row[0].value for row in sheet.iter_rows()]
    assert texts[1] == "单位：雄县"
    assert "2020年9月1日" in texts[3]
    assert [sheet.cell(row, 2).value for row in (6, 7)] == ["执法公示", "全过程记录"]
    assert sheet.cell(6, 3).value is None


def test_without_items_the_form_asks_for_the_title(ws, tmp_path):
    (path,) = self_report_forms(ws, enter(ws).uuid, tmp_path)
    assert openpyxl.load_workbook(path).active.cell(5, 2).value == "涉企案卷检查"
