"""Two programs on one ledger: the second is told who holds it, and a dead holder holds nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.errors import Environment
from core.store.ledger import Ledger
from core.wording import sentence
from tests.core.store.opened import NOW, begin
from tests.faults.running import child, hear


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a closed ledger."""
    begin(tmp_path / "台账").close()
    return tmp_path / "台账"


def test_the_second_program_is_told_the_first_ones_pid_until_it_is_killed(folder: Path) -> None:
    with child("hold", folder) as process:
        assert hear(process) == ["open"]
        with pytest.raises(Environment, match="ledger_in_use") as caught:
            Ledger.open(folder, now=NOW)
        assert caught.value.facts["pid"] == str(process.pid)
        assert str(process.pid) in sentence(caught.value)
        Ledger.open(folder, now=NOW, read_only=True).close()
        process.kill()
        process.wait()
        assert (folder / "lock").read_text(encoding="ascii").startswith(f"{process.pid} ")
        Ledger.open(folder, now=NOW).close()


def test_the_same_program_cannot_open_it_for_writing_twice(folder: Path) -> None:
    with Ledger.open(folder, now=NOW), pytest.raises(Environment, match="ledger_in_use"):
        Ledger.open(folder, now=NOW)
    Ledger.open(folder, now=NOW).close()


def test_a_copied_folder_with_a_foreign_lock_file_opens(folder: Path, tmp_path: Path) -> None:
    with Ledger.open(folder, now=NOW):
        shutil.copytree(folder, tmp_path / "副本")
    (tmp_path / "副本" / "lock").write_bytes(b"\xff another machine")
    Ledger.open(tmp_path / "副本", now=NOW).close()


def test_a_ledger_that_cannot_be_opened_gives_the_lock_back(folder: Path) -> None:
    content = (folder / "ledger.db").read_bytes()
    (folder / "ledger.db").write_bytes(b"rot" * 1000)
    with pytest.raises(Environment, match="ledger_foreign"):
        Ledger.open(folder, now=NOW)
    (folder / "ledger.db").write_bytes(content)
    Ledger.open(folder, now=NOW).close()
