from __future__ import annotations

import openpyxl
import pytest

from core import files
from core.domain.listing import ListKind
from core.errors import Environment
from core.operations import exports, listing
from core.wording import sentence


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


def test_a_copy_is_the_very_file(practice, tmp_path):
    source = exports.export_ledger(practice, tmp_path / "a.xlsx")
    copy = exports.copy_out(source, tmp_path / "usb")
    assert files.sha256_of(copy) == files.sha256_of(source)


def test_what_could_not_be_handed_out_is_said_to_stand(tmp_path):
    source = tmp_path / "容法督〔2020〕1号.pdf"
    source.write_bytes(b"%PDF")
    (tmp_path / "usb").write_text("a file where a folder should be")
    with pytest.raises(Environment, match="not_handed_out") as told:
        exports.hand_out(source, tmp_path / "usb")
    assert str(source) in sentence(told.value)
