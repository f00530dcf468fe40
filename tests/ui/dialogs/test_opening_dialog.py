from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from tests.ui.conftest import CLOCK
from ui.dialogs.opening_dialog import OpeningDialog
from ui.models.recent_ledgers import remember_ledger
from ui.session import Session


@pytest.fixture
def documents(tmp_path: Path, monkeypatch) -> Path:
    for place in ("new_ledger_dialog", "opening_dialog"):
        monkeypatch.setattr(f"ui.dialogs.{place}.documents", lambda: tmp_path)
    return tmp_path


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


def test_ledgers_opened_before_are_one_press_away(qtbot, tmp_path, monkeypatch):
    kept = tmp_path / "容城台账"
    kept.mkdir()
    remember_ledger(kept)
    dialog = OpeningDialog(CLOCK)
    qtbot.addWidget(dialog)
    opened = []
    monkeypatch.setattr(Session, "open", lambda folder, _clock: opened.append(folder))
    assert not dialog.recent.isHidden()
    dialog.recent.menu().actions()[0].trigger()
    assert opened == [kept]
