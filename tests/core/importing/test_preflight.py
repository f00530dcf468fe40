from __future__ import annotations

import zipfile

import pytest

from core.errors import Environment
from core.importing.spreadsheet import propose
from core.wording import sentence
from tests.core.importing.hostile import SHEET_HEAD, SHEET_TAIL, TABLE, inline, workbook
from tests.core.importing.ledger_files import PRACTICE

_MB = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def code_for(path):
    with pytest.raises(Environment) as failed:
        propose(path)
    said = sentence(failed.value)
    assert "台账没有任何改动" in said
    assert said.count("。") == 1
    return failed.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import_empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "import_foreign"),
        (b"%PDF-1.7\n", "import_foreign"),
        (bytes(range(256)), "import_foreign"),
        ("<html><table><tr><td>问题</td></tr></table></html>".encode(), "import_web_page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "import_web_page"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "import_encrypted"),
        (_OLE + "Workbook".encode("utf-16-le"), "import_old_workbook"),
        (_OLE + "WordDocument".encode("utf-16-le"), "import_foreign"),
        (b"\xff\x81\x30 a,b\n", "import_encoding"),
        (PRACTICE.read_bytes()[:4000], "import_damaged"),
        (b"PK\x03\x04 not really", "import_damaged"),
        (b"a,b\n" * (6 * _MB), "import_too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_workbook_is_named_by_its_content(tmp_path, content, code):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(content)
    assert code_for(path) == code


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    assert code_for(tmp_path / "没有.xlsx") == "file_missing"
    assert code_for(tmp_path) == "file_missing"


def test_the_extension_is_never_believed(tmp_path):
    path = tmp_path / "台账.et"
    path.write_bytes(PRACTICE.read_bytes())
    assert len(propose(path).issues) == 22


@pytest.mark.parametrize(
    "part", ["word/document.xml", "ppt/presentation.xml", "xl/workbook.bin", "readme.txt"]
)
def test_other_packages_are_named(tmp_path, part):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(part, "x")
    assert code_for(path) == "import_foreign"


@pytest.mark.parametrize("name", ["../x.xml", "a\\b.xml", "/x.xml", "XL/workbook.xml"])
def test_unsafe_or_doubled_names_are_refused(tmp_path, name):
    path = workbook(tmp_path / "a.xlsx", [SHEET_HEAD, TABLE, SHEET_TAIL], extra={name: b"x"})
    assert code_for(path) == "import_hostile"


def test_too_many_entries_are_refused(tmp_path):
    extra = {f"x{number}.bin": b"" for number in range(2_000)}
    assert code_for(workbook(tmp_path / "a.xlsx", [SHEET_HEAD, SHEET_TAIL], extra=extra)) == "import_hostile"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_document_type_is_refused_even_across_a_chunk(tmp_path, encoding):
    body = " " * ((1 << 16) - 4) + '<!DOCTYPE lolz [<!ENTITY a "b">]>'
    path = workbook(
        tmp_path / "a.xlsx", [SHEET_HEAD, TABLE, SHEET_TAIL], extra={"x.xml": body.encode(encoding)}
    )
    assert code_for(path) == "import_hostile"


def test_what_unpacks_to_too_much_is_refused_without_memory(tmp_path):
    resource = pytest.importorskip("resource")
    path = workbook(tmp_path / "a.xlsx", [SHEET_HEAD, *[" " * _MB] * 200, TABLE, SHEET_TAIL])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert code_for(path) == "import_too_much_inside"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_well_packed_padding_below_the_limit_is_fine(tmp_path):
    path = workbook(tmp_path / "a.xlsx", [SHEET_HEAD, *[" " * _MB] * 30, TABLE, SHEET_TAIL])
    assert len(propose(path).issues) == 1


def test_a_cell_in_the_farthest_corner_ends_in_a_sentence(tmp_path):
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert code_for(workbook(tmp_path / "a.xlsx", [SHEET_HEAD, TABLE, far, SHEET_TAIL])) == "import_too_heavy"


def test_too_many_rows_columns_and_characters_are_refused(tmp_path):
    rows = [f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(3, 20_003)]
    assert (
        code_for(workbook(tmp_path / "r.xlsx", [SHEET_HEAD, TABLE, *rows, SHEET_TAIL]))
        == "import_too_many_rows"
    )
    wide = f'<row r="3">{inline("GZ3", "远")}</row>'
    assert (
        code_for(workbook(tmp_path / "c.xlsx", [SHEET_HEAD, TABLE, wide, SHEET_TAIL]))
        == "import_too_many_columns"
    )
    long = f'<row r="3">{inline("B3", "长" * 32_768)}</row>'
    assert (
        code_for(workbook(tmp_path / "l.xlsx", [SHEET_HEAD, TABLE, long, SHEET_TAIL]))
        == "import_cell_too_long"
    )


def test_cut_markup_is_damage(tmp_path):
    assert code_for(workbook(tmp_path / "a.xlsx", [SHEET_HEAD, TABLE])) == "import_damaged"


def test_a_sheet_without_cells_is_empty(tmp_path):
    assert code_for(workbook(tmp_path / "a.xlsx", [SHEET_HEAD, SHEET_TAIL])) == "import_empty"
