from __future__ import annotations

import pytest

from core.operations import plans, source_documents
from tests.ui.plan_steps import a_page, answer_form, fill, wait
from ui.pages import plan_panel, record_panel


@pytest.fixture
def filled(qtbot, empty_session):
    return fill(a_page(qtbot, empty_session))


def test_a_plan_without_anything_is_removed_and_one_in_use_stays(filled, monkeypatch):
    refused = []
    monkeypatch.setattr(plan_panel, "ask", lambda *_: True)
    monkeypatch.setattr(record_panel, "tell_error", lambda _, error: refused.append(error.code))
    filled.plan_panel.remove()
    wait(filled)
    assert refused == ["plan_in_use"]
    filled.tree.choose(plans.tree(filled.session.reader)[1].plan.uuid)
    filled.plan_panel.remove()
    wait(filled)
    assert len(plans.tree(filled.session.reader)) == 1


def test_papers_are_added_corrected_and_taken_off(filled, monkeypatch):
    answer_form(monkeypatch, title="整改方案", document_number="冀法〔2020〕7号")
    filled.plan_panel.add_document()
    (paper,) = source_documents.documents(filled.session.reader)
    answer_form(monkeypatch, title="新题目")
    filled.plan_panel.edit_document(paper)
    assert [each.title for each in source_documents.documents(filled.session.reader)] == ["新题目"]
    filled.plan_panel.drop_document(paper)
    wait(filled)
    assert source_documents.documents(filled.session.reader) == []
