from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from core.domain.listing import ListKind, ListQuery
from core.errors import Environment
from core.store import records, undo, views
from core.store.history_view import StepBack, first_day, last_entry, ledger_as_of, steps_back
from core.store.journal import transaction
from core.store.mapping import shape_of
from core.store.tables import record_classes
from tests import builders as a
from tests.core.store.opened import NOW, save

DAY = NOW.date()


def rows(ledger) -> dict[str, list[tuple[object, ...]]]:
    return {
        cls.__name__: sorted(ledger.connection.execute(shape_of(cls).select).fetchall(), key=repr)
        for cls in record_classes()
    }


def write(ledger, act, at: datetime) -> None:
    with transaction(ledger, "test.write", "改", now=at, actor="王敏") as tx:
        act(tx)


def test_the_copy_of_today_is_the_ledger_itself(ledger):
    issue = a.an_issue()
    save(ledger, issue, a.a_measure(issue), a.a_letter(), a.an_inspection(), a.a_submission())
    assert rows(ledger_as_of(ledger, DAY)) == rows(ledger)


def test_a_past_day_stays_as_it_was_through_changes_removals_and_undo(ledger):
    kept, gone = a.an_issue(text="原文"), a.an_issue()
    save(ledger, kept, gone)
    then = rows(ledger)
    for days, act in (
        (1, lambda tx: tx.replace(replace(kept, text="改后"))),
        (2, lambda tx: tx.remove(gone)),
        (3, lambda tx: tx.add(a.an_issue())),
    ):
        write(ledger, act, NOW + timedelta(days=days))
    undo.undo(ledger, now=NOW + timedelta(days=4), actor="王敏")
    assert rows(ledger_as_of(ledger, DAY)) == then
    second = ledger_as_of(ledger, DAY + timedelta(days=1))
    assert {issue.text for issue in records.find(second, type(kept))} == {"改后", gone.text}
    assert rows(ledger_as_of(ledger, DAY + timedelta(days=9))) == rows(ledger)


def test_an_entry_dated_back_by_a_wrong_clock_does_not_change_a_past_day(ledger):
    save(ledger, a.an_issue())
    write(ledger, lambda tx: tx.add(a.an_issue()), NOW + timedelta(days=2))
    then = rows(ledger_as_of(ledger, DAY))
    write(ledger, lambda tx: tx.add(a.an_issue()), NOW)
    assert rows(ledger_as_of(ledger, DAY)) == then


def test_the_same_views_run_on_the_copy_and_nothing_can_be_written_to_it(ledger):
    issue = a.an_issue(due=DAY - timedelta(days=1))
    save(ledger, issue)
    past = ledger_as_of(ledger, DAY)
    query = ListQuery(kind=ListKind.ISSUES, today=DAY)
    ids = views.list_ids(past, query)
    assert views.list_rows(past, query, ids) == views.list_rows(ledger, query, [issue.uuid])
    with pytest.raises(Environment):
        past.connection.execute("DELETE FROM issue")
    past.close()


def test_the_ledger_knows_the_day_it_was_begun(ledger):
    assert first_day(ledger) == DAY
    assert not any(rows(ledger_as_of(ledger, date(2000, 1, 1))).values())


def test_a_clock_that_went_back_is_told_and_one_that_only_went_on_is_not(ledger):
    issue = a.an_issue()
    save(ledger, issue)
    write(ledger, lambda tx: tx.add(a.an_issue()), NOW + timedelta(days=1))
    assert steps_back(ledger, DAY + timedelta(days=1), DAY) == []
    ahead, after = NOW + timedelta(days=400), DAY + timedelta(days=2)
    write(ledger, lambda tx: tx.replace(replace(issue, text="改")), ahead)
    number = undo.undo(ledger, now=NOW + timedelta(days=2), actor="").sequence - 1
    assert steps_back(ledger, after, DAY) == [StepBack(number, ahead.date(), after, issue.uuid)]
    assert steps_back(ledger, after, ahead.date() + timedelta(days=1)) == []


def test_a_clock_behind_the_newest_entry_is_told_before_anything_is_written_by_it(ledger):
    save(ledger, a.a_letter())
    found = steps_back(ledger, DAY - timedelta(days=1), DAY)
    assert [(each.day, each.then, each.issue) for each in found] == [(DAY, DAY - timedelta(days=1), "")]


def test_an_evening_is_named_by_its_last_entry(ledger):
    save(ledger, a.an_issue())
    then = last_entry(ledger, DAY)
    assert len(then) == 64
    write(ledger, lambda tx: tx.add(a.an_issue()), NOW + timedelta(days=2))
    assert last_entry(ledger, DAY) == last_entry(ledger, DAY + timedelta(days=1)) == then
    assert last_entry(ledger, DAY + timedelta(days=2)) != then
