from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from core.domain.letter import LetterKind
from core.domain.listing import ListKind
from core.operations import forms, letter_drafts
from core.operations.letter_request import LetterRequest
from ui.main_window import MainWindow
from ui.models.due_model import COLUMNS, left_words
from ui.pages import overview_page
from ui.pages.overview_page import OverviewPage
from ui.session import Session


def overview_of(window: MainWindow) -> OverviewPage:
    window.session.jobs.wait()
    QApplication.processEvents()
    made = window.page("overview")
    assert isinstance(made, OverviewPage)
    return made


def test_a_full_ledger_shows_its_figures(window: MainWindow):
    figures = {name: card.number() for name, card in overview_of(window)._cards.items()}
    assert figures["issues"] == "22"
    assert figures["measures"] == "55"
    assert figures["overdue"] == "2"


def test_an_empty_ledger_says_what_to_do_first_and_its_buttons_ask_for_it(empty_window: MainWindow):
    page = overview_of(empty_window)
    assert page._stack.currentIndex() == 0
    asked: list[str] = []
    page.act_wanted.disconnect()
    page.act_wanted.connect(lambda name, _: asked.append(name))
    for key in ("overview.do_import", "overview.do_practice", "overview.do_enter"):
        page.findChild(QPushButton, key).click()
    assert asked == ["import", "practice", "new_issue"]


def test_the_most_pressing_item_comes_first_and_enter_opens_it(window: MainWindow, qtbot):
    page = overview_of(window)
    assert page._due.index(0, COLUMNS.index("timeliness")).data() == "已逾期"
    page._table.setCurrentIndex(page._due.index(0, 0))
    with qtbot.waitSignal(page.record_wanted) as told:
        qtbot.keyClick(page._table, Qt.Key.Key_Return)
    assert told.args == [ListKind.ISSUES, page._due.item(0).issue_uuid]


def test_a_proposal_begins_the_letter_to_that_unit(window: MainWindow):
    page = overview_of(window)
    asked: list[object] = []
    page.act_wanted.disconnect()
    page.act_wanted.connect(lambda name, request: asked.append((name, request)))
    page.findChild(QPushButton, "overview.write_letter").click()
    name, request = asked[0]
    assert name == "letter"
    assert request.kind is LetterKind.SUPERVISION
    assert request.unit_uuid


def test_counts_that_disagree_with_the_paper_are_warned_about(window: MainWindow):
    card = overview_of(window)._sections["warnings"]
    words = " ".join(card.body.itemAt(at).widget().text() for at in range(card.body.count()))
    assert "4 个问题" in words
    assert "3 个" in words


@pytest.mark.parametrize(
    ("days", "words"), [(None, ""), (0, "今天到期"), (-3, "逾期 3 天"), (7, "还有 7 天")]
)
def test_days_are_said_in_words(days: int | None, words: str):
    assert left_words(days) == words


@pytest.mark.parametrize("width", [1366, 1100])
def test_how_late_an_item_is_stays_in_sight_in_a_small_window(window: MainWindow, width: int):
    page = overview_of(window)
    window.resize(width, 700)
    QApplication.processEvents()
    assert not page._table.isColumnHidden(COLUMNS.index("left"))
    assert page._table.columnWidth(COLUMNS.index("text")) >= 100


def test_what_was_typed_before_a_crash_is_offered_at_the_next_start(window: MainWindow):
    session = window.session
    uuid = overview_of(window)._due.item(0).issue_uuid
    session.write(lambda ws, _: forms.save_form(ws, f"issue:{uuid}", "{}"))
    page = overview_of(window)
    page.refresh()
    card = page._sections["drafts"]
    assert not card.isHidden()
    asked: list[object] = []
    page.record_wanted.disconnect()
    page.record_wanted.connect(lambda kind, which: asked.append((kind, which)))
    card.findChild(QPushButton, "drafts.take").click()
    assert asked == [(ListKind.ISSUES, uuid)]


def test_a_letter_half_written_is_gone_on_with_from_here(window: MainWindow):
    session = window.session
    draft = LetterRequest(kind=LetterKind("warning"), dated_on=session.today)
    session.write(lambda ws, _: letter_drafts.keep(ws, draft))
    page = overview_of(window)
    page.refresh()
    asked: list[object] = []
    page.act_wanted.disconnect()
    page.act_wanted.connect(lambda name, value: asked.append((name, value)))
    page._sections["drafts"].findChild(QPushButton, "drafts.take").click()
    assert asked == [("letter", draft)]


def test_the_figures_stand_before_what_stands_beside_them(full: Session, monkeypatch, qtbot):
    monkeypatch.setattr(overview_page, "AFTER_PAINTING_MS", 30)
    page = OverviewPage(full)
    qtbot.addWidget(page)
    page.refresh()
    assert page._cards["issues"].number() == "22"
    assert page._sections["submission"].body.count() == 0
    qtbot.waitUntil(lambda: page._sections["submission"].body.count() > 0)
    page.refresh()
    assert page._sections["submission"].body.count() > 0
