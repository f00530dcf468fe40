"""Backups are whole, proven, named by what they hold, and thinned without ever losing the newest."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from core.files import sha256_of
from core.store import backup
from core.store.ledger import Ledger
from tests.builders import an_issue
from tests.core.store.opened import NOW, save


def test_a_backup_is_a_whole_ledger_with_its_digest_beside_it(ledger: Ledger, tmp_path: Path) -> None:
    save(ledger, an_issue())
    path = backup.backup(ledger, tmp_path / "U盘", now=NOW)
    assert path.name == "ledger-20261122-093000-2-manual.db"
    beside = path.with_name(path.name + ".sha256")
    assert beside.read_text(encoding="utf-8") == f"{sha256_of(path)}  {path.name}\n"
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM issue").fetchone() == (1,)
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name, beside.name]


def test_a_second_backup_in_the_same_second_overwrites_nothing(ledger: Ledger, tmp_path: Path) -> None:
    first, second = (backup.backup(ledger, tmp_path, now=NOW) for _ in range(2))
    assert first != second
    assert [each.path for each in backup.listing(tmp_path)] == [second, first]


def test_an_automatic_backup_is_taken_only_when_something_is_new(ledger: Ledger) -> None:
    folder = ledger.folder / "backups"
    first = backup.automatic(ledger, now=NOW, reason="day")
    assert first is not None
    assert backup.automatic(ledger, now=NOW, reason="exit") is None
    save(ledger, an_issue())
    second = backup.automatic(ledger, now=NOW + timedelta(hours=1), reason="exit")
    assert second is not None
    assert [(each.sequence, each.reason) for each in backup.listing(folder)] == [(2, "exit"), (1, "day")]
    assert backup.latest(folder) == second


def test_a_backup_that_rotted_is_neither_the_latest_nor_a_reason_to_take_none(ledger: Ledger) -> None:
    folder = ledger.folder / "backups"
    first = backup.automatic(ledger, now=NOW, reason="day")
    assert first is not None
    with first.open("r+b") as file:
        file.seek(5000)
        file.write(b"rot")
    assert backup.latest(folder) is None
    second = backup.automatic(ledger, now=NOW, reason="exit")
    assert second is not None
    assert backup.latest(folder) == second
