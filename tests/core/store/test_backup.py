"""Backups are whole, proven, named by what they hold, and thinned without ever losing the newest."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Environment
from core.files import sha256_of
from core.store import backup
from core.store.ledger import Ledger
from core.store.snapshots import Snapshot, kept_of, take
from tests.builders import an_issue
from tests.core.store.opened import NOW, save


def named(sequence: int, at: datetime) -> Snapshot:
    return Snapshot(sequence, at.replace(tzinfo=None), 1, f"{sequence}", "day", Path(f"{sequence}"))


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


def test_a_source_with_broken_references_gives_no_backup(ledger: Ledger, tmp_path: Path) -> None:
    ledger.connection.execute("PRAGMA foreign_keys=OFF")
    save(ledger, an_issue(batch_uuid="gone"))
    with pytest.raises(Environment, match="ledger_damaged"):
        take(ledger.connection, tmp_path / "b", now=NOW, reason="day")
    assert list((tmp_path / "b").iterdir()) == []


def test_files_that_are_no_backups_are_left_alone(ledger: Ledger) -> None:
    folder = ledger.folder / "backups"
    strangers = ["说明.txt", "ledger-20269999-999999-1-day.db", "ledger.db", "ledger-x.db.sha256"]
    for name in strangers:
        (folder / name).write_text("x", encoding="utf-8")
    assert backup.listing(folder) == []
    assert backup.thin(folder) == []
    assert sorted(path.name for path in folder.iterdir()) == sorted(strangers)


def test_an_absent_folder_holds_no_backups(tmp_path: Path) -> None:
    assert (backup.listing(tmp_path / "no"), backup.latest(tmp_path / "no")) == ([], None)


def test_thinning_keeps_ten_newest_and_days_weeks_and_months() -> None:
    hourly = [named(n, NOW - timedelta(hours=5000 - n)) for n in range(5000)]
    kept = sorted(kept_of(hourly), reverse=True)
    assert [each.sequence for each in kept[:10]] == list(range(4999, 4989, -1))
    days = {each.at.date() for each in kept}
    assert {NOW.date() - timedelta(days=n) for n in range(14)} <= days
    assert len({each.at.isocalendar()[:2] for each in kept}) >= 8
    assert {each.at.month for each in kept} >= {5, 6, 7, 8, 9, 10, 11}
    assert len(kept) <= 10 + 14 + 8 + 12


@settings(max_examples=100, deadline=None)
@given(minutes=st.lists(st.integers(0, 3_000_000), min_size=1, max_size=60), backwards=st.booleans())
def test_the_newest_stay_even_when_the_clock_ran_backwards(minutes: list[int], *, backwards: bool) -> None:
    spans = sorted(minutes, reverse=backwards)
    snapshots = [named(n, NOW + timedelta(minutes=span)) for n, span in enumerate(spans)]
    kept = kept_of(snapshots)
    assert set(snapshots[-10:]) <= kept
    assert kept_of(list(kept)) == kept
    assert len(kept) <= 10 + 14 + 8 + 12


def test_thinning_takes_file_and_digest_together(ledger: Ledger) -> None:
    folder = ledger.folder / "backups"
    for hour in range(14):
        save(ledger, an_issue())
        assert backup.automatic(ledger, now=NOW - timedelta(minutes=20 - hour), reason="work") is not None
    left = sorted(path.name for path in folder.iterdir())
    assert len(left) == 20
    assert all(second == f"{first}.sha256" for first, second in pairwise(left) if second.startswith(first))
    assert backup.listing(folder)[0].sequence == 15
