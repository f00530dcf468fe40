"""The project's files: every module has its test, nothing names one machine, the locks are whole."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.reading import (
    ROOT,
    Source,
    _files_not_ignored,
    functions,
    imported,
    nodes,
    source_of,
    sources,
    tracked_files,
)

WITHOUT_NAMESAKE: dict[str, str] = {}
"""Module → the test that proves it instead. This list only ever shrinks."""

MACHINE = re.compile(
    r"(^|[^A-Za-z.])/(w[o]rk|r[o]ot|t[m]p/[a-z]+)/"
    r"|--(extra-)?index-url|--find-links|file:///[a-z]|https?://[^\s\"'<>]*(p[y]pi|simple/)|[C-Z]:\\\\Users\\\\"
)
"""Paths of one machine, and addresses of package indexes."""


def behaves(source: Source) -> bool:
    """Whether there is anything to prove: records and enums without a function are proved by their users."""
    return any(True for _ in functions(source.tree))


def test_every_module_has_a_test_of_its_name() -> None:
    files = set(tracked_files())
    missing = []
    for source in sources():
        folder, _, name = source.path.rpartition("/")
        expected = f"tests/{folder}/test_{name}" if folder else f"tests/test_{name}"
        if behaves(source) and expected not in files and source.path not in WITHOUT_NAMESAKE:
            missing.append(f"{source.path} wants {expected}")
    assert "\n".join(missing) == ""


def test_every_module_without_a_namesake_still_needs_the_allowance() -> None:
    for path, proof in WITHOUT_NAMESAKE.items():
        folder, _, name = path.rpartition("/")
        assert (ROOT / path).is_file()
        assert (ROOT / proof).is_file()
        assert not (ROOT / "tests" / folder / f"test_{name}").exists()


@cache
def texts() -> list[tuple[str, str]]:
    binary = (".ttf", ".otf", ".png", ".xlsx", ".ico", ".zip", ".pdf", ".db")
    named = [name for name in tracked_files() if not name.endswith(binary)]
    return [(name, (ROOT / name).read_text("utf-8")) for name in named]


def traces(text: str) -> list[str]:
    return [line.strip()[:100] for line in text.splitlines() if MACHINE.search(line)]


def test_no_file_names_a_path_of_one_machine_or_a_package_index() -> None:
    here = "tests/architecture/test_files.py"
    assert {name: found for name, text in texts() if name != here and (found := traces(text))} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "see /work/shared/design.md",
        "open('/root/ledger.db')",
        "cp x /tmp/c/x",
        "pip install --index-url x",
        "https://pypi.example.org/simple/",
        "file:///opt/x",
    ],
)
def test_a_planted_trace_is_found(planted: str) -> None:
    assert traces(planted)


@pytest.mark.parametrize(
    "innocent", ["framework/work", "a/tmp", "https://example.org/page", "the root / of all"]
)
def test_innocent_text_is_left_alone(innocent: str) -> None:
    assert traces(innocent) == []


def locked(name: str) -> dict[str, set[str]]:
    """Requirement line → its hashes."""
    found: dict[str, set[str]] = {}
    current = ""
    for line in (ROOT / "requirements" / name).read_text("utf-8").splitlines():
        if match := re.match(r"([a-z0-9-]+==[^ ]+)(?: ; (.*?))? \\$", line):
            current = f"{match[1]} ; {match[2] or ''}"
            found[current] = set()
        elif match := re.match(r"    --hash=sha256:([0-9a-f]{64})( \\)?$", line):
            found[current].add(match[1])
        else:
            assert re.match(r"\s*(#|$)", line), f"{name}: {line}"
    return found


@pytest.mark.parametrize("name", ["runtime.lock", "dev.lock", "bench.lock"])
def test_a_lock_holds_only_pinned_and_hashed_packages(name: str) -> None:
    packages = locked(name)
    assert len(packages) > 10
    assert all(packages.values())
    assert not any(package.startswith("pip==") for package in packages)


def test_the_larger_locks_hold_everything_of_the_smaller_ones() -> None:
    pinned = {
        name: {line.split(" ; ")[0] for line in locked(f"{name}.lock")}
        for name in ("runtime", "dev", "bench")
    }
    assert pinned["runtime"] < pinned["dev"] < pinned["bench"]


def test_qt_is_the_version_that_office_machines_can_load() -> None:
    qt = {line for line in locked("runtime.lock") if line.startswith("pyside6-essentials")}
    assert qt == {
        "pyside6-essentials==6.8.0.2 ; platform_machine == 'aarch64' and sys_platform == 'linux'",
        "pyside6-essentials==6.9.3 ; platform_machine != 'aarch64' or sys_platform != 'linux'",
    }


@pytest.mark.parametrize("name", ["demo --out demo-out", "test.sh"])
def test_the_readme_and_ci_name_the_commands(name: str) -> None:
    assert f"bash scripts/{'run.sh ' if 'demo' in name else ''}{name}" in (ROOT / "README.md").read_text(
        "utf-8"
    )
    assert "scripts/test.sh" in (ROOT / ".ci/run").read_text("utf-8")


def test_tests_are_neither_skipped_nor_expected_to_fail_without_a_reason() -> None:
    pattern = re.compile(r"mark\.(skip|skipif|xfail)\b(?!.*reason=)|pytest\.skip\(\s*\)")
    tests = {name: text for name, text in texts() if name.startswith("tests/") and name.endswith(".py")}
    assert [name for name, text in tests.items() if pattern.search(text) and "test_files" not in name] == []


NAMED_OTHERWISE = {
    "PySide6": "pyside6-essentials",
    "shiboken6": "pyside6-essentials",
    "PIL": "pillow",
    "docx": "python-docx",
}


def declared(name: str) -> set[str]:
    lines = (ROOT / "requirements" / f"{name}.in").read_text("utf-8").splitlines()
    return {re.split(r"[ =<>;]", line)[0] for line in lines if line and not line.startswith(("#", "-r"))}


def undeclared(sources: tuple[Source, ...], declared: set[str]) -> set[str]:
    """Third-party packages that the code imports and no requirement names."""
    roots = {
        name.split(".")[0] for source in sources for node in nodes(source.tree) for name in imported(node)
    }
    own = {Path(name).stem for name in tracked_files() if name.startswith(("tests/", "benchmarks/"))}
    foreign = roots - set(sys.stdlib_module_names) - own - {"core", "ui", "tests", "main", ""}
    return {
        name for name in foreign if NAMED_OTHERWISE.get(name, name).replace("_", "-").lower() not in declared
    }


def test_every_library_the_program_imports_is_required_by_name() -> None:
    assert undeclared(sources(), declared("runtime")) == set()


def test_every_library_the_tests_import_is_required_by_name() -> None:
    tests = tuple(
        source_of(name, text) for name, text in texts() if re.match(r"(tests|scripts)/.*\.py$", name)
    )
    assert undeclared(tests, declared("runtime") | declared("dev")) == set()


def test_a_planted_import_of_an_unnamed_library_is_found() -> None:
    planted = (source_of("core/a.py", "def f():\n    import numpy.linalg\n    import python_calamine"),)
    assert undeclared(planted, declared("runtime")) == {"numpy"}


def test_without_git_the_same_files_are_looked_at() -> None:
    assert set(_files_not_ignored()) == set(tracked_files())
