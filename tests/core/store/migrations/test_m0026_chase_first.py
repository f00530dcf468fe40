"""The step of ladders that ask for a late reply first; those there before do not, and keep their digest."""

from __future__ import annotations

import sqlite3

import pytest

from core.domain.ladder import Ladder
from core.store import records
from tests import builders as a
from tests.core.store.opened import save


@pytest.mark.parametrize("first", [False, True])
def test_a_ladder_keeps_whether_it_asks_first(ledger, first):
    kept = a.a_ladder(chase_first=first)
    save(ledger, kept)
    assert records.get(ledger, Ladder, kept.uuid).chase_first is first


def test_nothing_else_stands_there(ledger):
    save(ledger, a.a_ladder())
    with pytest.raises(sqlite3.IntegrityError):
        ledger.connection.execute("UPDATE ladder SET chase_first = 2")
