"""What a connection remembers is never older than the file, whoever wrote, and however."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from core.domain.custom_field import CustomField, FieldOwner
from core.store import journal, records
from core.store.connection import Access, connect, immediate, looking_first
from core.store.ledger import Ledger
from core.store.writing import last_link, write
from tests.builders import an_issue
from tests.core.store.opened import NOW, save


def a_field(label: str) -> CustomField:
    return CustomField(uuid=f"field-{label}", owner=FieldOwner.ISSUE, label=label, position=1)


def labels(ledger: Ledger) -> list[str]:
    """Ask as a save that looks first does."""
    with looking_first(ledger.connection):
        return asked(ledger)


def asked(ledger: Ledger) -> list[str]:
    return [each.label for each in records.remembered(ledger, CustomField, order="label")]


def statements(ledger: Ledger, work: Callable[[], object]) -> list[str]:
    told: list[str] = []
    ledger.connection.set_trace_callback(told.append)
    try:
        work()
    finally:
        ledger.connection.set_trace_callback(None)
    return told


def looked_and_saved(ledger: Ledger, *added: CustomField) -> None:
    with looking_first(ledger.connection):
        asked(ledger)
        with journal.transaction(ledger, "test", "test", now=NOW, actor="") as tx:
            tx.add(an_issue())
            for each in added:
                tx.add(each)
            assert {each.label for each in added} <= set(asked(ledger))


def test_saves_that_follow_each_other_ask_a_small_table_once(ledger: Ledger) -> None:
    looked_and_saved(ledger)
    told = statements(ledger, lambda: looked_and_saved(ledger))
    assert not [sql for sql in told if "FROM custom_field" in sql or "FROM journal" in sql]
    assert journal.entries(ledger)[0].sequence == last_link(ledger.connection)[0]


def test_what_the_save_itself_wrote_is_seen_at_once_and_afterwards(ledger: Ledger) -> None:
    assert labels(ledger) == []
    looked_and_saved(ledger, a_field("甲"))
    assert labels(ledger) == ["甲"]


def test_another_process_that_wrote_is_believed(ledger: Ledger) -> None:
    save(ledger, a_field("甲"))
    assert labels(ledger) == ["甲"]
    with contextlib.closing(connect(ledger.folder / "ledger.db", Access.WRITE)) as other:
        with write(other, "other", "other", now=NOW, actor="") as tx:
            tx.add(a_field("乙"))
        assert labels(ledger) == ["乙", "甲"]
        looked_and_saved(ledger)
        with write(other, "other", "other", now=NOW, actor="") as tx:
            tx.add(an_issue())
    looked_and_saved(ledger)
    links = ledger.connection.execute("SELECT previous, hash FROM journal ORDER BY sequence").fetchall()
    assert [previous for previous, _ in links[1:]] == [told for _, told in links[:-1]]


def test_undo_and_a_write_nobody_told_of_are_believed(ledger: Ledger) -> None:
    save(ledger, a_field("甲"))
    assert labels(ledger) == ["甲"]
    journal.undo(ledger, now=NOW, actor="")
    assert labels(ledger) == []
    journal.redo(ledger, now=NOW, actor="")
    assert labels(ledger) == ["甲"]
    with immediate(ledger.connection):
        ledger.connection.execute("UPDATE custom_field SET label = '丙'")
    assert labels(ledger) == ["丙"]
    with looking_first(ledger.connection):
        assert asked(ledger) == ["丙"]
        ledger.connection.execute("UPDATE custom_field SET label = '丁'")
        assert asked(ledger) == ["丁"]
    assert labels(ledger) == ["丙"]


def test_what_was_taken_back_is_not_believed(ledger: Ledger) -> None:
    save(ledger, a_field("甲"))
    before = last_link(ledger.connection)

    def fails() -> None:
        with (
            looking_first(ledger.connection),
            journal.transaction(ledger, "test", "test", now=NOW, actor="") as tx,
        ):
            tx.replace(replace(records.remembered(ledger, CustomField)[0], label="乙"))
            assert asked(ledger) == ["乙"]
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert not ledger.connection.memory.fresh(ledger.connection)
    assert labels(ledger) == ["甲"]
    looked_and_saved(ledger)
    assert last_link(ledger.connection)[0] == before[0] + 1


def test_a_list_that_was_handed_out_may_be_changed(ledger: Ledger) -> None:
    save(ledger, a_field("甲"))
    with looking_first(ledger.connection):
        records.remembered(ledger, CustomField).clear()
        assert len(records.remembered(ledger, CustomField)) == 1
    assert asked(ledger) == ["甲"]
