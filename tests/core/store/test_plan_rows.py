from __future__ import annotations

from core.domain.listing import ListKind
from core.domain.plan import PlanLevel, TaskAnswer, TaskState
from tests import builders as a
from tests.core.store.listed import row
from tests.core.store.opened import save


def test_rows_show_plan_answer_and_issues(ledger):
    above = a.a_batch(name="省方案", level=PlanLevel.PROVINCE)
    plan = a.a_batch(name="县方案", parent_uuid=above.uuid)
    issue = a.an_issue(code="WT-1", batch_uuid=plan.uuid)
    first, second, third = (a.a_task(plan) for _ in range(3))
    save(ledger, above, plan, issue, first, second, third)
    save(ledger, a.a_claim(first, unit="县司法局"), a.a_task_link(first, issue))
    save(ledger, a.a_claim(second, answer=TaskAnswer.DECLINED, reason="没有这类机构"))
    shown = row(ledger, ListKind.TASKS, first.uuid)
    assert (shown.plan, shown.task_state, shown.issue_codes) == ("县方案", TaskState.CLAIMED, "WT-1")
    assert (shown.claim_unit, shown.answered_on, shown.decline_reason) == ("县司法局", a.TODAY, "")
    declined = row(ledger, ListKind.TASKS, second.uuid)
    assert (declined.task_state, declined.decline_reason) == (TaskState.DECLINED, "没有这类机构")
    counted = row(ledger, ListKind.PLANS, plan.uuid)
    assert (counted.parent, counted.tasks, counted.issues) == ("省方案", 3, 1)
    assert (counted.claimed, counted.unclaimed, counted.declined, counted.done) == (1, 1, 1, 0)
    assert row(ledger, ListKind.PLANS, above.uuid).plan_level is PlanLevel.PROVINCE
