from __future__ import annotations

import openpyxl
import pytest

from core.errors import Cancelled
from core.exporting.plain_book import PlainSheet, write_plain


def sheet(name, **given):
    plain = {"title": "标题", "heads": ["甲", "乙"], "widths": [6.0, 20.0], "rows": [["1", "=A1"]]}
    return PlainSheet(name=name, **(plain | given))


def test_title_notes_head_rows_and_foot_stand_in_order(tmp_path):
    write_plain(tmp_path / "x.xlsx", [sheet("一", above=["注"], below=["尾"]), sheet("二")])
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["一", "二"]
    assert [row[0].value for row in book["一"].iter_rows()] == ["标题", "注", "甲", "1", "尾"]
    assert book["一"].cell(4, 2).value == "=A1"
    assert book["一"].cell(4, 2).data_type == "s"


def test_a_row_to_be_filled_in_is_at_least_as_high_as_asked(tmp_path):
    write_plain(tmp_path / "x.xlsx", [sheet("一", rows=[["1", ""]], row_height=69.0)])
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").active.row_dimensions[3].height == 69.0


def test_a_stop_leaves_no_file(tmp_path):
    class Stop:
        def step(self, done, total, what=""):
            if done == total:
                raise Cancelled

    with pytest.raises(Cancelled):
        write_plain(tmp_path / "x.xlsx", [sheet("一")], Stop())
    assert list(tmp_path.iterdir()) == []
