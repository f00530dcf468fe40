from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.issue import Issue, IssueStatus
from core.domain.measure import Measure
from core.domain.plan import TaskAnswer, TaskClaim, TaskLink, TaskState, UpperTask, task_state
from core.domain.plan_drafts import ClaimDraft, PlanDraft, SplitDraft, TaskDraft
from core.errors import Refused
from core.operations import history, issues, plan_tasks, plans
from core.store import plans as figures
from core.store import records
from core.store.tables import record_classes
from tests.core.conftest import DAY, begin

TASK = TaskDraft(
    number="12",
    area="行政执法",
    text="健全三项制度",
    deadline_words="2020年年底前",
    responsible="各县",
    criteria="制度印发",
)
UNIT = ClaimDraft(unit="县司法局")


@pytest.fixture
def plan(ws):
    return plans.add_plan(ws, PlanDraft(name="省方案", anchor=DAY)).value


@pytest.fixture
def task(ws, plan):
    return plan_tasks.add_tasks(ws, plan.uuid, [TASK]).value[0]


def state(ws, task):
    return plan_tasks.task_dossier(ws, task.uuid).state


def test_a_task_is_claimed_with_person_day_and_unit(ws, task):
    assert state(ws, task) is TaskState.UNCLAIMED
    assert plan_tasks.unclaimed(ws) == 1
    plan_tasks.claim(ws, [task.uuid], UNIT)
    claim = plan_tasks.task_dossier(ws, task.uuid).claim
    assert (claim.by, claim.dated, claim.unit) == ("王经办", DAY, "县司法局")
    assert (state(ws, task), plan_tasks.unclaimed(ws)) == (TaskState.CLAIMED, 0)
    plan_tasks.withdraw(ws, task.uuid)
    assert state(ws, task) is TaskState.UNCLAIMED
    with pytest.raises(Refused, match="task_unanswered"):
        plan_tasks.withdraw(ws, task.uuid)


def test_a_split_makes_an_issue_with_measures_and_claims_it_in_one_step(ws, plan, task):
    plan_tasks.claim(ws, [task.uuid], UNIT)
    draft = replace(plan_tasks.split_draft(ws, task.uuid), measures="印发制度\n\n组织培训")
    assert [unit.name for unit in draft.units] == ["县司法局"]
    issue = plan_tasks.split(ws, task.uuid, draft).value
    kept = records.get(ws.ledger, Issue, issue.uuid)
    assert (kept.text, kept.criteria, kept.area) == (TASK.text, TASK.criteria, TASK.area)
    assert kept.batch_uuid == plan.uuid
    assert (kept.deadline.raw, kept.status) == ("2020年年底前", IssueStatus.CLAIMED)
    assert kept.note == "由上级任务 12 分解"
    measures = records.find(ws.ledger, Measure, order="position", issue_uuid=issue.uuid)
    assert [each.text for each in measures] == ["印发制度", "组织培训"]
    assert [each.task for each in plan_tasks.tasks_of_issue(ws, issue.uuid)] == [task]


def test_many_issues_serve_one_task_and_one_issue_many_tasks(ws, plan, task):
    other = plan_tasks.add_tasks(ws, plan.uuid, [TaskDraft(number="13", text="另一项")]).value[0]
    assert other.position == task.position + 1
    first = plan_tasks.split(ws, task.uuid, plan_tasks.split_draft(ws, task.uuid)).value
    plan_tasks.split(ws, task.uuid, SplitDraft(text="第二个问题"))
    plan_tasks.split(ws, other.uuid, SplitDraft(issue_uuid=first.uuid, measures="共同措施"))
    assert len(plan_tasks.task_dossier(ws, task.uuid).issues) == 2
    assert [each.task.number for each in plan_tasks.tasks_of_issue(ws, first.uuid)] == ["12", "13"]
    with pytest.raises(Refused, match="task_linked"):
        plan_tasks.split(ws, other.uuid, SplitDraft(issue_uuid=first.uuid))
    with pytest.raises(Refused, match="task_split"):
        plan_tasks.decline(ws, [other.uuid], ClaimDraft(reason="不涉及"))
    with pytest.raises(Refused, match="task_split"):
        plan_tasks.withdraw(ws, other.uuid)
    plan_tasks.unlink(ws, other.uuid, first.uuid)
    plan_tasks.decline(ws, [other.uuid], ClaimDraft(reason="不涉及"))
    with pytest.raises(Refused, match="record_missing"):
        plan_tasks.unlink(ws, other.uuid, first.uuid)


def test_a_declined_task_has_its_reason_and_is_not_split(ws, task):
    with pytest.raises(Refused, match="not_valid"):
        plan_tasks.decline(ws, [task.uuid], ClaimDraft())
    plan_tasks.decline(ws, [task.uuid], ClaimDraft(reason="本县没有这类机构"))
    assert state(ws, task) is TaskState.DECLINED
    with pytest.raises(Refused, match="task_declined"):
        plan_tasks.split(ws, task.uuid, SplitDraft(text="x"))
    plan_tasks.claim(ws, [task.uuid], UNIT)
    assert state(ws, task) is TaskState.CLAIMED
    assert len(records.find(ws.ledger, TaskClaim)) == 1


