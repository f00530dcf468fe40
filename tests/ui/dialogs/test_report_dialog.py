"""The report text is filled in, edited, saved as it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from core.operations.report_text import ReportKind
from tests.ui.steps import settle
from ui.dialogs.report_dialog import ReportDialog


def test_the_text_is_filled_in_and_saved_as_edited(window, tmp_path):
    dialog = ReportDialog(window.session, window)
    settle(window)
    assert "三、下一步安排" in dialog.text.toPlainText()
    dialog.text.setPlainText("改过的文字")
    dialog.copy()
    assert QApplication.clipboard().text() == "改过的文字"
    dialog.save_to(tmp_path / "情况.txt")
    settle(window)
    assert (tmp_path / "情况.txt").read_text(encoding="utf-8-sig") == "改过的文字"


def test_another_kind_is_filled_in_anew(window):
    dialog = ReportDialog(window.session, window)
    settle(window)
    dialog.kind.set_value(ReportKind.PUBLICATION.value)
    dialog.refill()
    settle(window)
    assert "整改落实情况的通报" in dialog.text.toPlainText()
