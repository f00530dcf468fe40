from __future__ import annotations

import openpyxl

from tests.ui.steps import inspections_page, settle


def test_every_split_has_its_table_and_the_counts_theirs(qtbot, full_session, tmp_path):
    page = inspections_page(qtbot, full_session)
    page.tabs.setCurrentWidget(page.figures.parentWidget())
    tab = page.figures
    names = [tab.splits.tabText(place) for place in range(tab.splits.count())]
    assert names == ["检查类型", "检查方式", "年度", "受检单位", "主题", "逐次", "检查数据"]
    assert [tab.model.index(row, 0).data() for row in range(2)] == ["专项督察", "合计"]
    tab.splits.setCurrentIndex(6)
    assert [tab.model.index(0, column).data() for column in range(2)] == ["查阅材料", "400余份"]
    tab.year.set_value(2020)
    tab.export_to(tmp_path / "x.xlsx")
    settle(page)
    assert "检查数据" in openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames
