from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from core.domain.drafts import UnitName
from core.domain.unit import UnitRole
from ui.widgets.chips import ChipsEdit, UnitsEdit


@pytest.fixture
def chips(qtbot) -> ChipsEdit:
    made = ChipsEdit(lambda: ("县司法局", "县财政局"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_makes_a_chip(chips: ChipsEdit, qtbot):
    chips._line.setText("县司法局")
    qtbot.keyClick(chips._line, Qt.Key.Key_Return)
    assert chips.value() == ("县司法局",)
    assert chips._line.text() == ""


def test_pasting_several_names_makes_several_chips(chips: ChipsEdit):
    chips._line.setText("县司法局、县财政局；各县（市、区）政府")
    chips.take_typed()
    assert chips.value()[:2] == ("县司法局", "县财政局")


def test_a_comma_stays_inside_a_name(chips: ChipsEdit):
    chips._line.setText("县委，县政府督查室")
    chips.take_typed()
    assert chips.value() == ("县委，县政府督查室",)


def test_the_same_thing_is_kept_once(chips: ChipsEdit):
    chips.set_value(("甲", "乙", "甲"))
    chips._line.setText("乙")
    chips.take_typed()
    assert chips.value() == ("甲", "乙")


def test_backspace_takes_the_last_chip_back_into_the_line(chips: ChipsEdit, qtbot):
    chips.set_value(("甲", "乙"))
    qtbot.keyClick(chips._line, Qt.Key.Key_Backspace)
    assert chips._line.text() == "乙"
    assert chips.value() == ("甲", "乙")


def test_parts_without_units_are_hidden_until_they_are_asked_for(qtbot):
    edit = UnitsEdit(lambda: ())
    qtbot.addWidget(edit)
    edit.show()
    edit.set_value((UnitName("甲", UnitRole.LEAD),))
    shown = {role for role, line in edit._lines.items() if not line.isHidden()}
    assert shown == {UnitRole.LEAD, UnitRole.DUTY}
    edit._menu.actions()[0].trigger()
    shown = {role for role, line in edit._lines.items() if not line.isHidden()}
    assert len(shown) == 3


def test_every_part_keeps_its_own_units(qtbot):
    edit = UnitsEdit(lambda: ())
    qtbot.addWidget(edit)
    units = (UnitName("甲", UnitRole.LEAD), UnitName("乙"), UnitName("丙", UnitRole.SUPPORTING))
    edit.set_value(units)
    assert edit.value() == units


def test_a_suggestion_chosen_by_keyboard_becomes_a_chip_and_leaves_the_line_empty(chips: ChipsEdit, qtbot):
    chips.activateWindow()
    chips._line.setFocus()
    qtbot.waitUntil(chips._line.hasFocus)
    typed = QInputMethodEvent()
    typed.setCommitString("财政")
    QApplication.sendEvent(chips._line, typed)
    popup = chips._line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert (chips._texts, chips._line.text()) == (["县财政局"], "")


def test_leaving_the_field_makes_a_chip_of_what_was_typed(chips: ChipsEdit):
    chips._line.setText("县委办")
    QApplication.sendEvent(chips._line, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert (chips._texts, chips._line.text()) == (["县委办"], "")
