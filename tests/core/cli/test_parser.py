from __future__ import annotations

from datetime import date

import pytest

from core.cli.parser import build_parser


def test_no_command_opens_the_window_on_a_ledger():
    args = build_parser().parse_args(["--ledger", "d"])
    assert (args.command, args.ledger) == (None, "d")


def test_the_ledger_may_stand_before_or_after_the_command():
    before = build_parser().parse_args(["--ledger", "d", "stats"])
    after = build_parser().parse_args(["stats", "--ledger", "d"])
    assert before.ledger == after.ledger == "d"


def test_several_issues_and_a_day_are_read():
    words = [
        "letters",
        "dispatch",
        "--kind",
        "督办函",
        "--issue",
        "1",
        "2",
        "--dated",
        "2020-08-17",
        "--out",
        "o",
    ]
    args = build_parser().parse_args(words)
    assert (args.issue, args.dated) == (["1", "2"], date(2020, 8, 17))


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"],
        ["letters"],
        ["export", "poems", "--out", "x"],
        ["stats", "--today", "yesterday"],
        ["stats", "--today", "9999-12-31"],
        ["stats", "--today", "0001-01-01"],
        ["letters", "dispatch", "--kind", "督办函", "--unit", "县司法局", "--out", "o"],
    ],
)
def test_wrong_usage_ends_with_2(words, capsys):
    with pytest.raises(SystemExit) as stop:
        build_parser().parse_args(words)
    assert stop.value.code == 2
    said = capsys.readouterr().err
    assert "用法：main.py" in said
    assert "没有看懂命令（" in said
    assert not {"error", "invalid", "required", "argument"} & set(said.split())


def test_a_register_is_a_kind_of_export_and_an_unknown_kind_is_none(capsys):
    parse = build_parser().parse_args
    assert parse(["export", "register:arrears", "--out", "x"]).kind == "register:arrears"
    for wrong in ("register:", "nothing"):
        with pytest.raises(SystemExit):
            parse(["export", wrong, "--out", "x"])
    assert "register:KEY" in capsys.readouterr().err
