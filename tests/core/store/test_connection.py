"""Transactions and views of a connection keep others out exactly as long as they last."""

from __future__ import annotations

import contextlib

import pytest

from core.domain.issue import Issue
from core.errors import Environment
from core.store import records
from core.store.connection import immediate, one_view
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
