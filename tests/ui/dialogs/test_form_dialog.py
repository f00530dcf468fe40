from __future__ import annotations

from PySide6.QtWidgets import QDialog

from core.domain.drafts import UnitName
from tests.ui.steps import choose, settle
from ui.pages import issue_acts
from ui.pages.ledger_page import LedgerPage


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


def test_the_keyboard_begins_in_the_first_field(page: LedgerPage, monkeypatch):
    choose(page, 3)
    begun: list[object] = []

    def look(dialog: QDialog) -> int:
        dialog.show()
        begun.append(dialog.focusWidget() is dialog.form.editor("text"))
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", look)
    issue_acts.add_measure(page.panel, None)
    assert begun == [True]
