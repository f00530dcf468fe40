from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl

from core.domain.inspection import Count, InspectionKind, InspectionWay, Qualifier
from core.operations import inspection_figures, units
from core.statistics.inspection_figures import InspectionFigure, InspectionSplit
from tests.core.operations.inspected import enter


def tagged(ws, name, *tags):
    units.revise_unit(ws, replace(units.unit_of(ws, name), tags=tags))


def test_sums_are_of_all_years_or_of_one(ws):
    enter(ws, files_checked=30)
    enter(ws, files_checked=6, started_on=date(2019, 1, 1))
    assert inspection_figures.figures(ws).whole.totals[InspectionFigure.FILES].value == 36
    assert inspection_figures.figures(ws, 2019).whole.totals[InspectionFigure.FILES].value == 6
    assert inspection_figures.years(ws) == [2020, 2019]


def test_coverage_is_of_the_units_of_a_tag(ws):
    enter(ws, "安新县", "雄县", "市司法局")
    enter(ws, "徐水区", ways=(InspectionWay.IN_WRITING,))
    for name in ("安新县", "雄县", "徐水区"):
        tagged(ws, name, "县区")
    assert inspection_figures.unit_tags(ws) == ["县区"]
    found = inspection_figures.coverage(ws, 2020, "县区")
    assert (found.whole.part, found.whole.whole) == (2, 3)
    assert inspection_figures.coverage(ws, 2020, "县区", on_site=False).whole.percent == "100.0"
    assert inspection_figures.coverage(ws).whole.whole == 4
    assert inspection_figures.column_heads(found) == ["第1季度", "第2季度", "第3季度", "第4季度"]
    assert inspection_figures.column_heads(inspection_figures.coverage(ws)) == ["2020年"]


def test_lines_are_called_by_their_words(ws):
    enter(ws, kind=InspectionKind.FILE_REVIEW, theme="")
    tables = inspection_figures.figures(ws).tables
    names = {split: inspection_figures.line_name(split, lines[0]) for split, lines in tables.items()}
    assert (names[InspectionSplit.KIND], names[InspectionSplit.WAY]) == ("案卷评查", "实地")
    assert names[InspectionSplit.THEME] == "（未填）"


def test_both_are_written_to_excel(ws, tmp_path):
    counts = (Count(name="查阅材料", value=400, unit_word="份", qualifier=Qualifier.OVER),)
    enter(ws, counts=counts, problems_found=112, problems_solved=104, problems_long_term=8)
    book = openpyxl.load_workbook(inspection_figures.export_figures(ws, tmp_path / "f.xlsx"))
    assert book.sheetnames[0] == "检查类型"
    assert "92.9%（104/112）" in [cell.value for cell in book["检查类型"][4]]
    assert [cell.value for cell in book["检查数据"][3]] == ["查阅材料", "400余份"]
    sheet = openpyxl.load_workbook(inspection_figures.export_coverage(ws, tmp_path / "c.xlsx", 2020)).active
    assert [cell.value for cell in sheet[3]] == ["安新县", None, "1", None, None, "1"]
    assert sheet.cell(4, 6).value == "100.0%（1/1）"
