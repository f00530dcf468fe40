from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from core.domain.listing import ListKind
from core.operations import listing, submissions
from core.wording import word
from ui.models.period_words import period_words
from ui.pages import submissions_page
from ui.pages.submissions_page import SubmissionsPage


def shown(qtbot, session):
    page = SubmissionsPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    return page


def packages_in(session):
    return listing.list_ids(session.reader, listing.query_of(session.reader, ListKind.SUBMISSIONS))


@pytest.fixture
def page(qtbot, full_session, monkeypatch):
    monkeypatch.setattr(submissions_page, "ask", lambda *_: True)
    return shown(qtbot, full_session)


def test_periods_are_said_as_people_say_them():
    assert period_words("2026-11") == "2026年11月"
    assert period_words("2026-Q4") == "2026年第四季度"
    assert period_words("2026-H1") == "2026年上半年"
    assert period_words("2026") == "2026年"
    assert period_words("2026-W07") == "2026年第7周"
    assert period_words("第三批") == "第三批"


def test_without_a_superior_the_page_leads_to_the_settings(qtbot, empty_session):
    page = shown(qtbot, empty_session)
    assert not page.card.submit_button.isVisible()
    with qtbot.waitSignal(page.act_wanted) as wanted:
        page.card.superior_button.click()
    assert wanted.args == ["page", "settings"]


def test_the_period_its_days_and_the_checks_stand_at_the_top(page, full_session):
    period = submissions.current_period(full_session.reader)
    assert page.card._title.text() == period_words(period)
    left = (submissions.next_due(full_session.reader) - full_session.today).days
    assert str(left) in page.card._left.text()
    found = submissions.check_submission(full_session.reader, period)
    assert found
    assert page.card._checks.count() == len(found)


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
    page = shown(qtbot, full_session)
    page.card.submit_button.click()
    full_session.jobs.wait()
    assert packages_in(full_session) == []


def test_a_copy_is_read_back_before_the_stick_may_be_taken(page, full_session, tmp_path, monkeypatch):
    page.card.submit_button.click()
    full_session.jobs.wait()
    stick = tmp_path / "usb"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(stick)))
    page.findChild(QPushButton, "submissions_page.copy_out").click()
    full_session.jobs.wait()
    [copy] = stick.iterdir()
    original = submissions.path_of(full_session.reader, packages_in(full_session)[0])
    assert copy.read_bytes() == original.read_bytes()
    assert page.banner.text() == word("submissions_page.copied", path=copy)
