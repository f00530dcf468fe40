from __future__ import annotations

import pytest

from core.operations import submissions
from tests.ui.steps import submissions_page_of
from ui.models.period_words import period_words
from ui.pages import submissions_page


@pytest.fixture
def page(qtbot, full_session, monkeypatch):
    monkeypatch.setattr(submissions_page, "ask", lambda *_: True)
    return submissions_page_of(qtbot, full_session)


def test_without_a_superior_the_page_leads_to_the_settings(qtbot, empty_session):
    page = submissions_page_of(qtbot, empty_session)
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
