from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from core.domain.drafts import IssueDraft, MeasureDraft, ProgressDraft, UnitName
from core.domain.issue import IssueStatus
from core.domain.letter import LetterKind
from core.domain.listing import Filter, ListKind
from core.operations import dossiers, issues, measures, notes, upkeep
from ui.main_window import MainWindow
from ui.pages import issue_acts
from ui.pages.ledger_page import LedgerPage
from ui.pages.list_export import export_to
from ui.widgets.file_basket import FileBasket, files_of


@pytest.fixture
def page(window: MainWindow) -> LedgerPage:
    window.go("ledger")
    return ready(window)


@pytest.fixture
def empty_page(empty_window: MainWindow) -> LedgerPage:
    empty_window.go("ledger")
    return ready(empty_window)


def ready(window: MainWindow) -> LedgerPage:
    settle(window)
    made = window.page("ledger")
    assert isinstance(made, LedgerPage)
    return made


def settle(part: MainWindow | LedgerPage) -> None:
    part.session.jobs.wait()
    QApplication.processEvents()


def choose(page: LedgerPage, row: int) -> str:
    uuid = page.pane.model.uuid_at(row)
    page.pane.grid.select(uuid)
    settle(page)
    return page.panel.uuid


def answer(monkeypatch, word: str) -> None:
    monkeypatch.setattr("ui.pages.issue_panel.ask_unsaved", lambda _: word)


def test_choosing_a_row_shows_its_record_beside_the_list(page: LedgerPage):
    uuid = choose(page, 3)
    assert page.panel.dossier.issue.uuid == uuid
    assert page.panel._title.text() == "2020-004"
    assert page.panel.form.values()["text"] == "重点任务和示范创建"
    assert page.panel.tabs.tabText(1) == "整改措施 5"


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


def test_an_issue_without_text_is_not_saved_and_the_field_says_why(empty_page: LedgerPage):
    empty_page.start_new()
    empty_page.panel.form.editor("code").setText("1")
    assert not empty_page.panel.save()
    settle(empty_page)
    assert empty_page.pane.model.rowCount() == 0
    assert empty_page.panel.form.editor("text").property("wrong") == "yes"
    empty_page.panel.form.clean()


def test_editing_saves_the_record_and_the_list_shows_it_at_once(page: LedgerPage):
    choose(page, 3)
    page.panel.form.editor("text").setPlainText("新的内容")
    page.save()
    settle(page)
    row = page.pane.model.row_of(page.panel.uuid)
    assert page.pane.model.row_at(row).text == "新的内容"
    assert not page.panel.form.dirty
    assert page.panel.dossier.issue.revision == 2


def test_a_record_changed_meanwhile_is_refused_and_the_words_stay(page: LedgerPage):
    uuid = choose(page, 3)
    page.panel.form.editor("note").setPlainText("我的备注")
    draft = issues.draft_of(page.session.reader, uuid)
    revision = page.panel.dossier.issue.revision
    page.session.write(
        lambda ws, _: issues.revise_issue(ws, uuid, revision, IssueDraft(text=draft.text, code=draft.code))
    )
    stale = page.panel.dossier
    page.session.jobs.wait()
    page.panel.dossier = stale
    page.save()
    settle(page)
    assert page.panel.form.values()["note"] == "我的备注"
    assert page.panel.form.dirty
    assert not page.panel.banner.isHidden()
    page.panel.form.clean()


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


def test_half_typed_words_are_kept_in_the_ledger_and_offered_back(page: LedgerPage, monkeypatch):
    uuid = choose(page, 3)
    page.panel.form.editor("note").setPlainText("打了一半")
    page.panel.keeper.keep()
    settle(page)
    assert "打了一半" in upkeep.load_form(page.session.reader, f"issue:{uuid}")
    page.panel.form.clean()
    monkeypatch.setattr("ui.pages.issue_panel.ask", lambda *_: True)
    choose(page, 4)
    choose(page, 3)
    assert page.panel.form.values()["note"] == "打了一半"
    page.save()
    settle(page)
    assert upkeep.load_form(page.session.reader, f"issue:{uuid}") is None


def test_deleting_asks_nobody_because_undo_brings_it_back(window: MainWindow, page: LedgerPage):
    choose(page, 0)
    issue_acts.remove_issue(page.panel)
    settle(page)
    assert page.pane.model.rowCount() == 21
    window.act("undo")
    settle(page)
    assert page.pane.model.rowCount() == 22


def test_a_move_that_is_not_allowed_says_everything_that_is_missing(page: LedgerPage):
    choose(page, 0)
    gaps = dict(issues.moves_from(page.session.reader, page.panel.uuid))[IssueStatus.RECTIFYING]
    issue_acts.move(page.panel, IssueStatus.RECTIFYING, gaps)
    settle(page)
    assert "还没有责任单位" in page.panel.banner.text()
    assert page.panel.dossier.issue.status is IssueStatus.REGISTERED


def test_an_allowed_move_changes_the_status_in_words(page: LedgerPage, monkeypatch):
    monkeypatch.setattr(QDialog, "exec", lambda _: 1)
    choose(page, 3)
    issue_acts.move(page.panel, IssueStatus.RECTIFYING, [])
    settle(page)
    assert page.panel._status.text() == "整改中"


