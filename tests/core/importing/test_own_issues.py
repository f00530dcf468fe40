"""A marked table is read by its marks: what a measure has of its own, and what its cell only shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.domain.issue import IssueStatus
from core.domain.measure import MeasureStatus
from core.domain.own_sheet import FORMAT, META_SHEET, OwnPart, RowMark
from core.domain.unit import UnitRole
from core.identity import check_of
from core.importing.choosing import choose
from core.importing.sheet import sheet_of
from core.importing.spreadsheet import _Counting, _Reader

HEAD = ["问题编号", "内容", "问题内容", "责任单位", "完成时限", "到期日", "状态", "目前进展"]


def issues_of(*rows):
    """Read a list of measures: each row its cells and what the measure has of its own."""
    cells = [each for each, _ in rows]
    marks = [
        [
            "row",
            str(place + 2),
            "i1",
            f"m{place}",
            *RowMark(check_of(row[2], row[1]), check_of(row[4]), frozenset(own)).cells(),
        ]
        for place, (row, own) in enumerate(rows)
    ]
    meta = sheet_of(
        META_SHEET, [["format", FORMAT], ["kind", "measures"], ["as_of", "2026-11-23"], *marks], visible=False
    )
    chosen = choose([sheet_of("清单", [HEAD, *cells]), meta], "a.xlsx")
    reader = _Reader(lambda done, total: None, None, Path("a.xlsx"), _Counting(30, None), ())
    return reader.read(chosen, workbook=False)[0].issues


def test_what_a_measure_only_shows_is_its_issues_and_what_is_its_own_stays_with_it():
    shown = ["1", "培训", "案卷不规范", "县司法局（牵头）、县公安局", "6月份", "2026-06-30", "核实通过", ""]
    own = ["1", "公示", "案卷不规范", "县财政局（配合）", "9月份", "2026-09-30", "进展滞后", "已公示"]
    (issue,) = issues_of((shown, ()), (own, tuple(OwnPart)))
    first, second = issue.measures
    assert [(unit.name, unit.role) for unit in issue.units] == [
        ("县司法局", UnitRole.LEAD),
        ("县公安局", UnitRole.DUTY),
    ]
    assert issue.deadline.due == date(2026, 6, 30)
    assert (first.units, first.deadline.raw, first.result, first.status) == (
        (),
        "",
        "",
        MeasureStatus.VERIFIED,
    )
    assert [(unit.name, unit.role) for unit in second.units] == [("县财政局", UnitRole.SUPPORTING)]
    assert (second.deadline.due, second.result, second.status) == (
        date(2026, 9, 30),
        "已公示",
        MeasureStatus.BEHIND,
    )
    assert (issue.status, issue.uuid, issue.overall) == (IssueStatus.REGISTERED, "i1", "")


def test_words_of_a_deadline_that_were_changed_in_the_table_are_read_afresh():
    row = ["1", "培训", "案卷不规范", "", "6月份", "2026-06-30", "", ""]
    (issue,) = issues_of((row, ()))
    assert issue.deadline.due == date(2026, 6, 30)
    row[4] = "2027年底前"
    mark = RowMark(check_of("案卷不规范", "培训"), check_of("6月份"))
    meta = sheet_of(
        META_SHEET, [["format", FORMAT], ["kind", "measures"], ["row", "2", "i1", "m1", *mark.cells()]]
    )
    chosen = choose([sheet_of("清单", [HEAD, row]), meta], "a.xlsx")
    read = _Reader(lambda done, total: None, None, Path("a.xlsx"), _Counting(30, None), ()).read(
        chosen, workbook=False
    )
    assert read[0].issues[0].deadline.due == date(2027, 12, 31)


def test_a_state_that_nobody_knows_is_named():
    (issue,) = issues_of((["1", "培训", "案卷不规范", "县司法局", "", "", "快好了", ""], ()))
    assert issue.measures[0].status is None
    assert any("快好了" in reason for reason in issue.reasons)
