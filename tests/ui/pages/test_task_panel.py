from __future__ import annotations

import pytest

from core.domain.listing import ListKind
from core.domain.plan import TaskAnswer, TaskState
from core.operations import plan_tasks
from tests.ui.plan_steps import a_page, answer_form, fill, tasks_of, wait
from ui.pages import task_panel


@pytest.fixture
def filled(qtbot, empty_session):
    return fill(a_page(qtbot, empty_session))


def test_a_task_is_split_from_its_panel_and_leads_to_its_issue(filled, monkeypatch, qtbot):
    filled.pane.grid.select(tasks_of(filled)[0])
    panel = filled.task_panel
    assert filled.panel is panel
    answer_form(monkeypatch, measures="印发制度")
    panel.split()
    found = plan_tasks.task_dossier(filled.session.reader, panel.uuid)
    assert (len(found.issues), found.state) == (1, TaskState.CLAIMED)
    assert panel.withdraw_button.isHidden()
    with qtbot.waitSignal(filled.record_wanted) as wanted:
        panel._open(found.issues[0])
    assert wanted.args == [ListKind.ISSUES, found.issues[0].uuid]
    panel.unlink(found.issues[0])
    wait(filled)
    panel.withdraw()
    wait(filled)
    assert plan_tasks.task_dossier(filled.session.reader, panel.uuid).claim is None


def test_a_task_is_declined_with_its_reason(filled, monkeypatch):
    filled.pane.grid.select(tasks_of(filled)[1])
    answer_form(monkeypatch, reason="没有这类机构")
    filled.task_panel.answer(TaskAnswer.DECLINED)
    assert "没有这类机构" in filled.task_panel._answer.text()
    assert filled.task_panel.split_button.isHidden()


def test_a_task_is_entered_corrected_and_removed(filled, monkeypatch):
    filled.start_task()
    panel = filled.task_panel
    assert not panel.save()
    panel.form.editor("text").set_value("新任务")
    assert panel.save()
    wait(filled)
    assert len(tasks_of(filled)) == 4
    assert filled.pane.grid.current_uuid() == panel.uuid
    panel.form.editor("number").set_value("4")
    panel.save()
    wait(filled)
    monkeypatch.setattr(task_panel, "ask", lambda *_: True)
    panel.remove()
    wait(filled)
    assert len(tasks_of(filled)) == 3
