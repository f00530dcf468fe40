from __future__ import annotations

import openpyxl

from core.exporting.ledger_book import write_ledger
from tests.core.exporting.practice_lines import heading, practice_lines


def test_fonts_and_borders_are_those_of_official_paper(tmp_path):
    path = tmp_path / "a.xlsx"
    write_ledger(path, heading(), practice_lines())
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [sheet[cell].font.name for cell in ("A1", "A3", "E5")] == ["方正小标宋简体", "黑体", "仿宋"]
    assert sheet["E5"].font.size == 12
    assert all(sheet.cell(row, 5).border.left.style == "thin" for row in range(3, 60))
