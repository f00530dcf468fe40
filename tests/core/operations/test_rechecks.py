from __future__ import annotations

from datetime import date

import pytest

from core.clock import FixedClock
from core.domain.recheck import DecisionDraft, RecheckDraft, RecheckResult
from core.errors import Refused
from core.operations import history, inspections, overview, rechecks
from core.workspace import Workspace
from tests.core.operations.inspected import enter

ASKED = RecheckDraft(requested_by="安新县", requested_on=date(2020, 7, 20), reason="与事实不符")
DECIDED = DecisionDraft(decided_by="李", decision="事实清楚", decided_on=date(2020, 8, 10))


@pytest.fixture
def record(ws):
    return enter(
        ws,
        people=("王",),
        conclusion="总体较好",
        concluded_on=date(2020, 7, 1),
        delivered_on=date(2020, 7, 3),
    )


def on(ws, day):
    return Workspace(ws.ledger, FixedClock.on(day))


def test_thirty_days_run_from_the_delivery_and_end_on_a_working_day(ws, record):
    assert rechecks.standing(ws, record.uuid).until == date(2020, 8, 3)
    assert rechecks.standing(ws, enter(ws, "雄县").uuid).until is None


def test_a_request_is_entered_decided_and_undone(ws, record):
    asked = rechecks.request(ws, record.uuid, ASKED).value
    standing = rechecks.standing(ws, record.uuid)
    assert (standing.open, standing.due) == (asked, date(2020, 8, 19))
    with pytest.raises(Refused, match="recheck_open"):
        rechecks.request(ws, record.uuid, ASKED)
    made = rechecks.decide(ws, record.uuid, DECIDED).value
    assert (made.result, made.decided_on) == (RecheckResult.UPHELD, date(2020, 8, 10))
    with pytest.raises(Refused, match="recheck_none"):
        rechecks.decide(ws, record.uuid, DECIDED)
    history.undo(ws)
    assert rechecks.standing(ws, record.uuid).open is not None


def test_what_the_rules_forbid_is_not_entered(ws, record):
    with pytest.raises(Refused, match="not_valid"):
        rechecks.request(ws, enter(ws, "雄县").uuid, ASKED)
    rechecks.request(ws, record.uuid, ASKED)
    with pytest.raises(Refused, match="not_valid"):
        rechecks.decide(ws, record.uuid, DecisionDraft())
    same = DecisionDraft(decided_by="王", decision="好", decided_on=date(2020, 8, 10))
    waiting = rechecks.standing(ws, record.uuid).open
    assert [each.rule for each in rechecks.check_decision(ws, waiting, same)] == ["recheck_not_withdrawn"]


def test_days_that_run_out_stand_on_the_first_page(ws, record):
    early = on(ws, date(2020, 7, 25))
    (window,) = rechecks.dues(early)
    assert (window.recheck_uuid, window.due, window.days_left) == ("", date(2020, 8, 3), 9)
    assert rechecks.dues(on(ws, date(2020, 7, 10))) == []
    asked = rechecks.request(ws, record.uuid, ASKED).value
    (due,) = overview.overview(ws).rechecks
    assert (due.recheck_uuid, due.days_left, due.code) == (asked.uuid, 2, record.code)
    assert rechecks.dues(on(ws, date(2020, 9, 1)))[0].days_left == -13
    rechecks.decide(ws, record.uuid, DECIDED)
    assert rechecks.dues(ws) == []


def test_an_inspection_goes_with_its_requests_and_comes_back_with_them(ws, record):
    rechecks.request(ws, record.uuid, ASKED)
    inspections.remove_inspection(ws, record.uuid)
    assert rechecks.dues(ws) == []
    history.undo(ws)
    assert len(rechecks.standing(ws, record.uuid).rechecks) == 1
