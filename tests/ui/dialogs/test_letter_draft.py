"""What was typed into a letter and not dispatched comes back when it is written again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from core.domain.letter import LetterKind
from core.operations import forms
from core.operations.letter_request import LetterRequest
from tests.ui import practice
from ui.dialogs import letter_draft
from ui.dialogs.letter_dialog import LetterDialog
from ui.dialogs.letter_form import LetterForm

TALK = LetterKind("talk_notice")


def opened(qtbot, session, **request):
    shown = LetterDialog(session, LetterRequest(dated_on=practice.TODAY, **request))
    qtbot.addWidget(shown)
    session.reading.wait()
    session.jobs.wait()
    return shown


@pytest.fixture
def answers(monkeypatch):
    """Answer every offer with the last thing put in; return what was offered."""
    heard, say = [], [True]
    monkeypatch.setattr(
        letter_draft, "ask", lambda _parent, text, *keys: heard.append((text, keys)) or say[-1]
    )
    return heard, say


def typed(dialog, text="12-25 9:00"):
    QTest.keyClicks(next(iter(dialog.form.fields.editors.values())), text)
    return text


def test_a_crash_costs_nothing_and_the_draft_is_offered_for_the_same_letter(qtbot, full_session, answers):
    first = opened(qtbot, full_session, kind=TALK)
    unit = first.form.unit.value()
    typed(first)
    first.form.dated.set_value(date(2020, 12, 28))
    first.form.dress.sealed.click()
    wanted = first.form.request()
    first.drafts.keep()
    full_session.jobs.wait()
    first.drafts.stop()
    heard, _ = answers
    again = opened(qtbot, full_session, kind=TALK, unit_uuid=unit)
    assert "约谈通知书" in heard[0][0]
    assert again.form.request() == wanted
    assert again.has_words()


def test_one_not_wanted_is_forgotten_and_another_letter_is_not_asked_about(qtbot, full_session, answers):
    first = opened(qtbot, full_session, kind=TALK)
    unit = first.form.unit.value()
    typed(first)
    first.drafts.keep()
    full_session.jobs.wait()
    heard, say = answers
    other = opened(qtbot, full_session, kind=LetterKind("warning"), unit_uuid=unit)
    assert heard == []
    assert not other.has_words()
    say.append(False)
    blank = opened(qtbot, full_session, kind=LetterKind.SUPERVISION)
    assert heard[0][1][1] == "letter_drafts.another"
    assert blank.form.chosen() is LetterKind.SUPERVISION
    full_session.jobs.wait()
    assert len(forms.kept_forms(full_session.reader)) == 1
    opened(qtbot, full_session, kind=TALK, unit_uuid=unit)
    full_session.jobs.wait()
    assert forms.kept_forms(full_session.reader) == []


def test_a_letter_that_left_leaves_no_draft(qtbot, full_session, says_yes):
    dialog = opened(qtbot, full_session, kind=LetterKind.SUPERVISION)
    dialog.drafts.keep()
    full_session.jobs.wait()
    assert len(forms.kept_forms(full_session.reader)) == 1
    dialog.draw()
    full_session.jobs.wait()
    dialog.dispatch_button.click()
    full_session.jobs.wait()
    assert forms.kept_forms(full_session.reader) == []


def test_what_is_not_whole_is_kept_as_well(qtbot, full_session):
    form = LetterForm(full_session, LetterRequest(kind=TALK, dated_on=practice.TODAY))
    qtbot.addWidget(form)
    full_session.reading.wait()
    form.tick_all(Qt.CheckState.Unchecked)
    assert form.request() is None
    assert letter_draft.so_far(form).unit_uuid == form.unit.value()


@pytest.mark.parametrize(("at", "answer"), [(0, "keep"), (1, "discard"), (2, "stay")])
def test_leaving_has_three_answers(qtbot, full_session, monkeypatch, at, answer):
    form = LetterForm(full_session, LetterRequest(kind=TALK, dated_on=practice.TODAY))
    qtbot.addWidget(form)
    pressed = []

    def press(box):
        pressed.append(box.buttons())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    order = (
        QMessageBox.ButtonRole.AcceptRole,
        QMessageBox.ButtonRole.DestructiveRole,
        QMessageBox.ButtonRole.RejectRole,
    )
    monkeypatch.setattr(
        QMessageBox,
        "clickedButton",
        lambda box: next(each for each in box.buttons() if box.buttonRole(each) == order[at]),
    )
    assert letter_draft.ask_leaving(form) == answer
    assert len(pressed[0]) == 3
