from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.dialogs import help_key
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.help_key import help_on_f1, page_under
from ui.pages.page import Page


class Letters(Page):
    NAME = "letters"


def test_a_dialog_knows_the_page_it_was_opened_from(qtbot, empty_session):
    page = Letters(empty_session)
    qtbot.addWidget(page)
    inner = QWidget(page)
    assert page_under(QDialog(inner)) == "letters"
    alone = QDialog()
    qtbot.addWidget(alone)
    assert page_under(alone) == ""


def test_the_page_of_the_topic_is_opened_over_the_dialog(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog)
    help_on_f1(dialog, "registers")
    dialog.show()
    help_key._show(dialog, "registers")
    shown = dialog.findChild(HelpDialog)
    assert shown is not None
    assert shown.list.currentItem().text() == "专项台账"
