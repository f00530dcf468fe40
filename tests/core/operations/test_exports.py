from __future__ import annotations

import openpyxl
import pytest

from core import files
from core.domain.listing import ListKind
from core.errors import Environment
from core.operations import exports, listing


def texts(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_ledger_holds_every_issue_and_measure_once(practice, tmp_path):
    found = texts(exports.export_ledger(practice, tmp_path / "台账.xlsx"))
    for row in exports.rows_of(practice, listing.query_of(practice, ListKind.ISSUES)):
        assert found.count(row.code) == 1
        assert found.count(row.text) >= 1
    for row in exports.rows_of(practice, listing.query_of(practice, ListKind.MEASURES)):
        assert any(row.text in text for text in found)


def test_a_list_is_exported_with_the_columns_and_rows_it_shows(practice, tmp_path):
    query = listing.query_of(practice, ListKind.UNITS)
    found = texts(exports.export_list(practice, tmp_path / "单位.xlsx", query, ("name", "issues")))
    assert "联络员" not in found
    assert "市律师协会" in found


def test_a_copy_that_differs_never_gets_the_name(practice, tmp_path, monkeypatch):
    source = exports.export_ledger(practice, tmp_path / "a.xlsx")

    def spoil(_source, target):
        target.write_bytes(b"half")

    monkeypatch.setattr(exports.shutil, "copyfile", spoil)
    with pytest.raises(Environment, match="copy_differs"):
        exports.copy_out(source, tmp_path / "usb")
    assert list((tmp_path / "usb").iterdir()) == []
    monkeypatch.undo()
    copy = exports.copy_out(source, tmp_path / "usb")
    assert files.sha256_of(copy) == files.sha256_of(source)
