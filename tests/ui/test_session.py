from __future__ import annotations

from core.domain.drafts import IssueDraft
from core.domain.listing import ListKind, ListQuery
from core.operations import issues, listing, upkeep
from ui.session import Session


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
