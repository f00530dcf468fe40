"""A superior's form is filled and everything else of it stays byte for byte."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from core.domain.export_template import Beyond, TemplateCell, Written
from core.errors import Refused
from core.exporting.form_filling import FillPlan, fill_inside

PART = "xl/worksheets/sheet1.xml"


def a_form(path: Path, *, empty: int = 3, footer: bool = True, formula: bool = False) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "报送表"
    sheet["A1"] = "某市整改任务报送表"
    sheet.merge_cells("A1:D1")
    for place, text in enumerate(("序号", "问题", "完成时限", "状态"), 1):
        cell = sheet.cell(3, place, text)
        cell.font = Font(name="黑体", bold=True)
    sheet.column_dimensions["B"].width = 41
    for row in range(4, 4 + empty):
        sheet.row_dimensions[row].height = 33
        sheet.cell(row, 1, row - 3)
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor="FFFF00")
        sheet.cell(row, 3).number_format = "yyyy/m/d"
        sheet.cell(row, 4)
    if footer:
        sheet.cell(4 + empty, 1, "填表人：")
        sheet.merge_cells(start_row=4 + empty, end_row=4 + empty, start_column=1, end_column=4)
    if formula:
        sheet["F1"] = "=COUNTA(B4:B6)"
    choice = DataValidation(type="list", formula1='"未开始,推进中"')
    choice.add(f"D4:D{3 + empty}")
    sheet.add_data_validation(choice)
    other = book.create_sheet("说明")
    other["A1"] = "请勿改动"
    book.save(path)
    return path


def fill(
    source: Path, target: Path, rows: Sequence[Mapping[int, TemplateCell]], beyond: Beyond = Beyond.REFUSE
) -> Written:
    plan = FillPlan(
        part=PART,
        sheet="报送表",
        first_row=4,
        rows=rows,
        columns=frozenset(range(4)),
        numbers=frozenset({0}),
        beyond=beyond,
    )
    return fill_inside(lambda *_: None, source, target, plan)


def rows(count: int) -> list[dict[int, TemplateCell]]:
    return [{0: n, 1: f"问题{n}", 2: date(2026, 8, n), 3: "推进中"} for n in range(1, count + 1)]


def test_rows_stand_below_the_heading_in_the_look_of_the_form(tmp_path: Path) -> None:
    source, target = a_form(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    before = source.read_bytes()
    assert fill(source, target, rows(2)).moved == 0
    sheet = openpyxl.load_workbook(target)["报送表"]
    assert [cell.value for cell in sheet[5]][:2] == [2, "问题2"]
    assert sheet["C5"].value.date() == date(2026, 8, 2)
    assert sheet["B5"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["A6"].value == 3, "a number we do not fill stays"
    assert sheet["A7"].value == "填表人："
    assert sheet.row_dimensions[5].height == 33
    assert source.read_bytes() == before


def test_every_other_part_of_the_file_is_the_same(tmp_path: Path) -> None:
    source, target = a_form(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    fill(source, target, rows(3))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target) as new:
        assert new.namelist() == old.namelist()
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == [PART]
        assert b"dataValidation" in new.read(PART)


def test_too_few_empty_rows_are_refused_unless_chosen(tmp_path: Path) -> None:
    source, target = a_form(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    with pytest.raises(Refused) as told:
        fill(source, target, rows(5))
    assert told.value.code == "form_occupied"
    assert (told.value.facts["free"], told.value.facts["needed"], told.value.facts["row"]) == (3, 5, 7)
    assert not target.exists()


def test_what_stands_below_moves_down_with_its_merges_and_the_choices_grow(tmp_path: Path) -> None:
    source, target = a_form(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    assert fill(source, target, rows(5), Beyond.INSERT).moved == 2
    sheet = openpyxl.load_workbook(target)["报送表"]
    assert [sheet.cell(row, 2).value for row in range(4, 9)] == [f"问题{n}" for n in range(1, 6)]
    assert sheet["A9"].value == "填表人："
    assert {str(each) for each in sheet.merged_cells.ranges} == {"A1:D1", "A9:D9"}
    assert str(sheet.data_validations.dataValidation[0].sqref) == "D4:D8"
    assert sheet["B8"].fill.fgColor.rgb == "00FFFF00"
    assert sheet.row_dimensions[8].height == 33


def test_formulas_keep_rows_from_moving(tmp_path: Path) -> None:
    source = a_form(tmp_path / "a.xlsx", formula=True)
    with pytest.raises(Refused) as told:
        fill(source, tmp_path / "b.xlsx", rows(5), Beyond.INSERT)
    assert told.value.code == "form_not_movable"


def test_a_form_with_formulas_is_reckoned_anew_when_it_is_opened(tmp_path: Path) -> None:
    source, target = a_form(tmp_path / "a.xlsx", formula=True), tmp_path / "b.xlsx"
    fill(source, target, rows(2))
    with zipfile.ZipFile(target) as made:
        assert b'fullCalcOnLoad="1"' in made.read("xl/workbook.xml")
    assert openpyxl.load_workbook(target)["报送表"]["F1"].value == "=COUNTA(B4:B6)"


def test_overwriting_writes_over_what_stands_there(tmp_path: Path) -> None:
    source, target = a_form(tmp_path / "a.xlsx", footer=False), tmp_path / "b.xlsx"
    book = openpyxl.load_workbook(source)
    book["报送表"]["B5"] = "上月内容"
    book.save(source)
    fill(source, target, rows(3), Beyond.OVERWRITE)
    assert openpyxl.load_workbook(target)["报送表"]["B5"].value == "问题2"


def test_a_form_without_any_prepared_row_grows(tmp_path: Path) -> None:
    source, target = a_form(tmp_path / "a.xlsx", empty=1, footer=False), tmp_path / "b.xlsx"
    fill(source, target, rows(4))
    sheet = openpyxl.load_workbook(target)["报送表"]
    assert sheet["B7"].value == "问题4"
    assert sheet["B7"].fill.fgColor.rgb == "00FFFF00"
    assert sheet.dimensions == "A1:D7"


def test_a_text_like_a_formula_stays_a_text_also_when_it_is_entered_again(tmp_path: Path) -> None:
    source, target = a_form(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    fill(source, target, [{1: '=HYPERLINK("http://x")', 3: "a<b>&c"}])
    sheet = openpyxl.load_workbook(target)["报送表"]
    assert sheet["B4"].data_type != "f"
    assert sheet["B4"].value == '=HYPERLINK("http://x")'
    assert sheet["B4"].style_id != sheet["B5"].style_id
    assert sheet["B4"].quotePrefix
    assert sheet["B4"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["D4"].value == "a<b>&c"


def test_a_cell_that_a_merge_would_hide_is_not_written(tmp_path: Path) -> None:
    source = a_form(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(source)
    book["报送表"].merge_cells("B4:C4")
    book.save(source)
    with pytest.raises(Refused) as told:
        fill(source, tmp_path / "b.xlsx", rows(1))
    assert told.value.code == "form_covered"
