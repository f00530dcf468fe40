"""The transaction: all or nothing, one journal entry each, and images of every row it touched."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from core.domain.issue import Issue
from core.errors import Refused
from core.store import records
from core.store.checking import check
from core.store.journal import entries, head, images, transaction
from core.store.ledger import Ledger
from tests.builders import a_measure, an_issue
from tests.core.store.opened import NOW, contents, remove, revise, save


def test_a_transaction_tells_what_it_touched(ledger: Ledger) -> None:
    issue = an_issue()
    measure = a_measure(issue)
    change = save(ledger, issue, measure)
    assert change.sequence == 2
    assert change.touched == (("issue", issue.uuid), ("measure", measure.uuid))
    assert change.tables == {"issue", "measure"}


def test_bulk_work_names_its_tables_only(ledger: Ledger) -> None:
    issue = an_issue()
    change = save(ledger, issue, *(a_measure(issue) for _ in range(1001)))
    assert change.touched == (("issue", "*"), ("measure", "*"))


def test_a_transaction_that_wrote_nothing_leaves_no_entry(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue)
    before = head(ledger)
    assert revise(ledger, issue, text=issue.text) == issue
    with transaction(ledger, "test.idle", "无", now=NOW, actor="") as tx:
        pass
    assert (tx.change.sequence, head(ledger)) == (0, before)


def test_an_error_inside_takes_everything_back(ledger: Ledger) -> None:
    before, at = contents(ledger), head(ledger)
    issue = an_issue()
    with pytest.raises(sqlite3.IntegrityError):
        save(ledger, issue, a_measure(issue), a_measure("no such issue"))
    assert (contents(ledger), head(ledger)) == (before, at)
    save(ledger, issue)
    assert records.get(ledger, Issue, issue.uuid) == issue


def test_a_change_raises_the_revision_and_keeps_both_images(ledger: Ledger) -> None:
    issue = an_issue(text="原来的话")
    save(ledger, issue)
    changed = revise(ledger, issue, text="改过的话")
    assert changed == replace(issue, text="改过的话", revision=2) == records.get(ledger, Issue, issue.uuid)
    ((table, uuid, before, after),) = images(ledger, 3)
    assert (table, uuid) == ("issue", issue.uuid)
    assert before is not None
    assert after is not None
    assert (before["text"], before["revision"], before["cause"]) == ("原来的话", 1, "")
    assert (after["text"], after["revision"], after["batch_uuid"]) == ("改过的话", 2, None)


def test_a_form_opened_before_somebody_elses_change_cannot_be_saved_over_it(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue)
    changed = revise(ledger, issue, text="别人的改动")
    with pytest.raises(Refused, match="changed_meanwhile"):
        revise(ledger, issue, text="我的改动")
    with pytest.raises(Refused, match="changed_meanwhile"):
        remove(ledger, issue)
    assert records.get(ledger, Issue, issue.uuid) == changed


def test_a_removed_record_can_neither_be_changed_nor_removed_again(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue)
    remove(ledger, issue)
    with pytest.raises(Refused, match="record_missing"):
        revise(ledger, issue, text="改")
    with pytest.raises(Refused, match="record_missing"):
        remove(ledger, issue)
    ((_, _, before, after),) = images(ledger, 3)
    assert (before is None, after is None) == (False, True)


def test_children_go_before_their_parent_or_nothing_goes(ledger: Ledger) -> None:
    issue = an_issue()
    measure = a_measure(issue)
    save(ledger, issue, measure)
    before = contents(ledger)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        remove(ledger, issue)
    assert contents(ledger) == before
    assert remove(ledger, measure, issue).touched == (("measure", measure.uuid), ("issue", issue.uuid))


def test_an_entry_is_found_by_the_records_it_touched(ledger: Ledger) -> None:
    first, second = an_issue(), an_issue()
    save(ledger, first, summary="登记甲")
    save(ledger, second, summary="登记乙")
    revise(ledger, first, note="见附件")
    assert [entry.summary for entry in entries(ledger)][:3] == ["修改", "登记乙", "登记甲"]
    assert [entry.summary for entry in entries(ledger, uuid=first.uuid)] == ["修改", "登记甲"]
    assert [entry.sequence for entry in entries(ledger, limit=1)] == [4]
    newest = entries(ledger)[0]
    assert (newest.at, newest.actor, newest.operation) == ("2026-11-22T09:30:00+08:00", "王敏", "test.revise")
    assert (newest.undoable, newest.undone) == (True, False)


def test_the_head_moves_with_every_entry_and_is_the_same_after_opening_again(ledger: Ledger) -> None:
    first = head(ledger)
    save(ledger, an_issue())
    second = head(ledger)
    assert first.startswith("1:")
    assert second.startswith("2:")
    assert len(second) == 2 + 16
    ledger.close()
    with Ledger.open(ledger.folder, now=NOW) as again:
        assert head(again) == second
        assert check(again, full=True) == []


def test_two_tables_of_rare_characters_come_back_unchanged(ledger: Ledger) -> None:
    issue = an_issue(text="䶮𠮷·㛃𬭎\u200b\n\t\x00完", extra=(("栏\n名", ""), ("", "值")), tags=("", "[]"))
    save(ledger, issue)
    assert records.get(ledger, Issue, issue.uuid) == issue
    assert check(ledger, full=True) == []
