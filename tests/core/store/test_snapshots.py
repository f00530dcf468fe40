"""Which snapshots stay, which names count, and that a copy that is not sound gets no name at all."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Environment
from core.store import backup
from core.store.ledger import Ledger
from core.store.snapshots import Snapshot, kept_of, take
from tests.builders import an_issue
from tests.core.store.opened import NOW, save


def named(sequence: int, at: datetime) -> Snapshot:
    return Snapshot(sequence, at.replace(tzinfo=None), 1, f"{sequence}", "day", Path(f"{sequence}"))


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


def test_a_source_with_broken_references_gives_no_backup(ledger: Ledger, tmp_path: Path) -> None:
    ledger.connection.execute("PRAGMA foreign_keys=OFF")
    save(ledger, an_issue(batch_uuid="gone"))
    with pytest.raises(Environment, match="ledger_damaged"):
        take(ledger.connection, tmp_path / "b", now=NOW, reason="day")
    assert list((tmp_path / "b").iterdir()) == []


def test_thinning_takes_file_and_digest_together(ledger: Ledger) -> None:
    folder = ledger.folder / "backups"
    for hour in range(14):
        save(ledger, an_issue())
        assert backup.automatic(ledger, now=NOW - timedelta(minutes=20 - hour), reason="work") is not None
    left = sorted(path.name for path in folder.iterdir())
    assert len(left) == 20
    assert all(second == f"{first}.sha256" for first, second in pairwise(left) if second.startswith(first))
    assert backup.listing(folder)[0].sequence == 15
