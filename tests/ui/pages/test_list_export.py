from __future__ import annotations

from pathlib import Path

from core.domain.listing import Filter
from tests.ui.steps import settle
from ui.pages.ledger_page import LedgerPage
from ui.pages.list_export import export_to


def test_the_export_holds_exactly_what_is_shown(page: LedgerPage, tmp_path: Path):
    import openpyxl

    page.show_list((Filter(column="timeliness", values=("overdue",)),))
    export_to(page, page.pane, tmp_path / "out.xlsx")
    settle(page)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)
    assert "2020-004" in text
    assert "2020-007" in text
    assert "2020-001" not in text
    assert "不存在" not in text
