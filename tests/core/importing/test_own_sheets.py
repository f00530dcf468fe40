"""The hidden sheet finds its rows again, whatever was done to the table."""

from __future__ import annotations

from core.domain.own_sheet import FORMAT, META_SHEET, RowMark, SheetKind
from core.identity import check_of
from core.importing.grid import Grid
from core.importing.own_sheets import COMPUTED, own_heading, own_sheet, realigned
from core.importing.sheet import sheet_of

HEAD = ["编号", "内容", "责任单位", "措施", "来源", "本局字段"]
TEXTS = ("案卷不规范", "培训不到位", "公示不及时")


def meta(kind="issues", texts=TEXTS):
    rows = [
        ["row", str(place + 3), f"id{place}", "", *RowMark(check_of(text, "")).cells()]
        for place, text in enumerate(texts)
    ]
    return sheet_of(
        META_SHEET, [["format", FORMAT], ["kind", kind], ["as_of", "2026-11-23"], *rows], visible=False
    )


def listed(*texts):
    grid = Grid(
        sheet_of("清单", [["问题清单"], HEAD, *(["1", text, "县司法局", "3", "", ""] for text in texts)])
    )
    own = own_sheet([meta()])
    return grid, own, own_heading(grid, own, None)


def found(*texts):
    grid, own, heading = listed(*texts)
    return {row: each.issue for row, each in realigned(own, grid, heading).rows.items()}


def test_what_the_hidden_sheet_says_is_read():
    own = own_sheet([meta()])
    assert (own.kind, own.as_of.isoformat(), own.is_marked) == (SheetKind.ISSUES, "2026-11-23", True)
    assert own.issues == {2: "id0", 3: "id1", 4: "id2"}
    assert own_sheet([sheet_of("台账", [HEAD])]) is None


def test_the_headings_of_a_list_are_known_word_for_word():
    heading = listed(*TEXTS)[2]
    assert [column.field for column in heading.columns] == ["code", "text", "units", COMPUTED, "origin", ""]


def test_rows_that_were_sorted_taken_out_or_put_in_are_known_by_their_words():
    assert found(*TEXTS) == {2: "id0", 3: "id1", 4: "id2"}
    assert found(*reversed(TEXTS)) == {2: "id2", 3: "id1", 4: "id0"}
    assert found(*TEXTS[1:]) == {2: "id1", 3: "id2"}
    assert found("新的问题", *TEXTS) == {3: "id0", 4: "id1", 5: "id2"}


def test_a_row_that_was_reworded_in_its_place_is_still_that_record():
    assert found(TEXTS[0], "培训还不到位", TEXTS[2]) == {2: "id0", 3: "id1", 4: "id2"}
