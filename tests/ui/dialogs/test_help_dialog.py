from __future__ import annotations

from pathlib import Path

import pytest

from ui.dialogs.help_dialog import HelpDialog, help_pages
from ui.pages.registry import PAGES


@pytest.fixture
def documents(tmp_path: Path, monkeypatch) -> Path:
    for place in ("new_ledger_dialog", "opening_dialog"):
        monkeypatch.setattr(f"ui.dialogs.{place}.documents", lambda: tmp_path)
    return tmp_path


def test_every_page_has_help_and_f1_starts_there(qtbot):
    names = [path.stem for path in help_pages()]
    for page in PAGES:
        assert any(page in name for name in names), page
    dialog = HelpDialog("ledger")
    qtbot.addWidget(dialog)
    assert "ledger" in names[dialog.list.currentRow()]
    assert dialog.text.toPlainText().strip()
