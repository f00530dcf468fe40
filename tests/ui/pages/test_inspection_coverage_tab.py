from __future__ import annotations

from dataclasses import replace

import openpyxl

from core.operations import units
from tests.ui.steps import inspections_page, settle


def test_the_matrix_is_of_all_units_or_of_those_of_a_tag(qtbot, full_session, tmp_path):
    page = inspections_page(qtbot, full_session)
    page.tabs.setCurrentWidget(page.coverage.parentWidget())
    tab = page.coverage
    assert [tab.model.index(0, column).data() for column in range(3)] == ["容城县市场监督管理局", "1", "1"]
    other = replace(units.unit_of(full_session.reader, "容城县市场监督管理局"), tags=("执法单位",))
    full_session.write(lambda ws, _: units.revise_unit(ws, other))
    settle(page)
    tab.refill()
    tab.tag.set_value("执法单位")
    assert "100.0%（1/1）" in tab.summary.text()
    tab.year.set_value(2020)
    assert tab.model.index(0, 4).data() == "1"
    assert tab.model.opens(tab.model.index(0, 4)) == ("督查2020-001",)
    tab.on_site.setChecked(False)
    tab.export_to(tmp_path / "x.xlsx")
    settle(page)
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames == ["督察覆盖"]
