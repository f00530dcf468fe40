"""Rows are written into a part that has hardly anything."""

from __future__ import annotations

from datetime import date

from core.exporting.form_part import SheetPart
from core.exporting.form_rows import RowWriter
from core.exporting.form_styles import FormStyles

BARE = b'<worksheet><dimension ref="A1:B1"/><sheetData/></worksheet>'


def test_an_empty_sheet_gets_its_rows() -> None:
    writer = RowWriter(SheetPart(BARE, "a"), FormStyles(b""), 0)
    made = writer.filled(2, [{0: 1, 2: "甲 & 乙"}, {1: date(2026, 8, 1)}], at=4, moved=0).decode()
    assert made == (
        '<worksheet><dimension ref="A1:B3"/><sheetData><row r="2"><c r="A2"><v>1</v></c>'
        '<c r="C2" t="inlineStr"><is><t xml:space="preserve">甲 &amp; 乙</t></is></c></row>'
        '<row r="3"><c r="B3" t="inlineStr"><is><t xml:space="preserve">2026-08-01</t></is></c></row>'
        "</sheetData></worksheet>"
    )
