from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.domain.issue import Issue
from core.errors import Environment
from core.operations import imports, ledgers, practice
from core.store import records

CLOCK = FixedClock.on(date(2020, 8, 17))


def test_the_practice_ledger_holds_the_real_feedback_issues(tmp_path: Path) -> None:
    folder = practice.practice_ledger(tmp_path, CLOCK)
    ws = ledgers.open_ledger(folder, CLOCK, read_only=True)
    try:
        assert len(records.find(ws.ledger, Issue)) == 22
        assert ws.office.operator
    finally:
        ws.close()


def test_asking_again_opens_what_is_there_and_keeps_what_was_tried(tmp_path: Path) -> None:
    folder = practice.practice_ledger(tmp_path, CLOCK)
    before = (folder / "ledger.db").read_bytes()
    assert practice.practice_ledger(tmp_path, CLOCK) == folder
    assert (folder / "ledger.db").read_bytes() == before


def test_a_failure_leaves_no_half_made_practice_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Environment("disk_full", path="x", reason="x")

    monkeypatch.setattr(imports, "apply_proposal", fail)
    with pytest.raises(Environment):
        practice.practice_ledger(tmp_path, CLOCK)
    assert list(tmp_path.iterdir()) == []
