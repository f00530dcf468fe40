from __future__ import annotations

from core.importing.grid import Grid
from core.importing.headings import find_heading
from core.importing.sheet import Sheet, read_workbook_quickly
from tests.core.importing.ledger_files import PRACTICE, read, write


def test_two_header_rows_without_merged_cells_are_joined(tmp_path):
    rows = [
        ["序号", "问题", "责任", "", "时限"],
        ["", "", "单位", "领导", ""],
        [1, "甲", "市司法局", "张三", "年底"],
    ]
    proposal = read(write(tmp_path / "a.xlsx", rows))
    assert [field for _, field in proposal.columns] == ["sequence", "text", "units", "leader", "deadline_raw"]
    assert proposal.issues[0].field("leader") == "张三"


def test_headers_match_with_spaces_brackets_and_prefixes(tmp_path):
    rows = [
        ["序 号", "督察反馈\n问题", "整改 措施（具体）", "整改责任单位", "整改完成时限"],
        [1, "甲", "乙", "丙", "年底"],
    ]
    fields = [field for _, field in read(write(tmp_path / "a.xlsx", rows)).columns]
    assert fields == ["sequence", "text", "measures", "units", "deadline_raw"]


def test_title_and_note_rows_stay_out_of_the_header():
    heading = find_heading(Grid(next(iter(read_workbook_quickly(PRACTICE)))))
    assert (heading.top, heading.bottom) == (2, 3)
    assert [column.header for column in heading.columns][4:6] == ["整改责任/落实单位", "整改责任/责任领导"]


def test_a_title_of_one_cell_stays_out_of_the_header():
    heading = find_heading(Grid(Sheet("S", (("某县台账",), ("序号", "问题"), ("1", "甲")))))
    assert (heading.top, heading.bottom) == (1, 1)


def test_a_sheet_without_an_issue_column_has_no_header():
    assert find_heading(Grid(Sheet("S", (("序号", "责任单位"), ("1", "甲"))))) is None
