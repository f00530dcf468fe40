from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.importing.sheet import read_workbook_quickly
from core.importing.sheet_pure import read_workbook_purely
from tests.core.importing.ledger_files import PRACTICE, write


def test_both_readers_give_the_same_rows_and_merges():
    quick, pure = list(read_workbook_quickly(PRACTICE)), list(read_workbook_purely(PRACTICE))
    by_place = [replace(s, merges=tuple(sorted(s.merges, key=lambda m: (m.top, m.left)))) for s in quick]
    assert by_place == [
        replace(s, merges=tuple(sorted(s.merges, key=lambda m: (m.top, m.left)))) for s in pure
    ]
    assert quick[0].merges


def test_both_readers_give_the_same_text_for_every_kind_of_cell(tmp_path):
    rows = [[date(2023, 8, 31), 45169, 0.1 + 0.2, True, "=1+1", " 甲\r\n乙 ", "", "末"], [], ["", "", 7]]
    path = write(tmp_path / "cells.xlsx", rows)
    quick, pure = list(read_workbook_quickly(path)), list(read_workbook_purely(path))
    assert quick == pure
    assert quick[0].rows[0][:4] == ("2023-08-31", "45169", "0.3", "TRUE")
    assert quick[0].rows[2] == ("", "", "7")
