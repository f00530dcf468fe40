"""The import contracts of ``.importlinter`` are kept, and they break when somebody breaks them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT, Source, imported, loaded_at_import, source_of, sources

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

PLANTED = {
    "core/stray.py": "",
    "core/domain/planted_qt.py": "import PySide6.QtCore\n",
    "core/domain/planted_layer.py": "import core.workspace\n",
    "core/letters/planted_sql.py": "import sqlite3\n",
    "core/letters/planted_excel.py": "import openpyxl\n",
    "core/exporting/planted_pdf.py": "import reportlab\n",
    "core/exporting/planted_store.py": "import core.store.records\n",
    "core/store/planted_direction.py": "import ui.session\n",
    "ui/jobs/planted_layer.py": "import ui.pages.page\n",
    "ui/widgets/planted_part.py": "import core.letters\n",
}
"""A breach of every contract; the file is added to a copy of the house."""


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT, "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def contracts() -> list[str]:
    lines = (ROOT / ".importlinter").read_text("utf-8").splitlines()
    return [line.partition("=")[2].strip() for line in lines if line.startswith("name =")]


def test_every_contract_breaks_when_a_breach_is_planted(tmp_path: Path) -> None:
    for part in ("core", "ui"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    for path, text in PLANTED.items():
        (tmp_path / path).write_text(text, "utf-8")
    answer = lint(tmp_path)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    kept = [name for name in contracts() if f"{name} BROKEN" not in answer.stdout]
    assert kept == [], answer.stdout


def imports_between(sources: tuple[Source, ...]) -> dict[str, set[str]]:
    """Module → modules of the house that it loads when it is imported itself."""
    names = {source.module for source in sources}
    graph: dict[str, set[str]] = {}
    for source in sources:
        wanted = {name for node in loaded_at_import(source.tree) for name in imported(node)}
        graph[source.module] = (wanted & names) - {source.module}
    return graph


def test_no_module_imports_itself_through_others() -> None:
    TopologicalSorter(imports_between(sources())).prepare()


def test_a_planted_circle_of_imports_is_found() -> None:
    circle = (
        source_of("core/a.py", "from core import b"),
        source_of("core/b.py", "import core.c"),
        source_of("core/c.py", "from core.a import thing"),
    )
    with pytest.raises(ValueError, match="cycle"):
        TopologicalSorter(imports_between(circle)).prepare()


def test_core_and_a_command_start_without_qt_or_heavy_libraries() -> None:
    code = (
        "import sys, core.cli.parser, core.operations.issues, core.operations.listing\n"
        "heavy = 'PySide6 openpyxl xlsxwriter python_calamine reportlab fontTools sqlite_utils pypdfium2'\n"
        "print(sorted(set(heavy.split()) & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"
