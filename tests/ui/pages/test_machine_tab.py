from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton

from ui.widgets.theme import big_font, set_big_font


@pytest.fixture
def page(settings):
    return settings


def words_in(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_big_letters_come_at_once(page):
    small = QApplication.font().pointSize()
    try:
        page.findChild(QCheckBox, "settings_page.big_font").click()
        assert big_font()
        assert QApplication.font().pointSize() > small
    finally:
        set_big_font(wanted=False)
    assert QApplication.font().pointSize() == small


def test_diagnostics_can_be_copied_and_hold_no_words_of_the_ledger(page, full_session):
    page.findChild(QPushButton, "settings_page.copy_facts").click()
    text = QApplication.clipboard().text()
    assert str(full_session.folder) in text
    assert full_session.reader.office.name not in text
    assert Path(text.splitlines()[-1].split("：")[1]).suffix == ".log"


def test_the_notice_about_secrets_is_there(page):
    assert any("涉密内容不得录入" in text for text in words_in(page.machine))
