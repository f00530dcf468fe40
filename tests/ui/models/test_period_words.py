from __future__ import annotations

import pytest

from core.domain.listing import ListKind
from core.operations import listing
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
