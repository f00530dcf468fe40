"""Killed while saving: nothing acknowledged is lost, no change is half there, the next start just works."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from core.domain.issue import Issue
from core.domain.measure import Measure
from core.errors import Environment
from core.store import backup, records
from core.store.checking import check
from core.store.ledger import Ledger
from tests.builders import an_issue
from tests.core.store.opened import NOW, begin, save
from tests.faults.children import MEASURES
from tests.faults.running import child, hear, rest

KILLS = 30


def test_thirty_kills_lose_nothing_acknowledged(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    begin(folder).close()
    chance = random.Random(20261122)
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        acknowledged |= _killed_while_saving(folder, chance.randrange(12), chance.uniform(0, 0.02))
        with Ledger.open(folder, now=NOW) as ledger:
            issues = {issue.uuid for issue in records.find(ledger, Issue)}
            measures = [measure.issue_uuid for measure in records.find(ledger, Measure)]
            assert acknowledged <= issues
            assert sorted(measures) == sorted(uuid for uuid in issues for _ in range(MEASURES))
            assert check(ledger, full=True) == []
            assert not list((folder / "backups").glob(".*.part"))
    assert len(acknowledged) > KILLS


def _killed_while_saving(folder: Path, saves: int, pause: float) -> set[str]:
    """Kill the saving child ``pause`` seconds after so many saves; return what it acknowledged."""
    with child("save", folder) as process:
        assert hear(process) == ["open"]
        heard = [hear(process) for _ in range(saves)]
        time.sleep(pause)
        process.kill()
        return {uuid for _, uuid in heard + rest(process)}


def test_every_backup_that_bears_its_name_after_a_kill_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    begin(folder).close()
    for n in range(5):
        done = n == 4  # the eighth save tells that the backup after the seventh is whole, on any machine
        _killed_while_saving(folder, 7 + done, 0.01 * n)
    snapshots = backup.listing(folder / "backups")
    assert snapshots
    for snapshot in snapshots:
        assert backup.restore(snapshot.path, tmp_path / snapshot.name, now=NOW) == []


@pytest.fixture
def cut_off(tmp_path: Path) -> Path:
    """A ledger as the plug leaves it in the middle of a commit: pages written, journal still hot."""
    folder = tmp_path / "台账"
    with begin(folder) as ledger:
        save(ledger, *(an_issue(text="原话" * 200) for _ in range(200)))
    (tmp_path / "cut").mkdir()
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size=5")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE issue SET text = 'half'")
        for name in ("ledger.db", "ledger.db-journal"):
            shutil.copy(folder / name, tmp_path / "cut" / name)
    assert b"half" in (tmp_path / "cut" / "ledger.db").read_bytes()
    return tmp_path / "cut"


def test_a_change_cut_off_in_the_middle_is_rolled_back_by_the_next_writer(cut_off: Path) -> None:
    with Ledger.open(cut_off, now=NOW) as ledger:
        assert {issue.text for issue in records.find(ledger, Issue)} == {"原话" * 200}
        assert check(ledger, full=True) == []


def test_a_reader_alone_says_that_a_writer_must_finish_first(cut_off: Path) -> None:
    with pytest.raises(Environment, match="ledger_unfinished"):
        Ledger.open(cut_off, now=NOW, read_only=True)
    Ledger.open(cut_off, now=NOW).close()
    Ledger.open(cut_off, now=NOW, read_only=True).close()
