from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.clock import FixedClock
from core.domain.drafts import ProblemDraft
from core.domain.listing import ListKind
from core.domain.recheck import RecheckDraft
from core.operations import health, offices, rechecks
from core.operations.inspection_health import inspection_ailments
from core.workspace import Workspace
from tests.core.operations.inspected import enter


def told(ws):
    return [(each.rule, each.title) for each in inspection_ailments(ws)]


def test_a_clean_inspection_has_nothing_amiss(ws):
    enter(ws, problems_found=112, problems_solved=104, problems_long_term=8)
    assert told(ws) == []


def test_a_repeated_visit_is_told_of_the_later_one_as_the_office_wants_it(ws):
    first = enter(ws)
    later = enter(ws, started_on=date(2020, 7, 1))
    (found,) = inspection_ailments(ws)
    assert (found.rule, found.uuid, found.kind) == ("inspection_repeated", later.uuid, ListKind.INSPECTIONS)
    assert health.say(found) == f"与 {first.code} 在规定天数内重复检查同一单位（安新县）"
    offices.revise_settings(ws, replace(ws.settings, revisit_days=10))
    assert told(ws) == []


def test_counts_that_do_not_agree_and_a_missing_basis_are_told(ws):
    enter(ws, basis="", problems_found=10, problems_solved=3, problems=(ProblemDraft(text="缺页"),))
    assert [rule for rule, _ in told(ws)] == [
        "balance_off", "problems_fewer_listed", "inspection_without_basis",
    ]  # fmt: skip
    sentences = [health.say(each) for each in health.ailments(ws)]
    assert "发现问题 10 与已解决 3、长期坚持 0、未解决 0 之和不符" in sentences


def test_a_request_left_undecided_is_told(ws):
    record = enter(ws, conclusion="好", delivered_on=date(2020, 6, 10))
    draft = RecheckDraft(requested_by="安新县", requested_on=date(2020, 6, 15), reason="不符")
    rechecks.request(ws, record.uuid, draft)
    assert [rule for rule, _ in told(ws)] == ["recheck_overdue"]
    assert told(Workspace(ws.ledger, FixedClock.on(date(2020, 7, 1)))) == []
