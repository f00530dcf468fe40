from __future__ import annotations

import pytest

from core.domain.drafts import IssueDraft
from core.domain.listing import ListKind, ListQuery
from core.errors import Environment
from core.operations import issues, listing, upkeep
from core.store.ledger import LEDGER_FILE
from tests.ui.conftest import CLOCK
from ui.session import Opening, Session


def test_a_change_is_told_once_and_before_the_result(empty: Session, qtbot):
    order: list[str] = []
    empty.changed.connect(lambda change: order.append(change.operation))
    empty.write(
        lambda ws, _: issues.register_issue(ws, IssueDraft(text="问题")),
        on_done=lambda outcome: order.append(outcome.value.text),
    )
    empty.jobs.wait()
    assert order == ["issue.register", "问题"]


def test_reading_changes_nothing_and_tells_nothing(full: Session, qtbot):
    told: list[object] = []
    full.changed.connect(told.append)
    full.read_job(lambda ws, _: listing.list_ids(ws, ListQuery(kind=ListKind.ISSUES, today=full.today)))
    full.jobs.wait()
    assert told == []


def test_the_window_tends_its_ledger_once_it_stands(full: Session, qtbot):
    before = len(upkeep.backups(full.reader))
    full.tend()
    full.jobs.wait()
    assert len(upkeep.backups(full.reader)) >= max(before, 1)


def test_a_ledger_opened_aside_is_checked_before_it_becomes_a_session(full: Session, qtbot):
    full.close()
    file = full.folder / LEDGER_FILE
    whole = file.read_bytes()
    file.write_bytes(whole[:20_000] + b"x" * 60_000 + whole[80_000:])
    opening = Opening.of_ledger(full.folder, CLOCK)
    with pytest.raises(Environment) as refused:
        opening.session()
    assert refused.value.code == "ledger_damaged"
    file.write_bytes(whole)
    Session.open(full.folder, CLOCK).close()
