from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from tests.ui.steps import choose, settle
from ui.dialogs.note_dialog import NoteDialog
from ui.pages import issue_acts
from ui.pages.ledger_page import LedgerPage


def test_progress_is_entered_with_its_files_in_one_step(page: LedgerPage, tmp_path: Path, monkeypatch):
    choose(page, 3)
    proof = tmp_path / "通知.txt"
    proof.write_text("已印发", encoding="utf-8")

    def fill(dialog: NoteDialog) -> int:
        assert not dialog.is_dirty()
        dialog.form.editor("text").setPlainText("方案已印发")
        dialog.basket.add([proof])
        assert dialog.is_dirty()
        dialog.save()
        page.session.jobs.wait()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", fill)
    issue_acts.add_note(page.panel, page.panel.dossier.measures[1])
    settle(page)
    noted = page.panel.dossier.measures[1]
    assert noted.notes[0].text == "方案已印发"
    assert [each.name for each in noted.evidence] == ["通知.txt"]
    assert len(page.session.reader.folder.joinpath("evidence").glob("*/*").__iter__().__next__().name) == 64


def test_progress_without_words_is_not_entered(page: LedgerPage, monkeypatch):
    choose(page, 3)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: dialog.save() or 0)
    issue_acts.add_note(page.panel, None)
    settle(page)
    assert page.panel.dossier.notes == ()
