from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.domain.criterion import Criterion
from core.domain.plan import UpperTask
from core.domain.register import RegisterEntry
from core.errors import Environment
from core.operations import history, ledgers, practice, upkeep
from core.operations.overview import overview
from core.store import records
from core.wording import word

CLOCK = FixedClock.on(date(2020, 12, 10))


def test_the_practice_ledger_holds_the_real_list_and_is_made_once(tmp_path: Path):
    folder = practice.practice_ledger(tmp_path, CLOCK)
    written = (folder / "ledger.db").read_bytes()
    assert practice.practice_ledger(tmp_path, CLOCK) == folder
    assert (folder / "ledger.db").read_bytes() == written
    ws = ledgers.open_ledger(folder, CLOCK, read_only=True)
    assert overview(ws).issues == 22
    assert [len(records.find(ws.ledger, each)) for each in (Criterion, RegisterEntry, UpperTask)] == [1, 1, 1]
    assert (upkeep.check(ws, full=True), history.undo_label(ws) is None) == ([], False)
    ws.close()


def test_a_practice_ledger_that_cannot_be_filled_leaves_no_half_one(tmp_path: Path, monkeypatch):
    def fail(*_: object) -> None:
        raise Environment("file_missing", path="x")

    monkeypatch.setattr("core.operations.imports.apply_proposal", fail)
    with pytest.raises(Environment):
        practice.practice_ledger(tmp_path, CLOCK)
    assert list(tmp_path.iterdir()) == []


def test_what_lay_in_the_folder_before_stays_when_the_practice_ledger_cannot_be_filled(
    tmp_path: Path, monkeypatch
):
    def fail(*_: object) -> None:
        raise Environment("file_missing", path="x")

    folder = tmp_path / word("practice.folder")
    folder.mkdir()
    (folder / "照片.jpg").write_bytes(b"x")
    monkeypatch.setattr("core.operations.imports.apply_proposal", fail)
    with pytest.raises(Environment):
        practice.practice_ledger(tmp_path, CLOCK)
    assert (folder / "照片.jpg").is_file()
