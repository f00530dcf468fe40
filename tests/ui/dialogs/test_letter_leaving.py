from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.domain.letter import LetterKind
from core.errors import Environment
from core.operations import forms, letters
from core.wording import word
from tests.ui.steps import numbers_in
from ui.dialogs import letter_leaving


@pytest.fixture
def asked(monkeypatch):
    """Stay whenever the dialog asks, and return what it asked."""
    heard = []
    monkeypatch.setattr(letter_leaving, "ask_leaving", lambda parent: heard.append(parent) or "stay")
    return heard


def test_typed_words_are_not_dropped_unasked(dialog, asked, monkeypatch):
    dialog.form.kind.set_value(LetterKind("talk_notice"))
    QTest.keyClicks(next(iter(dialog.form.fields.editors.values())), "12-25")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert asked == [dialog]
    assert dialog.close() is False
    monkeypatch.setattr(letter_leaving, "ask_leaving", lambda _: "discard")
    dialog.reject()
    assert dialog.isHidden()
    dialog._session.jobs.wait()
    assert forms.kept_forms(dialog._session.reader) == []


def test_words_kept_stay_as_a_draft(dialog, monkeypatch):
    dialog.form.kind.set_value(LetterKind("talk_notice"))
    QTest.keyClicks(next(iter(dialog.form.fields.editors.values())), "12-25")
    monkeypatch.setattr(letter_leaving, "ask_leaving", lambda _: "keep")
    dialog.reject()
    assert dialog.isHidden()
    dialog._session.jobs.wait()
    (key,) = forms.kept_forms(dialog._session.reader)
    assert key.startswith("letter:talk_notice:")


def test_words_taken_back_from_a_document_count_as_well(dialog, asked):
    dialog.words._taken = object()
    dialog.reject()
    assert len(asked) == 1
    assert dialog.isVisible()


def test_looking_at_kinds_only_is_left_without_a_question(dialog, asked):
    dialog.form.kind.set_value(LetterKind("talk_notice"))
    dialog.form.kind.set_value(LetterKind("circular"))
    dialog.reject()
    assert asked == []
    assert dialog.isHidden()


def test_escape_during_dispatch_waits_and_the_number_is_told(dialog, full_session, says_yes):
    dialog.dispatch_button.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.message.text() == word("writing_dialog.wait")
    full_session.jobs.wait()
    assert dialog.isVisible()
    assert numbers_in(full_session)[0] in dialog.message.text()
    dialog.reject()
    assert dialog.isHidden()


def test_a_dispatch_that_fails_after_escape_says_so(dialog, full_session, says_yes, monkeypatch):
    def full_disk(*_):
        raise Environment("disk_full", path="ledger.db")

    monkeypatch.setattr(letters, "dispatch", full_disk)
    dialog.dispatch_button.click()
    dialog.reject()
    full_session.jobs.wait()
    assert dialog.isVisible()
    assert "磁盘" in dialog.message.text()


def test_after_a_refused_dispatch_the_keyboard_stands_at_the_button_to_try_again(
    dialog, full_session, says_yes, monkeypatch
):
    def full_disk(*_):
        raise Environment("disk_full", path="ledger.db")

    monkeypatch.setattr(letters, "dispatch", full_disk)
    dialog.dispatch_button.setFocus()
    dialog.dispatch_button.click()
    full_session.jobs.wait()
    assert dialog.focusWidget() is dialog.dispatch_button
