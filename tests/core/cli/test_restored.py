from __future__ import annotations

import json

from core.cli.parser import build_parser
from core.cli.run import run


def test_the_clerk_confirms_numbers_and_packages_after_a_restore(filled, tmp_path, capsys):
    _, found, _ = filled("backup", "--to", tmp_path / "usb")
    filled("restore", found["path"], "--into", tmp_path / "again")

    def again(*words):
        there = ["--ledger", str(tmp_path / "again"), "--json", "--today", "2020-08-18"]
        code = run(build_parser().parse_args([words[0], *there, *words[1:]]))
        return code, json.loads(capsys.readouterr().out)

    code, told = again("restored", "--kind", "安慰函", "--last-number", "7")
    assert (code, told["error"]["code"]) == (1, "unknown_letter_kind")
    _, asked = again("restored")
    assert {each["series"] for each in asked["unconfirmed"]["series"]} >= {"容法督"}
    code, told = again("restored", "--last-number", "7")
    assert (code, told["error"]["code"]) == (1, "series_needed")
    code, told = again("restored", "--kind", "督办函", "--last-number", "7", "--last-sequence", "2")
    assert (code, told["lost"]) == (0, {"numbers": 7, "packages": 2})
    code, told = again("restored", "--series", "容法督", "--year", "2020", "--last-number", "8")
    assert (code, told["error"]["code"]) == (1, "nothing_unconfirmed")
    code, told = again("submit", "--period", "2020-08", "--out", str(tmp_path / "out"))
    assert (code, told["sequence"]) == (0, 3)


def test_a_ledger_that_never_submitted_is_not_asked_for_package_nought(filled, tmp_path, capsys):
    _, found, _ = filled("backup", "--to", tmp_path / "usb")
    filled("restore", found["path"], "--into", tmp_path / "again")
    run(build_parser().parse_args(["restored", "--ledger", str(tmp_path / "again")]))
    said = capsys.readouterr()
    assert "没有报送过" in said.out + said.err
    assert "第 0 号，文件夹里最后是第 0 号" not in said.out + said.err
