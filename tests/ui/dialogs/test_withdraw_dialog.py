"""Ctrl+Z after an import that struck off opens the dialog that takes it back."""

from __future__ import annotations

from core.domain.issue import Issue, IssueStatus
from core.operations import import_withdrawals
from core.store import records
from tests.ui import practice
from tests.ui.dialogs.test_import_consent import PIN, changed, of_two, running
from ui.dialogs import withdraw_dialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.withdraw_dialog import WithdrawDialog


def struck_off(qtbot, session, monkeypatch):
    """Import a sheet that strikes an issue off, with a second person; return the issue's uuid."""
    of_two(session)
    uuid = running(session)
    changed(session, monkeypatch, status=IssueStatus.CLOSED, status_raw="已销号")
    dialog = ImportDialog(session, practice.SHEET)
    qtbot.addWidget(dialog)
    session.jobs.wait()
    dialog.consent.second.person.set_value("李芳")
    dialog.consent.second.pin.setText(PIN)
    dialog.consent.status_ground.set_value("省里复核意见")
    dialog.import_button.click()
    session.jobs.wait()
    return uuid


def test_the_dialog_asks_for_ground_and_second_person_and_takes_it_back(qtbot, full_session, monkeypatch):
    uuid = struck_off(qtbot, full_session, monkeypatch)
    dialog = WithdrawDialog(full_session)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.agree.isEnabled()
    dialog.ground.setPlainText("导错了表")
    assert dialog.second is not None
    dialog.agree.click()
    full_session.jobs.wait()
    assert "口令" in dialog.message.text()
    assert records.get(full_session.reader.ledger, Issue, uuid).status is IssueStatus.CLOSED
    dialog.second.person.set_value("李芳")
    dialog.second.pin.setText(PIN)
    with qtbot.waitSignal(dialog.accepted):
        dialog.agree.click()
        full_session.jobs.wait()
    assert records.get(full_session.reader.ledger, Issue, uuid).status is IssueStatus.RECTIFYING
    assert import_withdrawals.withdrawable(full_session.reader) is None


def test_undo_opens_it_only_after_such_an_import(window, monkeypatch, qtbot):
    opened = []

    def exec_(dialog):
        opened.append(dialog.summary)
        return WithdrawDialog.DialogCode.Rejected

    monkeypatch.setattr(withdraw_dialog.WithdrawDialog, "exec", exec_)
    struck_off(qtbot, window.session, monkeypatch)
    window.act("undo")
    assert len(opened) == 1
    assert "导入" in opened[0]
