from __future__ import annotations

import pytest

from ui.dialogs.pin_dialog import PinDialog


@pytest.fixture
def dialog(qtbot):
    made = PinDialog("李芳", has_pin=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_two_equal_pins_of_a_fair_length_are_taken(dialog):
    dialog.type_in("0000", "739164", "739164")
    dialog.save()
    assert dialog.result() == PinDialog.DialogCode.Accepted
    assert (dialog.present, dialog.pin) == ("0000", "739164")


@pytest.mark.parametrize(("new", "again"), [("739164", "739165"), ("12", "12")])
def test_different_or_short_pins_keep_the_dialog_open(dialog, new, again):
    dialog.type_in("0000", new, again)
    dialog.save()
    assert dialog.isVisible()
    assert dialog.banner.isVisible()
