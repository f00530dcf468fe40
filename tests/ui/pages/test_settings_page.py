from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QPushButton

from core.domain.deadline import Cycle
from core.operations import units, upkeep
from core.wording import word
from tests.ui import practice
from ui.pages import office_tab, safety_tab
from ui.pages.settings_page import SettingsPage
from ui.session import Session
from ui.widgets.theme import big_font, set_big_font


@pytest.fixture
def page(qtbot, full_session):
    page = SettingsPage(full_session)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    full_session.jobs.wait()
    return page


def words_in(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_the_identity_is_shown_and_saved(page, full_session):
    form = page.office.identity
    assert form.values()["number_prefix"] == "容法督"
    assert not page.office.save_identity.isEnabled()
    form.editor("contact").set_value("刘洋")
    page.office.save_identity.click()
    full_session.jobs.wait()
    assert full_session.reader.office.contact == "刘洋"
    assert not page.office.save_identity.isEnabled()
    assert page.banner.text() == word("settings_page.office_saved")


def test_an_office_without_a_name_is_not_saved(page, full_session):
    page.office.identity.editor("name").set_value("")
    page.office.save_identity.click()
    full_session.jobs.wait()
    assert full_session.reader.office.name
    assert page.office.identity._notes["name"].isVisible()


def test_rules_are_saved_and_unknown_ones_stay(page, full_session):
    page.office.rules.set_values(
        {"reply_limit_days": 20, "reminder_days": ("5", "30", "x"), "submission_cycle": Cycle.QUARTERLY.value}
    )
    page.office.save_rules.click()
    full_session.jobs.wait()
    settings = full_session.reader.settings
    assert settings.reply_limit_days == 20
    assert settings.reminder_days == (30, 5)
    assert settings.submission_cycle == "quarterly"
    assert settings.line_pitch == "standard"
    assert page.office.rules.values()["reminder_days"] == ("30", "5")


def test_leaving_with_unsaved_words_asks(page, monkeypatch):
    page.office.identity.editor("phone").set_value("0312-1")
    monkeypatch.setattr(office_tab, "ask_unsaved", lambda _: "stay")
    assert page.may_leave() is False
    monkeypatch.setattr(office_tab, "ask_unsaved", lambda _: "save")
    assert page.may_leave() is True
    assert page.session.reader.office.phone == "0312-1"


def test_a_sound_ledger_is_called_sound(page, full_session):
    page.tabs.setCurrentIndex(2)
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


def test_the_fonts_of_letters_are_named_with_what_they_are(page):
    shown = words_in(page.machine)
    assert word("enums.FontRole.fang") in shown
    assert any(text in shown for text in (word("settings_page.standard"), word("settings_page.substitute")))


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


def test_a_unit_gets_its_liaison_officer_and_other_names(page, full_session):
    row = page.units.pane.model.row_at(0)
    page.show_record(row.uuid)
    page.units.form.set_values({"liaison": "张伟", "phone": "0312-5", "aliases": (f"{row.name}机关",)})
    page.units.save_button.click()
    full_session.jobs.wait()
    stored = units.unit_of(full_session.reader, f"{row.name}机关")
    assert (stored.uuid, stored.liaison) == (row.uuid, "张伟")
    assert not page.units.save_button.isEnabled()


def test_two_units_cannot_bear_one_name(page, full_session):
    first, second = page.units.pane.model.row_at(0), page.units.pane.model.row_at(1)
    page.show_record(first.uuid)
    page.units.form.set_values({"name": second.name})
    page.units.save()
    full_session.jobs.wait()
    assert page.units.form._notes["name"].text() == word("violations.unit_name_taken", name=second.name)
    assert units.unit_of(full_session.reader, first.name).uuid == first.uuid
    page.units.form.clean()
