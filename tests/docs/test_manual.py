"""The manual speaks of every page, command, column of the README and link that exists, and of no other."""

from __future__ import annotations

import argparse
import ast
import re
from pathlib import Path

import pytest

from core.cli.parser import TABLES, build_parser
from core.letter_kinds import all_plans
from core.wording import catalogue, word

ROOT = Path(__file__).resolve().parents[2]
HELP = ROOT / "resources" / "help"
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "THIRD-PARTY.md")),
    *sorted(HELP.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]


def pages() -> list[str]:
    """The page names of the window's registry, read without Qt."""
    tree = ast.parse((ROOT / "ui/pages/registry.py").read_text("utf-8"))
    assigned = [node.value for node in ast.walk(tree) if isinstance(node, ast.AnnAssign)]
    made = next(node for node in assigned if isinstance(node, ast.Dict))
    return [key.value for key in made.keys if isinstance(key, ast.Constant)]


def help_of(name: str) -> Path:
    """The help page of that name; a number before it gives its place in the list of the window."""
    (found,) = [path for path in HELP.glob("*.md") if re.fullmatch(rf"\d\d-{name}", path.stem)]
    return found


def commands() -> list[str]:
    """Every command a person can type, ``letters`` with its second word."""
    found = []
    for name, parser in _choices(build_parser()).items():
        second = _choices(parser)
        found += [f"{name} {action}" for action in second] if second else [name]
    return found


def _choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


@pytest.mark.parametrize("page", pages())
def test_every_page_has_its_help_under_its_own_name(page: str) -> None:
    text = help_of(page).read_text("utf-8")
    assert text.startswith(f"# {word(f'pages.{page}')}\n")
    assert len(text) > 150


@pytest.mark.parametrize("page", pages())
def test_the_contents_lead_to_every_page(page: str) -> None:
    name = help_of(page).name
    assert f"({name})" in help_of("index").read_text("utf-8")
    assert f"/{name})" in (ROOT / "docs/manual/README.md").read_text("utf-8")


@pytest.mark.parametrize("command", commands())
def test_every_command_stands_in_the_readme_and_in_the_help(command: str) -> None:
    for path in (ROOT / "README.md", help_of("commands")):
        rows = [
            line for line in path.read_text("utf-8").splitlines() if line.startswith("| `") or "、`" in line
        ]
        assert any(re.search(rf"`{re.escape(command)}( [^`]*)?`", row) for row in rows), path.name


def test_no_command_is_promised_that_does_not_exist() -> None:
    rows = [line for line in help_of("commands").read_text("utf-8").splitlines() if line.startswith("| `")]
    promised = [re.match(r"\| `([a-z-]+(?: [a-z][a-z-]+)?)", row) for row in rows]
    assert sorted(match[1] for match in promised if match) == sorted(commands())


@pytest.mark.parametrize("kind", TABLES)
def test_every_kind_of_export_is_named(kind: str) -> None:
    assert kind in help_of("commands").read_text("utf-8")
    assert kind in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("option", ["--ledger", "--json", "--today"])
def test_options_of_every_command_are_explained(option: str) -> None:
    assert option in help_of("commands").read_text("utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_letter_kinds_and_states_of_an_issue_are_explained() -> None:
    words = catalogue()
    letters = help_of("letters").read_text("utf-8")
    ledger = help_of("ledger").read_text("utf-8")
    assert [plan.name for plan in all_plans() if plan.name not in letters] == []
    states = [text for key, text in words.items() if key.startswith("enums.IssueStatus.")]
    assert [text for text in states if text not in ledger and text not in letters + OVERVIEW] == []


OVERVIEW = help_of("overview").read_text("utf-8")


def test_keys_of_the_window_are_listed() -> None:
    window = (ROOT / "ui/main_window.py").read_text("utf-8")
    listed = help_of("keys").read_text("utf-8")
    keys = re.findall(r'\("((?:Ctrl\+|Shift\+|Alt\+)*[A-Z0-9]+)", "', window)
    assert len(keys) > 5
    assert [key for key in keys if key not in listed] == []


@pytest.mark.parametrize("path", sorted(HELP.glob("*.md")), ids=lambda path: path.stem)
def test_every_button_the_help_names_is_called_so_in_the_window(path: Path) -> None:
    text = path.read_text("utf-8")
    named = re.findall(r"[点选]“([^”]+)”", text) + re.findall(r"勾选“([^”]+)”", text)
    words = set(catalogue().values())
    assert [
        name for name in named if not any(known == name or known.startswith(f"{name}（") for known in words)
    ] == []
