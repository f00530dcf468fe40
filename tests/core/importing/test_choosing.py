from __future__ import annotations

import pytest

from core.errors import Environment, Refused
from core.importing.choosing import choose
from core.importing.sheet import Sheet, sheet_of
from tests.core.importing.ledger_files import HEADER

ROW = [1, "案卷不规范", "培训", "市司法局", "8月底"]


def sheet(name, *rows, visible=True):
    return sheet_of(name, rows, visible=visible)


def test_sheets_with_the_same_header_go_together_in_the_files_order():
    chosen = choose(
        [sheet("封面", ["各县"]), sheet("甲县", HEADER, ROW), sheet("乙县", HEADER, ROW, ROW)], "a.xlsx"
    )
    assert chosen.best.sheet.name == "乙县"
    assert [table.sheet.name for table in chosen.alike] == ["甲县"]
    assert chosen.others == ("封面",)


def test_a_hidden_sheet_and_one_with_another_header_stay_out():
    other = ["编号", "存在问题", "牵头单位"]
    chosen = choose(
        [
            sheet("台账", HEADER, ROW),
            sheet("旧", HEADER, ROW, visible=False),
            sheet("线索", other, [1, "甲", "乙"]),
        ],
        "a.xlsx",
    )
    assert (chosen.best.sheet.name, chosen.alike, chosen.others) == ("台账", (), ("旧", "线索"))


def test_a_hidden_ledger_is_read_when_there_is_no_other():
    assert choose([sheet("旧", HEADER, ROW, visible=False)], "a.xlsx").best.sheet.name == "旧"


@pytest.mark.parametrize(
    ("sheets", "error", "code"),
    [
        ([Sheet("空", ())], Environment, "import_empty"),
        ([sheet("名单", ["姓名", "电话"])], Refused, "import_no_header"),
        ([Sheet("长", (("a",),), problem="import_too_many_rows")], Environment, "import_too_many_rows"),
    ],
)
def test_a_file_without_a_ledger_says_why(sheets, error, code):
    with pytest.raises(error) as raised:
        choose(sheets, "a.xlsx")
    assert raised.value.code == code
