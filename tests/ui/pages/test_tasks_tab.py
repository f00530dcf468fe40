from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from core.domain.issue import Issue
from core.domain.plan_drafts import ClaimDraft, PlanDraft, SplitDraft, TaskDraft
from core.operations import plan_tasks, plans
from core.operations.dossiers import issue_dossier
from core.store import records
from tests.ui.plan_steps import DAY
from ui.pages.tasks_tab import TasksTab


def test_an_issue_leads_back_up_to_its_task(qtbot, empty_session):
    def enter(workspace, _):
        plan = plans.add_plan(workspace, PlanDraft(name="省方案", anchor=DAY)).value
        (task,) = plan_tasks.add_tasks(workspace, plan.uuid, [TaskDraft(number="7", text="健全制度")]).value
        return plan_tasks.split(workspace, task.uuid, SplitDraft(text="问题"), ClaimDraft(unit="县司法局"))

    empty_session.write(enter)
    empty_session.jobs.wait()
    (issue,) = records.find(empty_session.reader.ledger, Issue)
    dossier = issue_dossier(empty_session.reader, issue.uuid)
    tab = TasksTab()
    qtbot.addWidget(tab)
    tab.show_dossier(dossier)
    (show,) = tab.findChildren(QPushButton, "issue_panel.show_task")
    with qtbot.waitSignal(tab.act_wanted) as wanted:
        show.click()
    assert wanted.args == ["show_task", dossier.tasks[0].task.uuid]
    assert "7" in dossier.tasks[0].task.number
