from __future__ import annotations

from datetime import date

from core.domain.issue import IssueStatus
from core.domain.listing import ListKind
from core.store import plans
from core.store.search import search
from tests import builders as a
from tests.core.store.opened import save


def test_issues_under_a_plan_and_of_its_tasks_are_counted_once(ledger):
    plan, other = a.a_batch(name="省方案"), a.a_batch(name="别的")
    unit = a.a_unit("县司法局")
    mine = a.an_issue(batch_uuid=plan.uuid, due=date(2026, 11, 10), status=IssueStatus.CLOSED)
    linked = a.an_issue(batch_uuid=other.uuid, due=date(2026, 11, 20))
    task = a.a_task(plan)
    save(ledger, plan, other, unit, mine, linked, task, a.a_claim(task))
    save(
        ledger,
        a.a_task_link(task, mine),
        a.a_task_link(task, linked),
        a.a_share(unit, mine),
        a.a_share(unit, linked),
    )
    found = plans.stage_figures(ledger, [plan.uuid], date(2026, 11, 1), date(2026, 11, 30))
    assert (found.due, found.done) == (2, 0)
    target = plans.target_figures(ledger, [plan.uuid])
    assert (target.reached, target.units, target.missing) == (0, 1, ("县司法局",))
    assert plans.next_position(ledger, plan.uuid) == task.position + 1
    assert plans.parents(ledger) == {other.uuid: None, plan.uuid: None}


def test_tasks_plan_numbers_and_papers_are_found(ledger):
    paper = a.a_document(document_number="冀依法治省办〔2020〕7号")
    plan = a.a_batch(name="县方案", document_number="容法〔2020〕3号", documents=(paper.uuid,))
    task = a.a_task(plan, text="健全行政执法三项制度")
    save(ledger, paper, plan, task)

    def found(words):
        return [(hit.kind, hit.uuid) for hit in search(ledger, words)]

    assert found("三项制度") == [(ListKind.TASKS, task.uuid)]
    assert found("容法〔2020〕3号") == [(ListKind.PLANS, plan.uuid)]
    assert found("冀依法治省办〔2020〕7号") == [(ListKind.PLANS, plan.uuid)]
    assert plans.unclaimed(ledger) == 1
