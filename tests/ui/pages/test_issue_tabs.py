from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from core.domain.drafts import ProgressDraft
from core.domain.letter import LetterItem, LetterKind, ReturnDraft
from core.operations import letter_register, notes
from core.store import records
from tests.ui.steps import choose, send, settle
from ui.dialogs import file_prints
from ui.pages.ledger_page import LedgerPage


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
    assert page.panel.tabs.words("ProgressTab") == "进展 1"
    assert page.panel.tabs.words("EvidenceTab") == "佐证材料 1"


def test_the_trail_shows_the_words_before_and_after(page: LedgerPage, qtbot):
    choose(page, 3)
    page.panel.form.editor("text").setPlainText("改过的内容")
    page.save()
    settle(page)
    page.panel.tabs.choose("TrailTab")
    tab = page.panel.tabs.tabs[-1]
    tab.findChildren(QPushButton, "issue_panel.show_change")[0].click()
    settle(page)
    words = [tab.entries.itemAt(0).widget().layout().itemAt(at).widget() for at in (2,)]
    assert words[0].text() == "问题的内容：重点任务和示范创建 → 改过的内容"


def test_the_keyboard_stays_on_the_measure_whose_progress_was_noted(page: LedgerPage):
    choose(page, 3)
    page.panel.tabs.choose("MeasuresTab")
    page.panel.tabs.tabs[0].findChild(QPushButton, "issue_panel.add_note_2").setFocus()
    draft = ProgressDraft(text="已召开")
    page.session.write(lambda ws, progress: notes.add_note(ws, page.panel.uuid, None, draft, [], progress))
    settle(page)
    assert page.window().focusWidget().objectName() == "issue_panel.add_note_2"


def test_a_slip_that_came_back_is_opened_and_printed_beside_its_letter(
    page: LedgerPage, tmp_path, monkeypatch
):
    letter = send(page.session, LetterKind.SUPERVISION)
    issue = issues_of(page.session, letter.uuid)
    scan = tmp_path / "回执扫描.pdf"
    scan.write_bytes(b"%PDF-1.4")
    draft = ReturnDraft(received_on=page.session.today, officer="李娜")
    page.session.write(lambda ws, _: letter_register.file_return(ws, letter.uuid, draft, [scan]))
    settle(page)
    page.pane.go_to(issue[0])
    settle(page)
    page.panel.tabs.choose("LettersTab")
    tab = next(each for each in page.panel.tabs.tabs if type(each).__name__ == "LettersTab")
    (slip,) = page.panel.dossier.slips
    assert any("李娜签收" in each.text() for each in tab.findChildren(QLabel))
    printed = []
    monkeypatch.setattr(file_prints, "print_pdf", lambda path, _: printed.append(path.name))
    tab.findChild(QPushButton, f"slip_print_file_{slip.uuid}").click()
    settle(page)
    assert printed == ["回执扫描.pdf"]
    assert tab.findChild(QPushButton, f"slip_open_file_{slip.uuid}").accessibleName().endswith("回执扫描.pdf")


def issues_of(session, uuid):
    return [each.issue_uuid for each in records.find(session.reader.ledger, LetterItem, letter_uuid=uuid)]
