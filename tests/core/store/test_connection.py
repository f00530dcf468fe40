"""Transactions and views of a connection keep others out exactly as long as they last."""

from __future__ import annotations

import contextlib

import pytest

from core.domain.issue import Issue
from core.errors import Environment
from core.store import records
from core.store.connection import (
    Access,
    connect,
    immediate,
    looking_ahead,
    looking_first,
    number_of,
    one_view,
    sorting_alone,
)
from core.store.ledger import Ledger
from tests.builders import an_issue
from tests.core.store.opened import NOW, save


def test_several_reads_see_one_state_and_the_writer_goes_on_afterwards(ledger: Ledger) -> None:
    ledger.connection.execute("PRAGMA busy_timeout=20")
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        with one_view(reader.connection):
            assert records.find(reader, Issue) == []
            with pytest.raises(Environment, match="ledger_locked"):
                save(ledger, an_issue())
            assert records.find(reader, Issue) == []
        save(ledger, an_issue())
        assert len(records.find(reader, Issue)) == 1


def test_a_view_inside_a_transaction_leaves_the_transaction_alone(ledger: Ledger) -> None:
    with immediate(ledger.connection):
        with one_view(ledger.connection):
            ledger.connection.execute("INSERT INTO form_draft VALUES ('k', 'x', '')")
        assert ledger.connection.in_transaction
    assert ledger.connection.execute("SELECT count(*) FROM form_draft").fetchone() == (1,)


def test_a_transaction_that_failed_leaves_no_lock_and_no_row(ledger: Ledger) -> None:
    with contextlib.suppress(KeyError), immediate(ledger.connection):
        ledger.connection.execute("INSERT INTO form_draft VALUES ('k', 'x', '')")
        raise KeyError
    assert not ledger.connection.in_transaction
    assert ledger.connection.execute("SELECT count(*) FROM form_draft").fetchone() == (0,)


def test_who_looks_first_keeps_other_writers_out_until_the_writing_is_done(ledger: Ledger) -> None:
    with looking_first(ledger.connection):
        with contextlib.closing(connect(ledger.folder / "ledger.db", Access.WRITE)) as other:
            other.execute("PRAGMA busy_timeout=20")
            with pytest.raises(Environment, match="ledger_locked"):
                other.execute("BEGIN IMMEDIATE")
        with immediate(ledger.connection):
            ledger.connection.execute("INSERT INTO form_draft VALUES ('k', 'x', '')")
        assert not ledger.connection.in_transaction
    assert ledger.connection.execute("SELECT count(*) FROM form_draft").fetchone() == (1,)


def test_who_only_looked_leaves_no_lock_and_the_next_one_begins_anew(ledger: Ledger) -> None:
    with contextlib.suppress(KeyError), looking_first(ledger.connection):
        raise KeyError
    assert not ledger.connection.in_transaction
    with immediate(ledger.connection):
        assert ledger.connection.in_transaction


def test_a_writing_that_fails_after_a_look_takes_all_of_it_back(ledger: Ledger) -> None:
    with contextlib.suppress(KeyError), looking_first(ledger.connection), immediate(ledger.connection):
        ledger.connection.execute("INSERT INTO form_draft VALUES ('k', 'x', '')")
        raise KeyError
    assert not ledger.connection.in_transaction
    assert ledger.connection.execute("SELECT count(*) FROM form_draft").fetchone() == (0,)


def test_looking_ahead_leaves_no_lock_and_inside_a_transaction_leaves_it_alone(ledger: Ledger) -> None:
    with contextlib.suppress(KeyError), looking_ahead(ledger.connection):
        assert ledger.connection.in_transaction
        raise KeyError
    assert not ledger.connection.in_transaction
    with immediate(ledger.connection):
        with looking_ahead(ledger.connection):
            ledger.connection.execute("INSERT INTO form_draft VALUES ('k', 'x', '')")
        assert ledger.connection.in_transaction
    assert ledger.connection.execute("SELECT count(*) FROM form_draft").fetchone() == (1,)


def test_a_reader_sorts_without_help_while_another_works_beside_it(ledger: Ledger) -> None:
    with Ledger.open(ledger.folder, now=NOW, read_only=True) as reader:
        helpers = number_of(reader.connection, "threads")
        with contextlib.suppress(KeyError), sorting_alone(reader.connection):
            assert number_of(reader.connection, "threads") == 0
            raise KeyError
        assert number_of(reader.connection, "threads") == helpers > 0