def test_measures_are_added_edited_and_removed(page: LedgerPage, monkeypatch):
    choose(page, 3)
    uuid = page.panel.uuid
    page.session.write(lambda ws, _: measures.add_measure(ws, uuid, MeasureDraft(text="新措施")))
    settle(page)
    assert page.panel.tabs.tabText(1) == "整改措施 6"
    last = page.panel.dossier.measures[-1]
    issue_acts.remove_measure(page.panel, last)
    settle(page)
    assert page.panel.tabs.tabText(1) == "整改措施 5"


def test_the_measure_dialog_saves_what_was_typed(page: LedgerPage, monkeypatch, qtbot):
    choose(page, 3)

    def fill(dialog: QDialog) -> int:
        dialog.form.editor("text").setPlainText("在对话框里写的措施")
        dialog.form.editor("units").set_value((UnitName("县财政局"),))
        dialog.save()
        page.session.jobs.wait()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", fill)
    issue_acts.add_measure(page.panel, None)
    settle(page)
    added = page.panel.dossier.measures[-1]
    assert added.measure.text == "在对话框里写的措施"
    assert [unit.name for unit in added.units] == ["县财政局"]


def test_progress_with_a_file_moves_the_measure_and_keeps_the_file(page: LedgerPage, tmp_path: Path):
    choose(page, 3)
    proof = tmp_path / "会议纪要.txt"
    proof.write_text("证明", encoding="utf-8")
    measure = page.panel.dossier.measures[0].measure
    draft = ProgressDraft(text="已召开", percent=100)
    page.session.write(
        lambda ws, progress: notes.add_note(ws, page.panel.uuid, measure.uuid, draft, [proof], progress)
    )
    settle(page)
    assert page.panel.tabs.tabText(2) == "进展 1"
    assert page.panel.tabs.tabText(3) == "佐证材料 1"


def test_dropped_files_are_attached_but_a_spreadsheet_is_left_for_import(page: LedgerPage, tmp_path: Path):
    choose(page, 3)
    picture, sheet = tmp_path / "照片.png", tmp_path / "台账.xlsx"
    picture.write_bytes(b"png")
    sheet.write_bytes(b"xlsx")
    assert page.take_files([picture])
    assert not page.take_files([sheet])
    settle(page)
    assert [proof.name for proof in page.panel.dossier.evidence] == ["照片.png"]


def test_a_pasted_picture_becomes_a_file(qtbot):
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QMimeData()
    data.setImageData(image)
    files = files_of(data)
    assert files[0].suffix == ".png"
    assert QImage(str(files[0])).width() == 8


def test_the_basket_takes_each_dropped_file_once(qtbot, tmp_path: Path):
    basket = FileBasket()
    qtbot.addWidget(basket)
    file = tmp_path / "a.txt"
    file.write_text("a", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    basket.add(files_of(data))
    basket.add(files_of(data))
    assert basket.files() == (file,)


def test_the_trail_shows_the_words_before_and_after(page: LedgerPage, qtbot):
    choose(page, 3)
    page.panel.form.editor("text").setPlainText("改过的内容")
    page.save()
    settle(page)
    page.panel.tabs.setCurrentIndex(5)
    tab = page.panel._tabs[4]
    tab.findChildren(QPushButton, "issue_panel.show_change")[0].click()
    settle(page)
    words = [tab.entries.itemAt(0).widget().layout().itemAt(at).widget() for at in (2,)]
    assert words[0].text() == "问题的内容：重点任务和示范创建 → 改过的内容"


def test_the_export_holds_exactly_what_is_shown(page: LedgerPage, tmp_path: Path):
    import openpyxl

    page.show_list((Filter(column="timeliness", values=("overdue",)),))
    export_to(page, page.pane, tmp_path / "out.xlsx")
    settle(page)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)
    assert "2020-004" in text
    assert "2020-007" in text
    assert "2020-001" not in text
    assert "不存在" not in text


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


def test_quick_buttons_filter_and_the_chip_takes_the_filter_off(page: LedgerPage):
    page.pane.findChild(QPushButton, "quick_overdue").click()
    assert page.pane.model.rowCount() == 2
    chip = page.pane._flow.itemAt(0).widget()
    chip.removed.emit()
    settle(page)
    assert page.pane.model.rowCount() == 22


def test_a_record_hidden_by_a_filter_is_shown_when_asked_for(page: LedgerPage):
    uuid = page.pane.model.uuid_at(0)
    page.show_list((Filter(column="timeliness", values=("overdue",)),))
    page.show_record(uuid)
    settle(page)
    assert page.panel.uuid == uuid
    assert page.pane.grid.current_uuid() == uuid


def test_how_a_deadline_is_read_is_shown_while_it_is_typed(empty_page: LedgerPage):
    empty_page.start_new()
    empty_page.panel.form.editor("deadline_raw").setText("2026年6月底前")
    assert "2026年6月30日" in empty_page.panel.form._notes["deadline_raw"].text()
    empty_page.panel.form.clean()


def test_an_empty_ledger_says_what_to_do(empty_page: LedgerPage):
    assert empty_page._places.currentIndex() == 1
