"""Commands called as the shell calls them, answered as JSON."""

from __future__ import annotations

import argparse
import json
from functools import cache

import pytest

from core.cli.parser import build_parser
from core.cli.run import run
from core.operations.practice import practice_workbook


def _choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


@cache
def _deep() -> dict[str, set[str]]:
    """Return the second words of every command that has any."""
    return {name: set(_choices(parser)) for name, parser in _choices(build_parser()).items()}


@pytest.fixture
def call(capsys, tmp_path):
    """Run one command with ``--json`` on 17 August 2020 and return (exit code, JSON, people's words)."""

    def carry_out(*words: object) -> tuple[int, dict, str]:
        listed = [str(word) for word in words]
        at = 2 if listed[0] in _deep() and listed[1:2] and listed[1] in _deep()[listed[0]] else 1
        listed[at:at] = ["--ledger", str(tmp_path / "l"), "--json", "--today", "2020-08-17"]
        code = run(build_parser().parse_args(listed))
        told = capsys.readouterr()
        return code, json.loads(told.out), told.err

    return carry_out


@pytest.fixture
def begun(call):
    call(
        "new", "--office", "容城县委依法治县办", "--code", "RC01", "--superior", "保定市委依法治市办",
        "--superior-code", "BD00", "--number-prefix", "容法", "--operator", "王经办",
    )  # fmt: skip
    return call


@pytest.fixture
def filled(begun):
    begun("import", practice_workbook())
    return begun
