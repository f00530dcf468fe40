"""A page of plans with two plans and three tasks, and the steps its tests share."""

from __future__ import annotations

from datetime import date

from core.domain.plan_drafts import PlanDraft, TaskDraft
from core.operations import plan_tasks, plans
from ui.dialogs.form_dialog import FormDialog
from ui.pages.plans_page import PlansPage

DAY = date(2020, 8, 1)


def a_page(qtbot, session):
    made = PlansPage(session)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    return made


def fill(page):
    """Enter a plan above another and three tasks in the upper one, which is then chosen."""
    session = page.session

    def enter(workspace, _):
        above = plans.add_plan(workspace, PlanDraft(name="省方案", anchor=DAY)).value
        plans.add_plan(workspace, PlanDraft(name="县方案", anchor=DAY, parent_uuid=above.uuid))
        drafts = [TaskDraft(number=str(n), text=f"任务{n}") for n in (1, 2, 3)]
        return plan_tasks.add_tasks(workspace, above.uuid, drafts)

    session.write(enter)
    session.jobs.wait()
    page.refresh()
    page.tree.choose(plans.tree(session.reader)[0].plan.uuid)
    return page


def tasks_of(page):
    return [page.pane.model.uuid_at(place) for place in range(page.pane.model.rowCount())]


def wait(page):
    page.session.jobs.wait()


def answer_form(monkeypatch, **values):
    """Let the next form dialog be filled and saved as a person would."""

    def exec_(dialog):
        dialog.form.set_values(values)
        dialog.save()
        dialog.session.jobs.wait()
        return dialog.result()

    monkeypatch.setattr(FormDialog, "exec", exec_)
