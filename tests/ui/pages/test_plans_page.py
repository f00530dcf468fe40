from __future__ import annotations

import pytest

from core.operations import history, plan_tasks, plans
from tests.ui.plan_steps import DAY, a_page, answer_form, fill, tasks_of, wait
from ui.pages import record_panel


@pytest.fixture
def page(qtbot, empty_session):
    return a_page(qtbot, empty_session)


@pytest.fixture
def filled(qtbot, empty_session):
    return fill(a_page(qtbot, empty_session))


def test_a_plan_is_typed_saved_and_stands_in_the_tree(page):
    page.start_new()
    for key, value in {"name": "省方案", "anchor": DAY, "document_number": "冀法〔2020〕7号"}.items():
        page.plan_panel.form.editor(key).set_value(value)
    assert page.plan_panel.save()
    wait(page)
    assert page.tree.current() == page.plan_panel.uuid
    assert not page.plan_panel.save_button.isEnabled()
    page.plan_panel.form.editor("parent_uuid").set_value(page.plan_panel.uuid)
    assert not page.plan_panel.save()


def test_the_tree_counts_tasks_and_narrows_the_list(filled):
    nodes = plans.tree(filled.session.reader)
    assert [node.counts.tasks for node in nodes] == [3, 0]
    assert len(tasks_of(filled)) == 3
    filled.tree.choose(nodes[1].plan.uuid)
    assert tasks_of(filled) == []
    assert filled.task_button.isEnabled()
    filled.tree.choose("")
    assert len(tasks_of(filled)) == 3
    assert not filled.task_button.isEnabled()


def test_selected_tasks_are_claimed_and_leave_the_list_of_unclaimed(filled, monkeypatch):
    filled.unclaimed.click()
    assert len(tasks_of(filled)) == 3
    filled.pane.grid.select(tasks_of(filled)[0])
    answer_form(monkeypatch, unit="县司法局")
    filled.claim_selected()
    assert [len(tasks_of(filled)), plan_tasks.unclaimed(filled.session.reader)] == [2, 2]
    filled.show_list(())
    assert len(tasks_of(filled)) == 3
    assert not filled.unclaimed.isChecked()


def test_nothing_selected_is_said(filled):
    filled.pane.grid.clearSelection()
    filled.claim_selected()
    assert "选中" in filled.banner.text()


def test_unsaved_words_keep_their_place(filled, monkeypatch):
    filled.plan_panel.form.editor("title").set_value("改了一半")
    monkeypatch.setattr(record_panel, "ask_unsaved", lambda _: "stay")
    shown = filled.plan_panel.uuid
    filled.tree.choose("")
    assert (filled.tree.current(), filled.plan_panel.uuid) == (shown, shown)
    filled.pane.grid.select(tasks_of(filled)[0])
    assert filled.panel is filled.plan_panel
    monkeypatch.setattr(record_panel, "ask_unsaved", lambda _: "discard")
    assert filled.may_leave()


def test_a_record_of_either_kind_is_shown(filled):
    uuid = tasks_of(filled)[2]
    low = plans.tree(filled.session.reader)[1].plan.uuid
    filled.show_record(low)
    assert filled.plan_panel.uuid == low
    filled.show_record(uuid)
    assert (filled.task_panel.uuid, filled.panel) == (uuid, filled.task_panel)


def test_what_a_plan_changed_elsewhere_is_shown(filled):
    filled.session.undo()
    wait(filled)
    assert tasks_of(filled) == []
    assert filled.session.reader is not None
    assert history.redo_label(filled.session.reader) is not None
