from __future__ import annotations

import json

from core.cli.commands import COMMANDS
from core.cli.parser import build_parser
from core.cli.run import run


def test_without_a_ledger_the_sentence_says_so(tmp_path, capsys):
    assert run(build_parser().parse_args(["stats", "--json"])) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "no_ledger_named"
    missing = ["stats", "--json", "--ledger", str(tmp_path / "none")]
    assert run(build_parser().parse_args(missing)) == 3
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "ledger_missing"
    assert not (tmp_path / "none").exists()


def test_a_bug_is_told_with_the_log_and_exit_70(filled, monkeypatch, capsys):
    def broken(_):
        raise ZeroDivisionError

    args = build_parser().parse_args(["stats", "--json"])
    assert run(args, {**COMMANDS, "stats": broken}) == 70
    assert "ledger.log" in json.loads(capsys.readouterr().out)["error"]["message"]


def test_people_read_chinese_on_stdout_without_json(filled, tmp_path, capsys):
    run(build_parser().parse_args(["stats", "--ledger", str(tmp_path / "l"), "--today", "2020-08-17"]))
    assert "问题 22" in capsys.readouterr().out.splitlines()
