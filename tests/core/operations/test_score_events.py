from __future__ import annotations

from datetime import date

from core.domain.register import RegisterDraft
from core.domain.review import Review, ReviewResult, ReviewStep
from core.domain.scoring import ScoreEvent
from core.identity import new_uuid
from core.operations import registers
from core.operations.score_events import happenings
from core.store.journal import transaction
from tests.core.operations.registered import an_issue


def seen(ws, year):
    return [(each.event, each.code, each.day) for each in happenings(ws, year)]


def test_a_late_annual_report_costs_and_one_in_time_earns(ws):
    for day in ("2020-04-01", "2020-03-31"):
        values = {"year": "2019", "unit": "县教育局", "compiled_on": "2020-02-01", "submitted_on": day}
        values |= {"published_on": "2020-03-01", "explained_on": "2020-03-02"}
        registers.add_entry(ws, "annual_reports", RegisterDraft(values=values))
    assert seen(ws, 2020) == [
        (ScoreEvent.ENTRY_LATE, "年报2019-001", date(2020, 3, 31)),
        (ScoreEvent.ENTRY_ON_TIME, "年报2019-002", date(2020, 3, 31)),
    ]
    assert [each.detail for each in happenings(ws, 2020)] == ["法治政府建设年度报告"] * 2
    assert seen(ws, 2019) == []


def test_practices_count_on_the_days_they_were_noted_and_spread(ws):
    values = {"title": "一窗", "unit": "县司法局", "noted_on": "2019-12-30", "spread_on": "2020-01-09"}
    registers.add_entry(ws, "practices", RegisterDraft(values=values))
    assert seen(ws, 2020) == [(ScoreEvent.PRACTICE_SPREAD, "亮点2019-001", date(2020, 1, 9))]
    assert [event for event, _, _ in seen(ws, 2019)] == [ScoreEvent.PRACTICE]


def test_a_returned_and_an_overdue_issue_count_for_the_units_that_answer(ws):
    issue = an_issue(ws, code="RC-9")
    with transaction(ws.ledger, "test", "test", now=ws.clock.now(), actor="") as tx:
        tx.add(
            Review(
                uuid=new_uuid(),
                issue_uuid=issue.uuid,
                round=1,
                step=ReviewStep.CITY,
                result=ReviewResult.RETURN,
                dated=date(2020, 5, 5),
                reviewed_by="甲",
            )
        )
    assert (ScoreEvent.RETURNED, "RC-9", date(2020, 5, 5)) in seen(ws, 2020)
