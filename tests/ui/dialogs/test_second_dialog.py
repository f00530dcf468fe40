from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.people import OperatorDraft, Signature
from core.operations import offices, people
from ui.dialogs.second_dialog import SecondPerson


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
    second.pin.setText("739164")
    assert second.pin.displayText() != "739164"
    assert second.signature() == Signature("李芳", "739164")
