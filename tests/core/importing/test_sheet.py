from __future__ import annotations

from datetime import date, datetime

import pytest

from core.importing import limits
from core.importing.sheet import cell_name, cell_text, sheet_of


def test_cells_are_named_as_people_name_them():
    assert [cell_name(26, 2), cell_name(0, 25), cell_name(0, 26), cell_name(4, 701)] == [
        "C27",
        "Z1",
        "AA1",
        "ZZ5",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (0.1 + 0.2, "0.3"),
        (45169, "45169"),
        (date(2023, 8, 31), "2023-08-31"),
        (datetime.fromisoformat("2023-08-31"), "2023-08-31"),
        (datetime.fromisoformat("2023-08-31T09:30"), "2023-08-31 09:30:00"),
        (True, "TRUE"),
        (None, ""),
        (" \n　", ""),
        ("甲\r\n乙_x000D_", "甲\n乙"),
        ("a\x00b\ud800c\ufffe", "abc"),
        ("=1+1", "=1+1"),
    ],
)
def test_values_become_clean_text(value, text):
    assert cell_text(value) == text


def test_a_sheet_ends_at_its_last_used_cell():
    sheet = sheet_of("S", [["甲", "", ""], [], ["", "乙"], [], []], offset=1)
    assert sheet.rows == (("", "甲"), (), ("", "", "乙"))
    assert (sheet.width, sheet.problem, sheet.cut) == (3, "", False)
    assert sheet.text(2, 2) == "乙"
    assert sheet.text(9, 9) == ""


def test_after_a_thousand_empty_rows_the_rest_is_not_read():
    sheet = sheet_of("S", [["甲"], *[[]] * limits.EMPTY_ROWS, ["乙"]])
    assert (sheet.rows, sheet.cut) == ((("甲",),), True)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([["甲"]] * (limits.ROWS + 1), "import_too_many_rows"),
        ([["甲"] * (limits.COLUMNS + 1)], "import_too_many_columns"),
        ([["甲" * (limits.CELL_CHARACTERS + 1)]], "import_cell_too_long"),
    ],
)
def test_a_broken_limit_is_named(rows, problem):
    assert sheet_of("S", rows).problem == problem
