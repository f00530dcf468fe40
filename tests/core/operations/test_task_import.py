from __future__ import annotations

import pytest

from core.domain.plan import UpperTask
from core.domain.plan_drafts import PlanDraft
from core.errors import Refused
from core.operations import plans, task_import
from core.operations.practice import practice_workbook
from core.store import records
from tests.core.conftest import DAY


@pytest.fixture
def plan(ws):
    return plans.add_plan(ws, PlanDraft(name="省方案", anchor=DAY)).value


def test_a_pasted_block_is_entered_once(ws, plan):
    block = "序号\t任务内容\n1\t甲\n2\t乙\n"
    assert [task.number for task in task_import.paste_tasks(ws, plan.uuid, block).value] == ["1", "2"]
    more = task_import.paste_tasks(ws, plan.uuid, block + "3\t丙\n").value
    assert [(task.number, task.position) for task in more] == [("3", 3)]
    with pytest.raises(Refused, match="tasks_all_known"):
        task_import.paste_tasks(ws, plan.uuid, block)


def test_a_spreadsheet_of_the_practice_ledger_becomes_tasks(ws, plan):
    drafts = task_import.read_tasks(practice_workbook())
    tasks = task_import.take_tasks(ws, plan.uuid, drafts).value
    assert len(tasks) == len(drafts) > 20
    assert records.find(ws.ledger, UpperTask, order="position")[0].text == drafts[0].text
    assert any(task.deadline_words for task in tasks)
