"""Workspaces for tests of operations and the command line: a fresh one, and the practice ledger imported."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.operations import imports, ledgers
from core.operations.practice import practice_workbook
from core.workspace import Workspace

DAY = date(2020, 8, 17)


def begin(folder: Path) -> Workspace:
    office = ledgers.new_office(
        "容城县委全面依法治县委员会办公室",
        "RC01",
        superior_name="保定市委全面依法治市委员会办公室",
        superior_code="BD00",
        number_prefix="容法",
        operator="王经办",
    )
    ledgers.create_ledger(folder, office, FixedClock.on(DAY)).close()
    return ledgers.open_ledger(folder, FixedClock.on(DAY))


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """A new, empty ledger seen on 17 August 2020."""
    workspace = begin(tmp_path / "ledger")
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def practice_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice ledger, imported once for the whole run."""
    folder = tmp_path_factory.mktemp("practice") / "ledger"
    workspace = begin(folder)
    imports.apply_proposal(workspace, imports.read_proposal(workspace, practice_workbook()))
    workspace.close()
    return folder


@pytest.fixture
def practice(practice_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the imported practice ledger, open for writing."""
    shutil.copytree(practice_folder, tmp_path / "practice")
    workspace = ledgers.open_ledger(tmp_path / "practice", FixedClock.on(DAY))
    yield workspace
    workspace.close()
