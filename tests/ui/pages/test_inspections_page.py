from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from core.domain.listing import Filter
from core.operations import inspections
from tests.ui import practice
from tests.ui.steps import inspections_in, inspections_page, press
from ui.pages import inspection_panel


@pytest.fixture
def page(qtbot, full_session):
    return inspections_page(qtbot, full_session)


def test_an_empty_page_offers_the_first_record(qtbot, empty_session):
    page = inspections_page(qtbot, empty_session)
    assert page.empty.isVisible()
    page.empty.findChild(QPushButton, "inspections_page.new").click()
    assert page.panel.isVisible()
    assert page.panel.form.editor("started_on").value() == practice.TODAY


def test_the_record_beside_the_list_is_the_chosen_one(page):
    assert page.panel.form.values()["title"] == "行政执法案卷专项检查"
    assert page.panel.form.values()["files_checked"] == 36
    assert not page.panel.save_button.isEnabled()
    assert page.panel.letter_button.isEnabled()


def test_removing_asks_first_and_undo_brings_it_back(page, full_session, monkeypatch):
    monkeypatch.setattr(inspection_panel, "ask", lambda *_: True)
    press(page, "inspections_page.remove")
    full_session.jobs.wait()
    assert inspections_in(full_session) == []
    assert page.empty.isVisible()
    full_session.undo()
    full_session.jobs.wait()
    assert len(inspections_in(full_session)) == 1
    assert not page.empty.isVisible()
    assert page.panel.form.values()["title"] == "行政执法案卷专项检查"


def test_a_list_asked_for_shows_its_first_record_beside(page, full_session):
    draft = replace(practice.an_inspection_draft(), code="X-1", title="另一次", units=("县司法局",))
    full_session.write(lambda ws, _: inspections.record_inspection(ws, draft))
    full_session.jobs.wait()
    page.tabs.setCurrentIndex(3)
    page.show_list((Filter(column="code", values=("X-1",)),))
    assert page.tabs.currentIndex() == 0
    assert page.panel.form.values()["title"] == "另一次"
