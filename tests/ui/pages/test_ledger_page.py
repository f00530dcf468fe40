from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.domain.letter import LetterKind
from core.domain.listing import Filter, ListKind
from core.operations import dossiers
from tests.ui.steps import choose, settle
from ui.main_window import MainWindow
from ui.pages.ledger_page import LedgerPage


def answer(monkeypatch, word: str) -> None:
    monkeypatch.setattr("ui.pages.issue_panel.ask_unsaved", lambda _: word)


def test_choosing_a_row_shows_its_record_beside_the_list(page: LedgerPage):
    uuid = choose(page, 3)
    assert page.panel.dossier.issue.uuid == uuid
    assert page.panel.head.title.text() == "2020-004"
    assert page.panel.form.values()["text"] == "重点任务和示范创建"
    assert page.panel.tabs.words("MeasuresTab") == "整改措施 5"


def test_a_new_issue_is_entered_with_the_keyboard_alone(empty_window: MainWindow, qtbot):
    empty_window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is empty_window)
    qtbot.keyClick(empty_window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(empty_window)
    page = empty_window.page("ledger")
    assert QApplication.focusWidget() is page.panel.form.editor("text")
    qtbot.keyClicks(QApplication.focusWidget(), "New")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(empty_window)
    assert page.pane.model.rowCount() == 1
    assert page.panel.dossier.issue.text == "New"
    assert page.pane.grid.current_uuid() == page.panel.uuid


def test_leaving_with_unsaved_words_asks_and_staying_keeps_them(page: LedgerPage, monkeypatch):
    uuid = choose(page, 3)
    page.panel.form.editor("note").setPlainText("没存")
    answer(monkeypatch, "stay")
    choose(page, 4)
    assert page.panel.uuid == uuid
    assert page.pane.grid.current_uuid() == uuid
    assert page.panel.form.values()["note"] == "没存"
    answer(monkeypatch, "discard")
    assert choose(page, 4) != uuid


def test_leaving_and_saving_stores_the_words(page: LedgerPage, monkeypatch):
    uuid = choose(page, 3)
    page.panel.form.editor("note").setPlainText("存下")
    answer(monkeypatch, "save")
    choose(page, 4)
    settle(page)
    assert dossiers.issue_dossier(page.session.reader, uuid).issue.note == "存下"
    assert page.panel.uuid != uuid


def test_dropped_files_are_attached_but_a_spreadsheet_is_left_for_import(page: LedgerPage, tmp_path: Path):
    choose(page, 3)
    picture, sheet = tmp_path / "照片.png", tmp_path / "台账.xlsx"
    picture.write_bytes(b"png")
    sheet.write_bytes(b"xlsx")
    assert page.take_files([picture])
    assert not page.take_files([sheet])
    settle(page)
    assert [proof.name for proof in page.panel.dossier.evidence] == ["照片.png"]


def test_a_letter_is_begun_for_the_selected_issues(page: LedgerPage, qtbot):
    page.pane.grid.select(page.pane.model.uuid_at(3))
    asked: list[object] = []
    page.act_wanted.disconnect()
    page.act_wanted.connect(lambda name, request: asked.append((name, request)))
    page.write_letter()
    name, request = asked[0]
    assert name == "letter"
    assert request.kind is LetterKind.SUPERVISION
    assert request.issue_uuids == (page.panel.uuid,)


def test_measures_can_be_listed_and_lead_to_their_issue(page: LedgerPage):
    page.show_kind(ListKind.MEASURES)
    assert page.pane.model.rowCount() == 55
    row = page.pane.model.row_at(10)
    page.pane.grid.select(row.uuid)
    settle(page)
    assert page.panel.uuid == row.issue_uuid


def test_a_record_hidden_by_a_filter_is_shown_when_asked_for(page: LedgerPage):
    uuid = page.pane.model.uuid_at(0)
    page.show_list((Filter(column="timeliness", values=("overdue",)),))
    page.show_record(uuid)
    settle(page)
    assert page.panel.uuid == uuid
    assert page.pane.grid.current_uuid() == uuid


def test_an_empty_ledger_says_what_to_do(empty_page: LedgerPage):
    assert empty_page._places.currentIndex() == 1
