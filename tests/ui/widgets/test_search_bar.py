from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.steps import settle
from ui.main_window import MainWindow


def test_search_finds_two_characters_and_enter_opens_the_record(window: MainWindow, qtbot):
    window.search.setFocus()
    window.search.setText("纲要")
    window.search.look_up()
    assert window.search.results().count() >= 1
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    settle(window)
    page = window.page("ledger")
    assert window.present() is page
    assert "纲要" in page.panel.dossier.issue.text


def test_search_says_so_when_nothing_is_found(window: MainWindow):
    window.search.setText("没有这样的内容")
    window.search.look_up()
    assert window.search.results().item(0).text() == "没有找到“没有这样的内容”"
