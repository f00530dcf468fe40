from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from core.operations import submissions
from core.wording import word
from tests.ui.steps import packages_in, submissions_page_of
from ui.pages import submissions_page


@pytest.fixture
def page(qtbot, full_session, monkeypatch):
    monkeypatch.setattr(submissions_page, "ask", lambda *_: True)
    return submissions_page_of(qtbot, full_session)


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
