from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from core.cli.parser import build_parser
from core.cli.run import run
from core.operations.practice import practice_workbook
from core.store import snapshots


def test_a_dry_run_says_everything_and_writes_nothing(begun):
    code, said, people = begun("import", practice_workbook(), "--dry-run")
    assert code == 0
    assert said["issues"] == {"new": 22, "updated": 0, "unchanged": 0}
    kinds = [row["kind"] for row in said["proposal"]]
    assert kinds.count("issue") == 22
    assert kinds.count("measure") == said["measures"]["new"]
    assert set(said["proposal"][0]) == {"row", "kind", "fields", "deadline", "verdict", "reasons"}
    assert set(said["proposal"][0]["deadline"]) == {"raw", "kind", "due", "standing", "cycle"}
    assert said["columns"]["问题内容"] == "text"
    assert "没有写入台账" in people
    assert begun("stats")[1]["issues"] == 0


def test_an_import_is_counted_and_a_second_changes_nothing(begun):
    assert begun("import", practice_workbook())[1]["issues"]["new"] == 22
    code, said, _ = begun("import", practice_workbook())
    assert (code, said["issues"]) == (0, {"new": 0, "updated": 0, "unchanged": 22})
    assert said["measures"]["new"] == said["measures"]["updated"] == 0


@pytest.mark.parametrize(
    "kind", ["ledger", "issues", "measures", "inspections", "letters", "submissions", "units"]
)
def test_every_table_is_exported(filled, tmp_path, kind):
    code, said, _ = filled("export", kind, "--out", tmp_path / f"{kind}.xlsx")
    assert code == 0
    assert Path(said["path"]).read_bytes().startswith(b"PK")


def test_a_letter_is_proposed_dispatched_listed_and_made_void(filled, tmp_path):
    proposed = filled("letters", "propose")[1]["proposals"]
    unit = proposed[0]["unit_name"]
    code, said, _ = filled(
        "letters", "dispatch", "--kind", "督办函", "--unit", unit, "--dated", "2020-08-17",
        "--out", tmp_path / "out",
    )  # fmt: skip
    assert code == 0
    assert Path(said["letters"][0]["path"]).read_bytes().startswith(b"%PDF")
    number = said["letters"][0]["document_number"]
    assert filled("letters", "void", number, "--reason", "重复")[1]["state"] == "void"
    rows = filled("letters", "list")[1]["letters"]
    assert [(row["document_number"], row["state"]) for row in rows] == [(number, "void")]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--kind", "表扬信", "--unit", "市依法治市办"), "unknown_letter_kind"),
        (("--kind", "supervision", "--unit", "没有的单位"), "unknown_unit"),
        (("--kind", "督办函", "--issue", "9999-1"), "unknown_code"),
        (("--kind", "整改通知书", "--inspection", "督查1"), "unknown_code"),
    ],
)
def test_a_letter_to_nobody_is_refused_with_a_sentence(filled, tmp_path, words, error):
    code, said, people = filled(
        "letters", "dispatch", *words, "--dated", "2020-08-17", "--out", tmp_path / "out"
    )
    assert (code, said["error"]["code"]) == (1, error)
    assert people.strip() == said["error"]["message"]
    assert not (tmp_path / "out").exists()


def test_a_package_is_sealed_and_registered(filled, tmp_path):
    code, said, _ = filled("submit", "--period", "2020-08", "--out", tmp_path / "usb")
    assert code == 0
    assert Path(said["path"]).is_file()
    assert [row["period"] for row in filled("submissions")[1]["submissions"]] == ["2020-08"]


def test_two_character_words_are_found(filled):
    hits = filled("search", "复议")[1]["hits"]
    assert any("复议人员配备不足" in hit["title"] for hit in hits)
    assert filled("search", "没有这个词")[1]["hits"] == []


def test_a_backup_becomes_a_ledger_again(filled, tmp_path):
    copy = filled("backup", "--to", tmp_path / "usb")[1]["path"]
    code, said, _ = filled("restore", copy, "--into", tmp_path / "again")
    assert (code, said["findings"]) == (0, [])
    shutil.rmtree(tmp_path / "l")
    (tmp_path / "again").rename(tmp_path / "l")
    assert filled("check", "--full")[1] == {"clean": True, "findings": []}
    assert filled("stats")[1]["issues"] == 22
    assert snapshots.listing(tmp_path / "usb")


def test_a_dry_run_needs_no_ledger(capsys):
    args = build_parser().parse_args(["import", str(practice_workbook()), "--dry-run", "--json"])
    assert run(args) == 0
    assert json.loads(capsys.readouterr().out)["issues"]["new"] == 22


def test_an_empty_register_says_so(begun):
    assert begun("letters", "list")[2].strip() == "文书登记簿里还没有文书"
    assert begun("submissions")[2].strip() == "还没有封存过报送包"


def test_an_office_that_names_no_prefix_can_send_letters_at_once(call, tmp_path):
    said = call("new", "--office", "容城县委依法治县办", "--code", "RC01")[1]
    assert said["number_prefix"] == "容法"
    call("import", practice_workbook())
    words = ("--kind", "督办函", "--unit", "市依法治市办", "--dated", "2020-08-17", "--out", tmp_path / "o")
    assert call("letters", "dispatch", *words)[1]["letters"][0]["document_number"] == "容法督〔2020〕1号"


def test_figures_name_their_rows_and_can_be_asked_for_a_batch_and_a_day(filled, tmp_path):
    code, found, _ = filled("stats", "--as-of", "2020-08-17")
    assert (code, found["today"]) == (0, "2020-08-17")
    whole = found["statistics"]["measures"]["whole"]
    assert whole["counts"]["all"] == found["measures"] == 55
    assert whole["rates"]["completion"] == {"part": 0, "whole": 55, "percent": "0.0"}
    assert whole["rows"]["overdue"] == [{"column": "timeliness", "values": ["overdue"], "contains": False}]
    assert filled("stats", "--batch", "没有")[0] == 1
    assert filled("stats", "--as-of", "2001-01-01")[0] == 1
    path = tmp_path / "统计.xlsx"
    assert filled("export", "statistics", "--out", str(path), "--as-of", "2020-08-17")[0] == 0
    assert path.is_file()
