from __future__ import annotations

from core.store import journal, pins
from tests.core.store.opened import NOW


def keep(ledger, pin):
    pins.set_pin(ledger, "u1", pin, now=NOW, actor="王敏", told="设定口令")


def test_only_the_right_pin_matches_and_none_is_asked_where_none_is_set(ledger):
    assert pins.matches(ledger, "u1", "whatever")
    assert not pins.has_pin(ledger, "u1")
    keep(ledger, "739164")
    assert pins.has_pin(ledger, "u1")
    assert pins.matches(ledger, "u1", "739164")
    assert not pins.matches(ledger, "u1", "739165")
    assert not pins.matches(ledger, "u1", "")


def test_the_journal_tells_of_a_pin_without_an_image_of_it(ledger):
    keep(ledger, "739164")
    newest = journal.entries(ledger)[0]
    assert (newest.actor, newest.summary, newest.undoable) == ("王敏", "设定口令", False)
    assert journal.images(ledger, newest.sequence) == []


def test_a_changed_pin_leaves_nothing_of_the_old_one_in_the_file(ledger):
    keep(ledger, "739164")
    first = ledger.connection.execute("SELECT salt, hash FROM operator_pin").fetchone()
    keep(ledger, "552817")
    keep(ledger, "")
    second = ledger.connection.execute("SELECT count(*) FROM operator_pin").fetchone()
    assert second == (0,)
    assert not pins.has_pin(ledger, "u1")
    stored = b"".join(path.read_bytes() for path in ledger.folder.glob("ledger.db*"))
    assert first[0].encode() not in stored
    assert first[1].encode() not in stored
