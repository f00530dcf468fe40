from __future__ import annotations

import openpyxl

from core.importing.package import merges_in, sheet_parts, unsaved_formulas
from core.importing.sheet import Merge
from tests.core.importing.ledger_files import HEADER, PRACTICE, read


def test_formulas_without_a_stored_result_are_named(tmp_path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for row in (HEADER, [1, "甲", '="培"&"训"', "", ""]):
        book.active.append(row)
    book.save(path)
    assert any("C2" in warning for warning in read(path).warnings)


def test_merged_areas_and_parts_are_found_without_a_reader():
    parts = sheet_parts(PRACTICE)
    assert list(parts) == ["问题整改台账"]
    merges = merges_in(PRACTICE, parts["问题整改台账"])
    assert len(merges) == 16
    assert Merge(11, 0, 13, 0) in merges


def test_a_workbook_without_formulas_has_none_unsaved():
    assert unsaved_formulas(PRACTICE, "问题整改台账") == []
