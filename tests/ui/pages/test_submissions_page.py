from __future__ import annotations

import pytest

from core.operations import submissions
from tests.ui.steps import packages_in, submissions_page_of
from ui.pages import submissions_page


@pytest.fixture
def page(qtbot, full_session, monkeypatch):
    monkeypatch.setattr(submissions_page, "ask", lambda *_: True)
    return submissions_page_of(qtbot, full_session)


def test_sealing_makes_a_package_that_stands_in_the_list(page, full_session):
    page.card.submit_button.click()
    full_session.jobs.wait()
    [uuid] = packages_in(full_session)
    assert page.grid.current_uuid() == uuid
    assert page.package.copy_button.isEnabled()
    assert submissions.path_of(full_session.reader, uuid).is_file()
    assert not page.empty.isVisible()
    assert "已封存" in page.banner.text()


def test_a_nil_report_says_so(page, full_session):
    page.card.nil.setChecked(True)
    page.card.submit_button.click()
    full_session.jobs.wait()
    assert page.model.row_at(0).nil
    assert "零报告" in page.package._values["period"].text()
    assert not page.card.nil.isChecked()


def test_saying_no_seals_nothing(qtbot, full_session, monkeypatch):
    monkeypatch.setattr(submissions_page, "ask", lambda *_: False)
    page = submissions_page_of(qtbot, full_session)
    page.card.submit_button.click()
    full_session.jobs.wait()
    assert packages_in(full_session) == []
