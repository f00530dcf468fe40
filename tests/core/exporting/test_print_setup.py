from __future__ import annotations

import openpyxl

from core.domain.listing import COLUMNS, ListKind
from core.exporting.ledger_book import write_ledger
from core.exporting.ledger_lines import Paper
from core.exporting.print_setup import columns_of_first, pages_across
from core.exporting.table_book import write_table
from core.wording import word
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


def test_a_list_too_wide_to_be_read_on_one_page_goes_over_several_side_by_side():
    assert pages_across(Paper.A4, [20.0] * 14) == 1
    for count in range(15, 60):
        pages = pages_across(Paper.A4, [20.0] * count)
        points_a_page = (20.0 * 7 + 5) * 0.75 * (1 + (count - 1) / pages)
        assert 768 / points_a_page * 12 > 5.7, f"{count} columns on {pages} pages"
        assert pages <= 5
        assert 1 <= columns_of_first([20.0] * count, pages) <= count
    assert pages_across(Paper.A3, [20.0] * 18) == 1


def test_the_issues_with_every_column_print_legibly_with_their_codes_on_every_page(tmp_path):
    path = tmp_path / "a.xlsx"
    write_table(path, "问题", COLUMNS[ListKind.ISSUES], [line.issue for line in practice_lines()])
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.page_setup.fitToWidth > 1
    assert sheet.print_title_cols == "$A:$A"
    assert sheet["A2"].value == word("columns.code")
    (title,) = [each for each in sheet.merged_cells.ranges if each.min_row == 1]
    assert title.max_col < sheet.max_column
