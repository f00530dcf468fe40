from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.domain.change import ChangeRecord
from ui.pages.ledger_page import LedgerPage
from ui.pages.letters_page import LettersPage
from ui.pages.page import Page
from ui.session import Session


class Shelf(Page):
    NAME = "ledger"
    TABLES = ("issue",)

    def __init__(self, session: Session) -> None:
        self.reads = 0
        super().__init__(session)

    def refresh(self) -> None:
        self.reads += 1


@pytest.fixture
def shelf(empty: Session, qtbot) -> Shelf:
    made = Shelf(empty)
    qtbot.addWidget(made)
    return made


def change(table: str) -> ChangeRecord:
    return ChangeRecord(1, "x", ((table, "u"),))


def test_a_page_reads_when_it_is_first_shown_and_not_before(shelf: Shelf):
    assert shelf.reads == 0
    shelf.show()
    assert shelf.reads == 1
    shelf.hide()
    shelf.show()
    assert shelf.reads == 1


def test_a_visible_page_reads_at_once_a_hidden_one_when_it_is_shown(shelf: Shelf):
    shelf.show()
    shelf.session.changed.emit(change("issue"))
    assert shelf.reads == 2
    shelf.hide()
    shelf.session.changed.emit(change("issue"))
    assert shelf.reads == 2
    shelf.show()
    assert shelf.reads == 3


def test_changes_of_other_tables_do_not_concern_it(shelf: Shelf):
    shelf.show()
    shelf.session.changed.emit(change("letter"))
    assert shelf.reads == 1


def test_a_page_without_unsaved_words_may_be_left_and_leaves_files_to_the_window(shelf: Shelf):
    assert shelf.may_leave()
    assert not shelf.take_files([Path("x.xlsx")])


def test_the_line_that_finds_is_one_key_away_on_pages_with_a_list(qtbot, full_session):
    page = LettersPage(full_session)
    qtbot.addWidget(page)
    page.show()
    line = page.pane.findChild(QLineEdit, "find_letters")
    page.stack.setCurrentIndex(1)
    line.setText("督办")
    page.start_finding()
    assert line.hasFocus() or page.focusWidget() is line
    assert line.selectedText() == "督办"


def test_down_goes_from_the_page_and_from_the_line_that_finds_to_the_list(qtbot, full_session):
    page = LedgerPage(full_session)
    qtbot.addWidget(page)
    page.show()
    full_session.reading.wait()
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Down)
    assert page.focusWidget() is page.pane.grid
    assert page.pane.grid.currentIndex().row() == 0
    page.start_finding()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert page.focusWidget() is page.pane.grid
    assert page.pane.grid.currentIndex().row() == 0


def test_down_on_a_page_without_rows_stays_where_it_is(shelf: Shelf, qtbot):
    shelf.show()
    shelf.setFocus()
    qtbot.keyClick(shelf, Qt.Key.Key_Down)
    assert shelf.focusWidget() in (None, shelf)
