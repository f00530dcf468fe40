"""One row by its uuid, read once within a save and never older than what was written."""

from __future__ import annotations

from core.domain.issue import Issue
from core.store.connection import looking_first
from core.store.ledger import Ledger
from core.store.mapping import shape_of
from core.store.stored_rows import stored_record, stored_row
from tests.builders import an_issue
from tests.core.store.opened import save


def test_a_row_is_read_once_while_nothing_is_written(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue)
    shape, connection = shape_of(Issue), ledger.connection
    with looking_first(connection):
        first = stored_row(connection, shape, issue.uuid)
        assert stored_row(connection, shape, issue.uuid) is first
        connection.execute("UPDATE issue SET note = '别处' WHERE uuid = ?", (issue.uuid,))
        again = stored_row(connection, shape, issue.uuid)
        assert again is not None
        assert shape.value(again, "note") == "别处"
        assert stored_row(connection, shape, "nowhere") is None


def test_outside_a_save_every_question_is_asked(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue)
    shape = shape_of(Issue)
    first = stored_row(ledger.connection, shape, issue.uuid)
    assert first == shape.row_of(issue)
    assert stored_row(ledger.connection, shape, issue.uuid) is not first


def test_a_record_is_built_once_while_it_is_remembered(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue)
    shape, connection = shape_of(Issue), ledger.connection
    with looking_first(connection):
        stored_row(connection, shape, issue.uuid)
        built = stored_record(connection, shape, issue.uuid)
        assert built == issue
        assert stored_record(connection, shape, issue.uuid) is built
        assert stored_record(connection, shape, "nowhere") is None
    assert stored_record(connection, shape, issue.uuid) is not built
    assert stored_record(connection, shape, "nowhere") is None
