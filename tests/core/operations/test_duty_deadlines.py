"""A measure due every month is late by the periods that are open, not by the first one for ever (§2.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.deadline import Cycle, Deadline, DeadlineKind
from core.domain.drafts import IssueDraft, MeasureDraft, UnitName
from core.domain.duty import OccurrenceDraft
from core.domain.issue import Issue
from core.domain.listing import ListKind, Timeliness
from core.domain.measure import Measure
from core.operations import duties, history, issues, ledgers, listing, measures, statistics
from core.operations.writing import change
from core.store import records

MARCH = date(2023, 3, 1)
PERIODS = ("2023-03", "2023-04", "2023-05", "2023-06")


@pytest.fixture
def asked(ws):
    """Return (workspace on 5 July 2023, issue, measure due on every 5th since March 2023)."""
    folder = ws.folder
    ws.close()
    opened = ledgers.open_ledger(folder, FixedClock.on(date(2023, 7, 5)))
    issue = issues.register_issue(opened, IssueDraft(text="通报不够", units=(UnitName("县司法局"),))).value
    measure = measures.add_measure(
        opened, issue.uuid, MeasureDraft(text="逐月通报", deadline_raw="每月5日")
    ).value
    with change(opened, "office.revise") as tx:
        read = replace(measure.deadline, start=MARCH, due=date(2023, 3, 5))
        measure = tx.replace(replace(measure, deadline=read))
    yield opened, issue, measure
    opened.close()


def due_of(ws, measure):
    return records.get(ws.ledger, Measure, measure.uuid).deadline.due


def tick(ws, duty, period):
    return duties.settle(ws, duty.uuid, OccurrenceDraft(period=period)).value


def timeliness_of(ws):
    query = listing.query_of(ws, ListKind.MEASURES)
    (row,) = listing.list_rows(ws, query, listing.list_ids(ws, query))
    return row.timeliness


def test_a_settled_period_moves_the_day_on_and_words_and_past_days_stay(asked):
    ws, _, measure = asked
    assert (measure.deadline.due, measure.deadline.kind) == (date(2023, 3, 5), DeadlineKind.RECURRING)
    assert timeliness_of(ws) is Timeliness.OVERDUE
    duty = duties.from_measure(ws, measure.uuid).value
    assert due_of(ws, measure) == date(2023, 3, 5), "nothing settled: March is what is late"
    for period in PERIODS:
        tick(ws, duty, period)
    moved = records.get(ws.ledger, Measure, measure.uuid).deadline
    assert (moved.due, moved.raw, moved.original_due) == (date(2023, 7, 5), "每月5日", None)
    assert timeliness_of(ws) is Timeliness.DUE_SOON
    tick(ws, duty, "2023-07")
    assert due_of(ws, measure) == date(2023, 8, 5)
    history.undo(ws)
    assert due_of(ws, measure) == date(2023, 7, 5), "one undo takes the tick and the day back"


def test_a_period_left_open_or_opened_again_is_the_one_that_counts(asked):
    ws, _, measure = asked
    duty = duties.from_measure(ws, measure.uuid).value
    for period in ("2023-03", "2023-05"):
        tick(ws, duty, period)
    assert due_of(ws, measure) == date(2023, 4, 5)
    april = tick(ws, duty, "2023-04")
    assert due_of(ws, measure) == date(2023, 6, 5)
    duties.unsettle(ws, april.uuid)
    assert due_of(ws, measure) == date(2023, 4, 5)


def test_a_past_day_is_judged_by_what_was_settled_then(asked):
    ws, _, measure = asked
    duty = duties.from_measure(ws, measure.uuid).value
    for period in PERIODS:
        tick(ws, duty, period)
    folder = ws.folder
    ws.close()
    later = ledgers.open_ledger(folder, FixedClock.on(date(2023, 7, 20)))
    tick(later, duty, "2023-07")
    assert due_of(later, measure) == date(2023, 8, 5)
    then = statistics.as_of(later, date(2023, 7, 10))
    assert due_of(then, measure) == date(2023, 7, 5)
    assert timeliness_of(then) is Timeliness.OVERDUE
    then.close()
    later.close()


def test_another_cycle_an_extension_and_a_finished_duty_leave_the_day(asked):
    ws, issue, measure = asked
    yearly = replace(duties.suggested(ws, measure.uuid), rule="每年12月31日前", first_day=date(2023, 1, 1))
    duties.add_duty(ws, yearly)
    assert due_of(ws, measure) == date(2023, 3, 5)
    far = replace(measure.deadline, due=date(2023, 9, 5), original_due=date(2023, 3, 5))
    with change(ws, "office.revise") as tx:
        tx.replace(replace(records.get(ws.ledger, Measure, measure.uuid), deadline=far))
    monthly = replace(yearly, code="", rule="每月5日", first_day=MARCH, last_day=date(2023, 3, 31))
    duty = duties.add_duty(ws, monthly).value
    assert due_of(ws, measure) == date(2023, 9, 5)
    tick(ws, duty, "2023-03")
    assert due_of(ws, measure) == date(2023, 9, 5)
    assert records.get(ws.ledger, Issue, issue.uuid).deadline == issue.deadline


def test_an_issue_that_comes_round_is_followed_too(asked):
    ws, issue, _ = asked
    with change(ws, "office.revise") as tx:
        stored = records.get(ws.ledger, Issue, issue.uuid)
        read = Deadline(
            raw="每季度第1个月20日前", kind=DeadlineKind.RECURRING, cycle=Cycle.QUARTERLY, start=MARCH
        )
        tx.replace(replace(stored, deadline=read))
    duty = duties.from_issue(ws, issue.uuid).value
    assert (duty.issue_uuid, duty.measure_uuid) == (issue.uuid, None)
    assert duties.suggested_for_issue(ws, issue.uuid) is None
    assert records.get(ws.ledger, Issue, issue.uuid).deadline.due == date(2023, 4, 20)
    tick(ws, duty, "2023-Q2")
    assert records.get(ws.ledger, Issue, issue.uuid).deadline.due == date(2023, 7, 20)
