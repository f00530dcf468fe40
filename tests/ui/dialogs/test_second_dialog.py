from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.people import OperatorDraft, Signature
from core.errors import Refused
from core.operations import offices, people
from ui.dialogs.second_dialog import SecondFormDialog, SecondPerson
from ui.pages import task_acts


@pytest.fixture
def two(full_session):
    """A session of an office with two persons and the rule of two."""

    def fill(workspace, _):
        people.add_operator(workspace, OperatorDraft(name="李芳"))
        offices.revise_settings(workspace, replace(workspace.settings, two_person=True))

    full_session.write(fill)
    full_session.jobs.wait()
    return full_session


def test_only_others_are_offered_and_the_pin_is_hidden(qtbot, two):
    second = SecondPerson(two)
    qtbot.addWidget(second)
    assert [second.person.itemText(n) for n in range(second.person.count())] == ["李芳"]
    assert second.signature() == Signature("", "")
    second.person.set_value("李芳")
    second.pin.setText("739164")
    assert second.pin.displayText() != "739164"
    assert second.signature() == Signature("李芳", "739164")


def test_a_wrong_pin_leaves_the_keyboard_on_it_and_in_sight(qtbot, two):
    def save(workspace, draft, _):
        raise Refused("pin_wrong", name="李芳")

    task = replace(task_acts.paste_task(""), save=save, check=lambda _: [])
    second = SecondPerson(two)
    dialog = SecondFormDialog(two, task, second)
    qtbot.addWidget(dialog)
    dialog.resize(520, 320)
    dialog.show()
    second.person.set_value("李芳")
    second.pin.setText("1111")
    dialog.save()
    two.jobs.wait()
    qtbot.waitUntil(lambda: not second.pin.visibleRegion().isEmpty(), timeout=2000)
    assert dialog.focusWidget() is second.pin
    assert second.pin.selectedText() != ""
