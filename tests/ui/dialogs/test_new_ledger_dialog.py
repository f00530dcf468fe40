from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import CLOCK
from ui.dialogs.new_ledger_dialog import NewLedgerDialog


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


def test_a_ledger_without_a_folder_is_not_begun_just_anywhere(qtbot, documents: Path, monkeypatch):
    monkeypatch.chdir(documents)
    dialog = NewLedgerDialog(CLOCK)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"name": "甲", "code": "a"})
    dialog.folder.clear()
    dialog.create_ledger()
    assert dialog.session is None
    assert list(documents.iterdir()) == []
    assert dialog.banner.text().endswith("。")


def test_the_usual_prefix_is_offered_once_the_office_is_named_and_never_over_ones_own(qtbot, documents: Path):
    dialog = NewLedgerDialog(CLOCK)
    qtbot.addWidget(dialog)
    name = dialog.form.editor("name")
    name.setText("容城县委依法治县办")
    name.editingFinished.emit()
    assert dialog.form.peek()["number_prefix"] == "容法"
    dialog.form.set_values({"number_prefix": "容依法"})
    name.editingFinished.emit()
    assert dialog.form.peek()["number_prefix"] == "容依法"
