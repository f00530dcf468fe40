from __future__ import annotations

import openpyxl

from core.exporting.ledger_book import write_ledger
from core.exporting.ledger_lines import Paper
from tests.core.exporting.practice_lines import heading, practice_lines


def test_the_sheet_prints_across_on_one_page_width_with_repeated_heads(tmp_path):
    path = tmp_path / "a.xlsx"
    for paper, code in ((Paper.A4, 9), (Paper.A3, 8)):
        write_ledger(path, heading(paper=paper), practice_lines())
        sheet = openpyxl.load_workbook(path).worksheets[0]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", code)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$3:$4"
        assert sheet.freeze_panes == "D5"
        assert "第&P页" in str(sheet.oddFooter.center.text) or "第&P页" in str(sheet.oddFooter.center)
