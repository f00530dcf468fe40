from __future__ import annotations

import pytest

from core.domain.plan import TaskState
from core.domain.plan_drafts import PlanDraft, SplitDraft, TaskDraft
from core.errors import Refused
from core.operations import plan_tasks, plans
from core.operations.dossiers import issue_dossier
from core.operations.task_dossiers import claim_of, numbered, task_dossier, tasks_of_issue
from tests.core.conftest import DAY


def test_a_task_and_its_issue_show_one_another(ws):
    plan = plans.add_plan(ws, PlanDraft(name="省方案", anchor=DAY)).value
    (task,) = plan_tasks.add_tasks(ws, plan.uuid, [TaskDraft(number="7", text="健全制度")]).value
    assert (claim_of(ws, task.uuid), task_dossier(ws, task.uuid).state) == (None, TaskState.UNCLAIMED)
    issue = plan_tasks.split(ws, task.uuid, SplitDraft(text="问题")).value
    found = task_dossier(ws, task.uuid)
    assert [each.uuid for each in found.issues] == [issue.uuid]
    assert found.claim == claim_of(ws, task.uuid)
    assert numbered(ws, " 7 ") == numbered(ws, "7", plan.uuid) == task
    with pytest.raises(Refused, match="unknown_task"):
        numbered(ws, "8")
    assert issue_dossier(ws, issue.uuid).tasks == tuple(tasks_of_issue(ws, issue.uuid)) == (found,)
