from __future__ import annotations

from PySide6.QtCore import Qt

from ui.dialogs.ground_dialog import GroundDialog


def test_a_needed_ground_must_be_given(qtbot):
    dialog = GroundDialog("办理", "将退回整改中。", needed=True)
    qtbot.addWidget(dialog)
    assert not dialog._agree.isEnabled()
    dialog._edit.set_value("材料不全")
    assert dialog._agree.isEnabled()
    assert dialog.ground() == "材料不全"


def test_a_ground_that_is_not_needed_may_stay_empty(qtbot):
    dialog = GroundDialog("办理", "将转为已认领。", needed=False)
    qtbot.addWidget(dialog)
    assert dialog._agree.isEnabled()
    assert dialog.ground() == ""


def test_ctrl_enter_agrees_only_when_the_needed_ground_is_given(qtbot):
    dialog = GroundDialog("办理", "将退回整改中。", needed=True)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog._edit.hasFocus)
    qtbot.keyClick(dialog._edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == 0
    dialog._edit.set_value("材料不全")
    qtbot.keyClick(dialog._edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == 1
