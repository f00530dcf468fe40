from __future__ import annotations

import hashlib
from datetime import date

import openpyxl

from core.domain.own_sheet import META_SHEET
from core.exporting.ledger_book import FIRST_BODY_ROW, write_ledger
from tests.core.exporting.practice_lines import PLACE, heading, one_line, practice_lines, rows_of


def test_cells_of_an_issue_reach_over_its_measures(tmp_path):
    path = tmp_path / "a.xlsx"
    write_ledger(path, heading(), practice_lines())
    merged = {str(found) for found in openpyxl.load_workbook(path).worksheets[0].merged_cells.ranges}
    assert {"A1:N1", "F3:G3", "K3:L3", "A3:A4", "D6:D8", "B6:B8", "N6:N8"} <= merged
    assert not any(found.startswith(("E6:", "J6:", "K6:")) for found in merged)


def test_an_area_is_named_again_on_the_next_page(tmp_path):
    path = tmp_path / "a.xlsx"
    write_ledger(path, heading(), practice_lines())
    sheet = openpyxl.load_workbook(path).worksheets[0]
    first_break = sheet.row_breaks.brk[0].id
    assert sheet["A5"].value == sheet.cell(first_break + 1, 1).value
    assert f"A5:A{first_break}" in {str(found) for found in sheet.merged_cells.ranges}


def test_the_hidden_sheet_tells_whose_rows_these_are_and_whether_they_were_changed(tmp_path):
    path = tmp_path / "a.xlsx"
    lines = practice_lines()
    written = write_ledger(path, heading(), lines)
    workbook = openpyxl.load_workbook(path)
    meta = workbook[META_SHEET]
    assert meta.sheet_state == "hidden"
    rows = [[cell for cell in row if cell is not None] for row in meta.iter_rows(values_only=True)]
    facts = {row[0]: row[1] for row in rows if row[0] != "row"}
    assert (facts["office_code"], facts["template"]) == ("130600", "1.0")
    assert facts["exported_at"] == "2020-06-01T09:00:00+00:00"
    assert facts["digest"] == written.digest
    named = {row[1]: row[2:] for row in rows if row[0] == "row"}
    assert named[6] == [lines[1].issue.uuid, lines[1].measures[0].uuid]
    assert len(named) == 54
    digest = hashlib.sha256()
    for row in rows_of(path)[FIRST_BODY_ROW : FIRST_BODY_ROW + written.rows]:
        texts = [f"{c.year}年{c.month}月{c.day}日" if isinstance(c, date) else str(c) for c in row[:14]]
        digest.update(("\x1f".join(texts) + "\x1f\x1e").encode())
    assert digest.hexdigest() == written.digest


def test_a_text_higher_than_a_row_may_be_is_given_several_rows(tmp_path):
    path = tmp_path / "a.xlsx"
    text = "整改措施要求具体可查。" * 100
    write_ledger(path, heading(), [one_line(text=text)])
    sheet = openpyxl.load_workbook(path).worksheets[0]
    span = next(r for r in sheet.merged_cells.ranges if r.coord.startswith(f"E{FIRST_BODY_ROW + 1}:"))
    heights = [sheet.row_dimensions[row].height for row in range(span.min_row, span.max_row + 1)]
    assert max(heights) <= 409.5
    assert sum(heights) > len(text) / 16 * 14
    assert sheet.cell(FIRST_BODY_ROW + 1, PLACE["measure"] + 1).value == text
