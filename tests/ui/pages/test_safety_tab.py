from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from core.operations import upkeep
from core.wording import word
from tests.ui import practice
from ui.pages import safety_tab
from ui.session import Session


@pytest.fixture
def page(settings):
    return settings


def words_in(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_a_sound_ledger_is_called_sound(page, full_session):
    page.tabs.choose("safety")
    page.findChild(QPushButton, "settings_page.check_now").click()
    full_session.jobs.wait()
    assert word("settings_page.all_sound") in words_in(page.safety)


def test_a_backup_can_be_restored_beside_the_ledger(page, full_session, tmp_path, monkeypatch):
    made = []
    full_session.read_job(lambda ws, _: upkeep.backup(ws, tmp_path / "usb"), on_done=made.append)
    full_session.jobs.wait()
    into = tmp_path / "restored"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(made[0]), "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(into)))
    monkeypatch.setattr(safety_tab, "ask", lambda *_: True)
    page.findChild(QPushButton, "settings_page.restore").click()
    full_session.jobs.wait()
    assert page.banner.text() == word("settings_page.restored", path=into)
    restored = Session.open(into, practice.CLOCK)
    assert restored.reader.office.name == full_session.reader.office.name
    restored.close()


def test_automatic_backups_are_listed(page, full_session):
    copies = upkeep.backups(full_session.reader)
    assert copies
    assert copies[0].path.name in words_in(page.safety)
