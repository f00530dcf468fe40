from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from core.operations import upkeep
from tests.ui.conftest import CLOCK
from ui.dialogs.help_dialog import HelpDialog, help_pages
from ui.dialogs.new_ledger_dialog import NewLedgerDialog
from ui.dialogs.opening_dialog import OpeningDialog
from ui.pages.registry import PAGES
from ui.session import Session


@pytest.fixture
def documents(tmp_path: Path, monkeypatch) -> Path:
    for place in ("new_ledger_dialog", "opening_dialog"):
        monkeypatch.setattr(f"ui.dialogs.{place}.documents", lambda: tmp_path)
    return tmp_path


def test_a_new_ledger_is_begun_for_the_office_named(qtbot, documents: Path):
    dialog = NewLedgerDialog(CLOCK)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"name": "容城县委依法治县办", "code": "rcx", "number_prefix": "容法督"})
    dialog.create_ledger()
    assert dialog.session.reader.office.name == "容城县委依法治县办"
    assert dialog.session.folder == documents / "整改台账"
    dialog.session.close()


def test_a_new_ledger_without_a_name_is_not_begun(qtbot, documents: Path):
    dialog = NewLedgerDialog(CLOCK)
    qtbot.addWidget(dialog)
    dialog.create_ledger()
    assert dialog.session is None
    assert not (documents / "整改台账").exists()
    assert dialog.form.editor("name").property("wrong") == "yes"


def test_a_folder_that_holds_a_ledger_is_refused_in_the_dialog(qtbot, documents: Path, practice_folder: Path):
    dialog = NewLedgerDialog(CLOCK)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"name": "甲", "code": "a"})
    dialog.folder.setText(str(practice_folder))
    dialog.create_ledger()
    assert dialog.session is None
    assert dialog.banner.text().endswith("。")


def test_an_existing_ledger_is_opened(qtbot, documents: Path, full: Session, monkeypatch):
    folder = full.folder
    full.close()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    dialog = OpeningDialog(CLOCK)
    qtbot.addWidget(dialog)
    dialog.choose()
    assert dialog.session.folder == folder
    dialog.session.close()


def test_a_folder_without_a_ledger_is_told_in_one_sentence(qtbot, documents: Path, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()) or 0)
    dialog = OpeningDialog(CLOCK)
    qtbot.addWidget(dialog)
    dialog.open(documents)
    assert dialog.session is None
    assert len(said) == 1


def test_the_practice_ledger_is_made_once_and_then_kept(qtbot, documents: Path):
    for _ in range(2):
        dialog = OpeningDialog(CLOCK)
        qtbot.addWidget(dialog)
        dialog.practise()
        assert dialog.session.folder == documents / "练习台账"
        dialog.session.close()


def test_the_window_tends_its_ledger_once_it_stands(full: Session, qtbot):
    before = len(upkeep.backups(full.reader))
    full.tend()
    full.jobs.wait()
    assert len(upkeep.backups(full.reader)) >= max(before, 1)


def test_every_page_has_help_and_f1_starts_there(qtbot):
    names = [path.stem for path in help_pages()]
    for page in PAGES:
        assert any(page in name for name in names), page
    dialog = HelpDialog("ledger")
    qtbot.addWidget(dialog)
    assert "ledger" in names[dialog.list.currentRow()]
    assert dialog.text.toPlainText().strip()
