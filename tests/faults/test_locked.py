"""Another program that holds the database: a short hold is waited out, a long one told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.issue import Issue
from core.errors import Environment
from core.store import records
from core.store.checking import check
from core.store.ledger import Ledger
from tests.builders import an_issue
from tests.core.store.opened import NOW, begin, save
from tests.faults.running import child, hear


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a closed ledger."""
    begin(tmp_path / "台账").close()
    return tmp_path / "台账"


def test_a_short_hold_is_waited_out(folder: Path) -> None:
    with Ledger.open(folder, now=NOW) as ledger, child("block", folder, 1.0) as process:
        assert hear(process) == ["open"]
        save(ledger, an_issue())
        assert len(records.find(ledger, Issue)) == 1


def test_a_long_hold_is_told_and_the_ledger_goes_on_afterwards(folder: Path) -> None:
    with Ledger.open(folder, now=NOW) as ledger:
        ledger.connection.execute("PRAGMA busy_timeout=200")
        with child("block", folder, 60) as process:
            assert hear(process) == ["open"]
            with pytest.raises(Environment, match="ledger_locked"):
                save(ledger, an_issue())
            with pytest.raises(Environment, match="ledger_locked"):
                records.find(ledger, Issue)
        save(ledger, an_issue())
        assert len(records.find(ledger, Issue)) == 1
        assert check(ledger, full=True) == []


def test_letter_numbers_of_two_writers_never_meet(folder: Path) -> None:
    wanted = 60
    taken: list[int] = []
    with child("number", folder, wanted) as first, child("number", folder, wanted) as second:
        for process in (first, second):
            assert hear(process) == ["open"]
            taken += [int(hear(process)[1])]
        for process in (first, second):
            taken += [int(hear(process)[1]) for _ in range(wanted - 1)]
            assert process.wait() == 0
    assert sorted(taken) == list(range(1, 2 * wanted + 1))
    with Ledger.open(folder, now=NOW) as ledger:
        assert check(ledger, full=True) == []
