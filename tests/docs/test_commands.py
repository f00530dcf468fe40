"""The table of commands is whole: every option stands in its row, and what a row prints can be typed."""

from __future__ import annotations

import argparse
import contextlib
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from core.cli.parser import build_parser

TEXT = (Path(__file__).resolve().parents[2] / "resources/help/10-commands.md").read_text("utf-8")
GENERAL = {"--help", "--ledger", "--json", "--today", "--operator", "--pin-file", "--second-pin-file"}
"""Options explained once above the table."""
VALUES = ("某文", "1", "2020", "2020-01-01", "ledger")
"""One of these is a value for any option."""
HEAD = TEXT.partition("| 命令 |")[0]


def choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


@cache
def parsers() -> dict[str, argparse.ArgumentParser]:
    """Every command a person can type, by its words."""
    found = {}
    for name, parser in choices(build_parser()).items():
        seconds = choices(parser)
        found |= {f"{name} {second}": made for second, made in seconds.items()} or {name: parser}
    return found


@cache
def rows() -> dict[str, tuple[str, str]]:
    """(usage, whole row) of every command in the table."""
    found = {}
    for line in TEXT.splitlines():
        if printed := re.match(r"\| `([^`]*)` \|", line):
            usage = printed[1].replace(r"\|", "|")
            named = re.match(r"[a-z-]+(?: [a-z][a-z-]+)?", usage)
            assert named
            found[named[0]] = (usage, line)
    return found


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


def told(row: str) -> set[str]:
    """The options a row tells, with those of the row it refers to."""
    same = re.search(r"同 `([a-z -]+)`", row)
    return options(row) | (options(rows()[same[1]][1]) if same else set())


def of_parser(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in parser._actions for name in action.option_strings if name.startswith("--")}


def sample(action: argparse.Action) -> str:
    """A value that ``action`` takes."""
    if action.choices:
        return str(next(iter(action.choices)))
    for value in VALUES:
        with contextlib.suppress(argparse.ArgumentTypeError, ValueError):
            if callable(action.type):
                action.type(value)
            return value
    raise AssertionError(action)


def typed(parser: argparse.ArgumentParser, words: list[str]) -> list[str]:
    """The words of a usage with values in the place of what stands for them."""
    by_name = {name: action for action in parser._actions for name in action.option_strings}
    places = [action for action in parser._actions if not action.option_strings]
    current: argparse.Action | None = None
    line: list[str] = []
    for each in words:
        if each.startswith("--"):
            current = by_name[each]
            line.append(each)
        elif each != "…" or (line and line[-1] in by_name):
            place = current or (places[0] if len(places) == 1 or places[0].nargs else places.pop(0))
            line.append(sample(place))
    return line


def ways(command: str) -> Iterator[list[str]]:
    """The usage without anything in brackets, then with one pair of brackets after another."""
    usage = rows()[command][0].removeprefix(command)
    usage = re.sub(r"\(([^|)]*)\|[^)]*\)", r"\1", usage)
    parts = re.split(r"(\[[^]]*\])", usage)
    for chosen in (None, *(place for place, part in enumerate(parts) if part.startswith("["))):
        kept = [part for place, part in enumerate(parts) if not part.startswith("[") or place == chosen]
        alternatives = (
            re.split(r"\s*(?:\s\|\s|、(?=--)|或 (?=--))\s*", parts[chosen].strip("[]")) if chosen else [""]
        )
        for alternative in alternatives:
            text = " ".join(alternative if part.startswith("[") else part for part in kept)
            yield re.sub(r"(?<=[^\s-])(?:、\S+| 或 (?!--)\S+)", "", text).split()


@pytest.mark.parametrize("command", sorted(parsers()))
def test_every_option_of_a_command_stands_in_its_row_and_no_other_in_its_usage(command: str) -> None:
    usage, row = rows()[command]
    known = of_parser(parsers()[command])
    assert sorted(known - GENERAL - told(row)) == []
    assert sorted(options(usage) - known) == []


@pytest.mark.parametrize("command", sorted(parsers()))
def test_what_a_row_prints_can_be_typed(command: str) -> None:
    for words in ways(command):
        parser = parsers()[command]
        line = typed(parser, words)
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            try:
                parser.parse_args(line)
            except SystemExit:
                pytest.fail(f"{command} {' '.join(line)}: {said.getvalue().splitlines()[-1]}")


@pytest.mark.parametrize("option", sorted(GENERAL - {"--help"}))
def test_what_every_command_takes_is_explained_above_the_table(option: str) -> None:
    assert option in options(HEAD)


def test_a_usage_that_cannot_be_typed_is_noticed() -> None:
    parser = parsers()["measures done"]
    assert parser.parse_args(typed(parser, ["编号", "序号"])).number == 1
    with contextlib.redirect_stderr(io.StringIO()), pytest.raises(SystemExit):
        parser.parse_args(typed(parser, ["编号"]))


def test_the_readme_prints_the_same_table() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
    printed = [line for line in readme.splitlines() if line.startswith("| `")]
    assert printed == [line for line in TEXT.splitlines() if line.startswith("| `")]
