from __future__ import annotations

import pytest

from core.domain.plan_drafts import ClaimDraft, SplitDraft
from core.operations import plan_tasks
from tests.ui.plan_steps import a_page, fill, tasks_of, wait
from ui.dialogs.form_dialog import FormDialog
from ui.pages import plan_panel, task_acts
from ui.pages.plan_panel import document_task


@pytest.fixture
def filled(qtbot, empty_session):
    return fill(a_page(qtbot, empty_session))


def test_forms_offer_what_stands(filled, qtbot):
    session = filled.session
    session.write(
        lambda workspace, _: plan_tasks.split(workspace, tasks_of(filled)[0], SplitDraft(text="已有问题"))
    )
    wait(filled)
    task = task_acts.split_task(session, tasks_of(filled)[1])
    dialog = FormDialog(session, task)
    qtbot.addWidget(dialog)
    assert dialog.form.editor("issue_uuid").count() == 2
    assert task_acts.check_block(task_acts.PasteDraft())[0].field == "block"
    made = document_task(session, "x", plan_panel.DocumentDraft(), lambda *_: None, known=True)
    assert next(field.key for field in made.fields) == "existing"
    assert ClaimDraft().by == ""
