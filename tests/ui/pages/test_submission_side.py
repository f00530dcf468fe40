from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from core.domain.listing import ListKind
from core.operations import listing, submissions
from core.wording import word
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
