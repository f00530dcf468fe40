from __future__ import annotations

import pytest

from core.cli.parser import build_parser


def test_every_action_takes_what_all_commands_take():
    for action in ("list", "plan", "coverage", "figures"):
        args = build_parser().parse_args(["inspections", action, "--ledger", "x", "--json", "--year", "2020"])
        assert (args.command, args.action, args.ledger, args.json, args.year) == (
            "inspections", action, "x", True, 2020,
        )  # fmt: skip


def test_an_action_must_be_named_and_pasting_excludes_typing(capsys):
    for words in (["inspections"], ["inspections", "plan", "--title", "x", "--paste", "y"]):
        with pytest.raises(SystemExit):
            build_parser().parse_args(words)
    assert "用法：" in capsys.readouterr().err