def test_a_removed_issue_leaves_its_task_and_a_removed_task_its_issue(ws, task):
    issue = plan_tasks.split(ws, task.uuid, SplitDraft(text="问题")).value
    issues.remove_issue(ws, issue.uuid)
    assert (records.find(ws.ledger, TaskLink), state(ws, task)) == ([], TaskState.CLAIMED)
    history.undo(ws)
    plan_tasks.remove_task(ws, task.uuid)
    assert (records.find(ws.ledger, UpperTask), len(records.find(ws.ledger, Issue))) == ([], 1)
    history.undo(ws)
    assert [each.uuid for each in plan_tasks.task_dossier(ws, task.uuid).issues] == [issue.uuid]


def test_a_task_is_edited_and_an_empty_one_refused(ws, plan, task):
    edited = replace(plan_tasks.draft_of(ws, task.uuid), text="改过")
    assert plan_tasks.check_task(ws, edited) == []
    assert plan_tasks.revise_task(ws, task.uuid, task.revision, edited).value.text == "改过"
    with pytest.raises(Refused, match="changed_meanwhile"):
        plan_tasks.revise_task(ws, task.uuid, task.revision, replace(edited, text="又改"))
    with pytest.raises(Refused, match="not_valid"):
        plan_tasks.add_tasks(ws, plan.uuid, [TaskDraft()])


def image(ws):
    """Return every record without its revision, which undo itself moves on."""
    found = [each for cls in record_classes() for each in records.find(ws.ledger, cls)]
    return {(type(each).__name__, each.uuid): replace(each, revision=1) for each in found}


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["claim", "decline", "withdraw", "split", "link", "unlink", "remove"]),
        st.integers(0, 3),
        st.integers(0, 5),
    ),
    max_size=12,
)


def act(ws, name, task, issue):
    """Do one act on a task and tell whether the ledger took it."""
    acts = {
        "claim": lambda: plan_tasks.claim(ws, [task], UNIT),
        "decline": lambda: plan_tasks.decline(ws, [task], ClaimDraft(reason="不涉及")),
        "withdraw": lambda: plan_tasks.withdraw(ws, task),
        "split": lambda: plan_tasks.split(ws, task, plan_tasks.split_draft(ws, task)),
        "link": lambda: plan_tasks.split(ws, task, SplitDraft(issue_uuid=issue)),
        "unlink": lambda: plan_tasks.unlink(ws, task, issue),
        "remove": lambda: plan_tasks.remove_task(ws, task),
    }
    try:
        return bool(acts[name]().change.sequence)
    except Refused:
        return False


@given(ACTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_act_is_undone_whole_and_every_task_has_one_standing(tmp_path_factory, acts):
    ws = begin(tmp_path_factory.mktemp("acts") / "ledger")
    plan = plans.add_plan(ws, PlanDraft(name="省方案", anchor=DAY)).value
    drafts = [TaskDraft(number=str(n), text=f"任务{n}") for n in range(4)]
    tasks = [each.uuid for each in plan_tasks.add_tasks(ws, plan.uuid, drafts).value]
    plan_tasks.split(ws, tasks[0], SplitDraft(text="问题"))
    for name, which, other in acts:
        found = [each.uuid for each in records.find(ws.ledger, Issue, order="code")]
        before = image(ws)
        if act(ws, name, tasks[which], found[other % len(found)]):
            after = image(ws)
            history.undo(ws)
            assert image(ws) == before
            history.redo(ws)
            assert image(ws) == after
        counts = figures.task_counts(ws.ledger).get(plan.uuid)
        if counts is None:
            break
        assert counts.unclaimed + counts.claimed + counts.declined == counts.tasks
        assert counts.unclaimed == plan_tasks.unclaimed(ws)
        assert counts.done <= counts.claimed
    ws.close()


@given(st.lists(st.sampled_from(list(IssueStatus)), max_size=4), st.sampled_from([None, *TaskAnswer]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sql_and_domain_agree_how_a_task_stands(ws, statuses, answer):
    from core.store.journal import transaction
    from tests import builders as a

    batch = a.a_batch()
    task = a.a_task(batch)
    found = [a.an_issue(status=status) for status in statuses]
    with transaction(ws.ledger, "x", "x", now=ws.clock.now(), actor="") as tx:
        tx.add_all([batch, task, *found])
        if answer is not None:
            tx.add(a.a_claim(task, answer=answer, reason="理由"))
        if answer is TaskAnswer.CLAIMED:
            tx.add_all([a.a_task_link(task, issue) for issue in found])
    linked = statuses if answer is TaskAnswer.CLAIMED else []
    assert figures.states(ws.ledger, [task.uuid])[task.uuid] is task_state(answer, linked)
