"""The map of mechanisms is whole, its counts are its rows', and whatever it names exists."""

from __future__ import annotations

import argparse
import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from core.cli.parser import build_parser

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/mechanisms.md").read_text("utf-8")
STATES = ("built", "partly", "not yet", "out of scope")
CLASSES = (
    "CCCCSCCCCCCCCCSSCSSCCCCSSCSSSSCSSSCCCCCCSCSSSSSSOCCCSCCCCCCCCCCCSSCSOCSSCOCCSCCCCCCCCCSCCSSOCCSCSSSSO"
)
"""The class of each mechanism, number 1 first."""

ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in TEXT.splitlines()
    if re.match(r"\| \d+ \|", line)
]
"""(number, name, class, state, where, what is missing)"""


def _named() -> list[str]:
    return sorted({name for row in ROWS for name in re.findall(r"`([^`]+)`", " ".join(row))})


def _page_names() -> set[str]:
    tree = ast.parse((ROOT / "ui/pages/registry.py").read_text("utf-8"))
    made = next(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict)
    )
    return {key.value for key in made.keys if isinstance(key, ast.Constant)}


def _commands() -> set[str]:
    (action,) = [
        action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)
    ]
    return set(action.choices)


def _exists(name: str) -> bool:
    kind, _, rest = name.partition(" ")
    if kind == "page":
        return rest in _page_names()
    if kind == "register":
        return (ROOT / "resources/registers" / f"{rest}.toml").is_file()
    if kind == "command":
        return rest in _commands()
    return name.endswith(".py") and (ROOT / name).is_file()


def test_every_mechanism_has_its_row_in_order() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, 102))
    assert {len(row) for row in ROWS} == {6}


def test_every_mechanism_has_the_class_that_the_sources_give_it() -> None:
    assert "".join(row[2] for row in ROWS) == CLASSES
    assert Counter(CLASSES) == {"C": 60, "S": 36, "O": 5}


def test_every_state_is_one_of_the_list_and_only_other_business_is_out_of_scope() -> None:
    assert [row for row in ROWS if row[3] not in STATES] == []
    assert [row for row in ROWS if (row[2] == "O") is not (row[3] == "out of scope")] == []


def test_what_is_built_says_where_and_what_is_not_says_what_is_missing() -> None:
    assert [row for row in ROWS if row[3] in {"built", "partly"} and "`" not in row[4]] == []
    assert [row for row in ROWS if (row[3] == "built") is not (row[5] == "")] == []


@pytest.mark.parametrize("row", [row for row in ROWS if row[2] == "C"], ids=lambda row: row[0])
def test_every_core_mechanism_has_its_core_its_page_and_its_command(row: tuple[str, ...]) -> None:
    named = {re.split("[ /]", name)[0] for name in re.findall(r"`([^`]+)`", row[4])}
    assert {"core", "page", "command"} <= named


@pytest.mark.parametrize("name", _named())
def test_whatever_is_named_exists(name: str) -> None:
    assert _exists(name)


@pytest.mark.parametrize("name", ["page nowhere", "register nowhere", "command nowhere", "core/nowhere.py"])
def test_a_name_that_leads_nowhere_is_noticed(name: str) -> None:
    assert not _exists(name)


def test_the_counts_in_the_head_are_those_of_the_rows() -> None:
    counted = Counter((row[3], row[2]) for row in ROWS)
    told = re.findall(r"^- \*\*(built|partly|not yet)\*\*: (\d+) \((\d+) C, (\d+) S\)", TEXT, re.MULTILINE)
    assert [(state, int(every), int(core), int(aside)) for state, every, core, aside in told] == [
        (
            state,
            counted[state, "C"] + counted[state, "S"],
            counted[state, "C"],
            counted[state, "S"],
        )
        for state in STATES[:3]
    ]
