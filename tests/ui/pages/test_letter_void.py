from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.letter import LetterKind, LetterState
from core.domain.people import OperatorDraft
from core.operations import letter_register, offices, people
from tests.ui.steps import letters_page, send
from ui.dialogs.second_dialog import SecondFormDialog


@pytest.fixture
def letter(full_session):
    def two_persons(workspace, _):
        made = people.add_operator(workspace, OperatorDraft(name="李芳"))
        people.set_pin(workspace, made.value.uuid, "739164")
        offices.revise_settings(workspace, replace(workspace.settings, two_person=True))

    full_session.write(two_persons)
    return send(full_session, LetterKind.SUPERVISION)


def test_a_wrong_pin_leaves_dialog_and_reason(qtbot, full_session, letter):
    page = letters_page(qtbot, full_session)
    page.paper.void_button.click()
    dialog = page.paper.findChild(SecondFormDialog)
    dialog.form.editor("reason").set_value("主送单位有误")
    dialog.second.person.set_value("李芳")
    dialog.second.pin.setText("000000")
    dialog.save()
    full_session.jobs.wait()
    assert dialog.isVisible()
    assert not dialog.banner.isHidden()
    assert dialog.form.values()["reason"] == "主送单位有误"
    assert letter_register.letter_of(full_session.reader, letter.uuid).state is LetterState.DISPATCHED
    dialog.second.pin.setText("739164")
    dialog.save()
    full_session.jobs.wait()
    assert not dialog.isVisible()
    stored = letter_register.letter_of(full_session.reader, letter.uuid)
    assert (stored.state, stored.void_reason) == (LetterState.VOID, "主送单位有误")


def test_a_reason_is_needed(qtbot, full_session, letter):
    page = letters_page(qtbot, full_session)
    page.paper.void_button.click()
    dialog = page.paper.findChild(SecondFormDialog)
    dialog.save()
    full_session.jobs.wait()
    assert dialog.form.editor("reason").property("wrong") == "yes"
    assert letter_register.letter_of(full_session.reader, letter.uuid).state is LetterState.DISPATCHED
