from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from tests.ui.steps import settle
from ui.pages.ledger_page import LedgerPage


def test_quick_buttons_filter_and_the_chip_takes_the_filter_off(page: LedgerPage):
    page.pane.findChild(QPushButton, "quick_overdue").click()
    assert page.pane.model.rowCount() == 2
    chip = page.pane._flow.itemAt(0).widget()
    chip.removed.emit()
    settle(page)
    assert page.pane.model.rowCount() == 22


def test_quick_buttons_are_never_squeezed_under_their_words(page: LedgerPage):
    page.start_new()
    page.pane.resize(345, 400)
    settle(page)
    made = page.pane.findChild(QPushButton, "quick_standing")
    assert made.width() >= made.sizeHint().width()
