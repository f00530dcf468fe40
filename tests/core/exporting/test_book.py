from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from core.errors import Environment, Refused
from core.exporting import book as book_module
from core.exporting.book import ROW_LIMIT, new_book
from core.exporting.ledger_book import FIRST_BODY_ROW, write_ledger
from tests.core.exporting.practice_lines import PLACE, heading, one_line, practice_lines


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5%", "@市"])
def test_text_that_looks_like_a_formula_stays_text_when_a_person_edits_the_cell(tmp_path, text):
    path = tmp_path / "a.xlsx"
    write_ledger(path, heading(), [one_line(text=text)])
    sheet = openpyxl.load_workbook(path).worksheets[0]
    row = FIRST_BODY_ROW + 1
    assert sheet.cell(row, PLACE["measure"] + 1).quotePrefix
    assert not sheet.cell(row + 1, PLACE["measure"] + 1).quotePrefix


def test_a_file_that_does_not_read_back_is_never_given_its_name(tmp_path, monkeypatch):
    monkeypatch.setattr(book_module, "_row_count", lambda archive, name: 1)
    with pytest.raises(Environment) as error:
        write_ledger(tmp_path / "a.xlsx", heading(), practice_lines())
    assert error.value.code == "export_not_verified"
    assert list(tmp_path.iterdir()) == []


def test_values_keep_their_kinds(tmp_path):
    path = tmp_path / "a.xlsx"
    with new_book(path) as book:
        sheet, look = book.sheet("表"), book.style(border=1)
        row = sheet.row(20)
        for place, value in enumerate(("007", 7, date(2026, 6, 1), date(1899, 1, 2), "")):
            sheet.put(row, place, value, look)
    cells = openpyxl.load_workbook(path).active[1]
    assert [cell.value for cell in cells[:2]] == ["007", 7]
    assert cells[2].data_type in "nd"
    assert [cells[3].value, cells[4].value] == ["1899-01-02", None]
    assert cells[4].border.left.style == "thin"


def test_a_full_sheet_is_refused_and_nothing_stays(tmp_path):
    def overfill() -> None:
        with new_book(tmp_path / "a.xlsx") as book:
            sheet = book.sheet("表")
            sheet.rows = ROW_LIMIT
            sheet.row(20)

    with pytest.raises(Refused) as refusal:
        overfill()
    assert refusal.value.code == "sheet_too_long"
    assert list(tmp_path.iterdir()) == []
