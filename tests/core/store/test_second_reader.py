from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest

from core.errors import Cancelled
from core.store.history_view import ledger_as_of
from core.store.ledger import LEDGER_FILE
from core.store.reading import first_column
from core.store.second_reader import HALVES, is_large, side_by_side
from tests import builders as a
from tests.core.store.opened import read_in_halves, save

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def filled(ledger):
    issue = a.an_issue()
    save(ledger, issue, a.a_measure(issue))
    return ledger


def whereabouts(reader):
    return id(reader.connection), threading.current_thread().name, count(reader)


def count(reader):
    return first_column(reader, "SELECT count(*) FROM measure")[0]


def test_a_large_ledger_is_read_on_two_connections_in_two_threads(filled):
    with read_in_halves(filled) as reader:
        own, other = side_by_side(reader, whereabouts, whereabouts)
        assert own[0] == id(reader.connection) != other[0]
        assert own[1] != other[1]
        assert own[2] == other[2] == 1
        assert not reader.connection.in_transaction


def test_a_small_ledger_is_read_by_one(filled):
    assert not is_large(filled)
    own, other = side_by_side(filled, whereabouts, whereabouts)
    assert own == other


def test_a_ledger_being_written_and_a_past_day_are_read_by_one(filled):
    with read_in_halves(filled):
        assert is_large(filled)
        for each in (filled, ledger_as_of(filled, a.TODAY)):
            assert side_by_side(each, whereabouts, whereabouts)[1] == whereabouts(each)


def test_nothing_is_committed_between_the_two(filled):
    """Somebody who writes waits until both have read; so does not the second behind him."""
    path = filled.folder / LEDGER_FILE

    def first(own):
        found = count(own)
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("DELETE FROM measure")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                writer.execute("COMMIT")
            begun.set()
            tried.wait(5)
        return found

    def second(other):
        begun.wait(5)
        try:
            return count(other)
        finally:
            tried.set()

    begun, tried = threading.Event(), threading.Event()
    with read_in_halves(filled) as reader:
        assert side_by_side(reader, first, second) == (1, 1)


def test_both_stop_when_nobody_waits_any_more(filled):
    with read_in_halves(filled) as reader:
        reader.connection.stop_when(lambda: True)
        with pytest.raises(Cancelled):
            side_by_side(reader, lambda _: None, lambda other: first_column(other, ENDLESS))
        reader.connection.stop_when(lambda: False)
        assert side_by_side(reader, count, count) == (1, 1)


def test_every_issue_is_in_one_half(ledger):
    issues = [a.an_issue() for _ in range(20)]
    save(ledger, *issues)
    halves = [first_column(ledger, f"SELECT i.uuid FROM issue AS i WHERE {half}") for half in HALVES]
    assert sorted(halves[0] + halves[1]) == sorted(issue.uuid for issue in issues)
