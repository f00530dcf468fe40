"""What a connection remembers is never older than the file, whoever wrote, and however."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from core.domain.custom_field import CustomField, FieldOwner
from core.domain.issue import Issue
from core.store import drafts, journal, pins, records
from core.store.connection import Access, connect, immediate, looking_ahead, looking_first
from core.store.ledger import Ledger
from core.store.writing import last_link, write
from tests.builders import an_issue, an_operator
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


def revised(ledger: Ledger, uuid: str, **changes: object) -> Issue:
    """Save an issue as an everyday save does: look, ask who has its number, write."""
    with looking_first(ledger.connection):
        issue = records.get(ledger, Issue, uuid)
        records.uuids(ledger, Issue, code=issue.code)
        with journal.transaction(ledger, "test", "test", now=NOW, actor="") as tx:
            return tx.replace(replace(issue, **changes))


def read(told: list[str]) -> list[str]:
    """Return the statements that read a table; the counters are asked by pragma."""
    return [sql for sql in told if sql.startswith("SELECT")]


def test_a_record_that_was_saved_is_saved_again_without_being_read(ledger: Ledger) -> None:
    issue = an_issue(due=NOW.date())
    save(ledger, issue)
    with looking_ahead(ledger.connection):
        records.get(ledger, Issue, issue.uuid)
        records.uuids(ledger, Issue, code=issue.code)
    for n in range(3):
        told = statements(ledger, lambda note=str(n): revised(ledger, issue.uuid, note=note))
        assert read(told) == ([] if n else [sql for sql in told if "FROM journal " in sql])
    assert records.get(ledger, Issue, issue.uuid) == replace(issue, note="2", revision=4)


def test_another_number_and_another_limit_are_asked_for_anew(ledger: Ledger) -> None:
    issue, other = an_issue(), an_issue(due=NOW.date())
    save(ledger, issue, other)
    revised(ledger, issue.uuid, note="甲")
    revised(ledger, issue.uuid, code=other.code, deadline=other.deadline)
    with looking_first(ledger.connection):
        assert records.get(ledger, Issue, issue.uuid).deadline == other.deadline
        assert set(records.uuids(ledger, Issue, code=other.code)) == {issue.uuid, other.uuid}
        assert records.uuids(ledger, Issue, code=issue.code) == []


def test_a_form_that_is_kept_while_somebody_types_makes_nothing_be_read_anew(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue)
    revised(ledger, issue.uuid, note="甲")
    drafts.save_draft(ledger, "k", "半", NOW)
    drafts.save_draft(ledger, "k", "一半", NOW)
    drafts.drop_draft(ledger, "k")
    drafts.drop_draft(ledger, "k")
    assert read(statements(ledger, lambda: revised(ledger, issue.uuid, note="乙"))) == []


def test_no_more_is_kept_than_a_day_of_saves_needs(ledger: Ledger) -> None:
    many = [an_issue() for _ in range(600)]
    save(ledger, *many)
    with looking_first(ledger.connection):
        for each in many:
            assert records.get(ledger, Issue, each.uuid) == each
            assert records.uuids(ledger, Issue, code=each.code) == [each.uuid]
    kept = ledger.connection.memory
    assert max(len(kept._rows), len(kept._lists)) <= 256


def test_a_pin_set_meanwhile_is_asked_for(ledger: Ledger) -> None:
    person = an_operator()
    save(ledger, person)
    with looking_first(ledger.connection):
        assert not pins.has_pin(ledger, person.uuid)
    pins.set_pin(ledger, person.uuid, "2468", now=NOW, actor="", told="设置口令")
    with looking_first(ledger.connection):
        assert pins.has_pin(ledger, person.uuid)
