from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton, QRadioButton

from ui.dialogs.merge_dialog import MergeDialog


def test_the_name_chosen_stays_and_the_other_goes(qtbot):
    dialog = MergeDialog(("a", "市住建局"), ("b", "住建局"))
    qtbot.addWidget(dialog)
    assert (dialog.keep, dialog.gone) == ("a", "b")
    dialog.choose(1)
    assert (dialog.keep, dialog.gone) == ("b", "a")
    assert [choice.text() for choice in dialog.findChildren(QRadioButton)] == [
        "留下“市住建局”",
        "留下“住建局”",
    ]
    dialog.findChild(QPushButton, "merge_dialog.accept").click()
    assert dialog.result() == QDialog.DialogCode.Accepted
