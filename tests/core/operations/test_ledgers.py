from __future__ import annotations

import pytest

from core.clock import FixedClock
from core.domain.drafts import IssueDraft
from core.errors import Environment, Refused
from core.operations import issues, ledgers, upkeep


def test_a_ledger_is_begun_once(ws):
    ws.close()
    with pytest.raises(Refused, match="ledger_exists"):
        ledgers.create_ledger(ws.folder, ledgers.new_office("甲", "A1"), ws.clock)


def test_an_office_without_a_code_begins_nothing(tmp_path, ws):
    with pytest.raises(Refused, match="not_valid"):
        ledgers.create_ledger(tmp_path / "new", ledgers.new_office("甲", " "), ws.clock)
    assert not (tmp_path / "new").exists()


def test_a_second_writer_is_told_and_a_reader_may_look(ws):
    with pytest.raises(Environment, match="ledger_in_use"):
        ledgers.open_ledger(ws.folder, ws.clock)
    reader = ledgers.open_ledger(ws.folder, ws.clock, read_only=True)
    assert reader.office.name == ws.office.name
    reader.close()


def test_a_reader_cannot_write(ws):
    reader = ledgers.open_ledger(ws.folder, ws.clock, read_only=True)
    with pytest.raises(Refused, match="read_only"):
        issues.register_issue(reader, IssueDraft(text="问题"))
    reader.close()


def test_opening_backs_up_what_is_new_and_only_that(ws):
    issues.register_issue(ws, IssueDraft(text="问题"))
    counts = []
    for _ in range(2):
        ws.close()
        ws = ledgers.open_ledger(ws.folder, FixedClock.on(ws.clock.today()))
        counts.append(len(upkeep.backups(ws)))
    ws.close()
    assert counts[0] == counts[1] >= 1


def test_a_failure_while_opening_lets_the_ledger_go(ws, monkeypatch):
    ws.close()

    def broken(_ws):
        raise Environment("disk_full", path="x")

    with monkeypatch.context() as patch:
        patch.setattr(upkeep, "daily_backup", broken)
        with pytest.raises(Environment, match="disk_full"):
            ledgers.open_ledger(ws.folder, ws.clock)
    ledgers.open_ledger(ws.folder, ws.clock).close()


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        ("容城县委全面依法治县委员会办公室", "容法"),
        ("中共保定市委全面依法治市委员会办公室", "保法"),
        ("County Office", ""),
        (" ", ""),
    ],
)
def test_a_number_prefix_is_suggested_from_the_place(name, prefix):
    assert ledgers.suggested_prefix(name) == prefix
