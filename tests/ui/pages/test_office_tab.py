from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.domain.deadline import Cycle
from core.wording import word
from ui.pages import office_tab


@pytest.fixture
def page(settings):
    return settings


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
        {"reply_limit_days": 20, "reminder_days": ("5", "30"), "submission_cycle": Cycle.QUARTERLY.value}
    )
    page.office.save_rules.click()
    full_session.jobs.wait()
    settings = full_session.reader.settings
    assert settings.reply_limit_days == 20
    assert settings.reminder_days == (30, 5)
    assert settings.submission_cycle == "quarterly"
    assert settings.line_pitch == "standard"
    assert page.office.rules.values()["reminder_days"] == ("30", "5")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("submission_day", 45, "应在 1 到 31 之间"),
        ("sign_limit_days", 400, "应在 0 到 365 之间"),
        ("reminder_days", ("15", "3天"), "3天不是 0 到 3650 之间的天数，每项只填一个数字，如 7"),
    ],
)
def test_a_rule_that_cannot_hold_is_told_at_its_field_and_nothing_is_put_right_unasked(
    page, full_session, field, typed, sentence
):
    before = full_session.reader.settings
    page.office.rules.set_values({field: typed})
    page.office.save()
    full_session.jobs.wait()
    assert full_session.reader.settings == before
    assert page.office.rules.values()[field] == typed
    assert page.office.rules._notes[field].text() == sentence
    assert page.banner.text() == word("settings_page.rules_wrong")
    assert page.office.rules.dirty


def test_leaving_with_unsaved_words_asks(page, monkeypatch):
    page.office.identity.editor("phone").set_value("0312-1")
    monkeypatch.setattr(office_tab, "ask_unsaved", lambda _: "stay")
    assert page.may_leave() is False
    monkeypatch.setattr(office_tab, "ask_unsaved", lambda _: "save")
    assert page.may_leave() is True
    assert page.session.reader.office.phone == "0312-1"


def test_ctrl_s_saves_what_was_changed(page, full_session, qtbot):
    page.window().activateWindow()
    editor = page.office.identity.editor("contact")
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.setText("刘洋")
    qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    full_session.jobs.wait()
    assert full_session.reader.office.contact == "刘洋"


def test_the_usual_pitch_is_set_with_the_rules(page, full_session):
    page.office.rules.editor("line_pitch").set_value("28.95")
    page.office.save_rules.click()
    full_session.jobs.wait()
    assert full_session.reader.settings.line_pitch == "28.95"
    page.office.refresh()
    assert page.office.rules.values()["line_pitch"] == "28.95"
