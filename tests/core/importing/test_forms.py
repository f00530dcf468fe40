"""A foreign form is recognised, or refused with the reason."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from core.errors import Refused
from core.importing.forms import fingerprint, read_form


def form(path: Path, *rows: tuple[str, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def test_the_heading_is_found_below_a_title(tmp_path: Path) -> None:
    found = read_form(form(tmp_path / "a.xlsx", ("表",), ("序号", "存在问题", "完成时限"), ("1",)))
    assert (found.sheet, found.top, found.bottom) == ("Sheet", 1, 1)
    assert [(head.index, head.field) for head in found.heads] == [
        *((0, "sequence"), (1, "text"), (2, "deadline_raw")),
    ]
    assert found.part == "xl/worksheets/sheet1.xml"
    assert found.fingerprint == fingerprint(["序 号", "存在问题", "完成时限"])


def test_a_heading_nobody_knows_is_taken_where_it_is_told(tmp_path: Path) -> None:
    path = form(tmp_path / "a.xlsx", ("表",), ("代号", "甲栏"))
    with pytest.raises(Refused, match="form_no_header"):
        read_form(path)
    assert [head.heading for head in read_form(path, head_row=2).heads] == ["代号", "甲栏"]


def test_text_files_and_missing_sheets_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("序号,问题\n1,x", "utf-8")
    with pytest.raises(Refused, match="form_no_workbook"):
        read_form(tmp_path / "a.csv")
    with pytest.raises(Refused, match="form_no_sheet"):
        read_form(form(tmp_path / "b.xlsx", ("序号", "问题")), sheet="无")
