"""A sheet's part is taken apart at its very bytes, whatever prefix and quotes it is written with."""

from __future__ import annotations

import pytest

from core.errors import Environment
from core.exporting.form_part import Area, SheetPart, area_of, letters_of, ref_of

PART = (
    b"<?xml version='1.0'?><x:worksheet xmlns:x='urn:s'><x:sheetData><x:row r='2' t='a>b'>"
    b"<x:c r='B2' s='3'/><x:c r='C2'><x:v>7</x:v></x:c></x:row><x:row r='3'/></x:sheetData>"
    b"<x:mergeCells><x:mergeCell ref='A5:B6'/></x:mergeCells></x:worksheet>"
)


def test_rows_cells_and_merges_are_found_with_their_places() -> None:
    part = SheetPart(PART, "a")
    assert part.prefix == "x:"
    assert sorted(part.rows) == [2, 3]
    cells = part.rows[2].cells
    assert (cells[1].style, cells[1].filled, cells[2].is_number) == ("3", False, True)
    element = cells[2].element
    assert PART[element.start : element.end] == b"<x:c r='C2'><x:v>7</x:v></x:c>"
    assert part.merges == [Area(0, 5, 1, 6)]
    assert not part.has_formulas()


def test_what_is_no_sheet_is_told() -> None:
    for content in (b"<a/>", b"<a", b""):
        with pytest.raises(Environment, match="form_not_readable"):
            SheetPart(content, "a")


def test_addresses_go_there_and_back() -> None:
    assert [ref_of(area_of(ref)) for ref in ("A1", "$B$2:AA30")] == ["A1", "B2:AA30"]
    assert letters_of(701) == "ZZ"
