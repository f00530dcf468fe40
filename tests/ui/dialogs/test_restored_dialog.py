from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.domain.letter import LetterKind, LetterNumber, LetterState
from core.operations import letters, restored, upkeep
from core.operations.letter_request import LetterRequest
from core.store import records
from tests.ui.conftest import CLOCK
from ui.dialogs import restored_dialog
from ui.dialogs.letter_dialog import LetterDialog
from ui.dialogs.restored_dialog import RestoredDialog, confirmed_after_restore
from ui.session import Session


@pytest.fixture
def again(full, tmp_path):
    """A session on a ledger restored from a backup, beside which a later letter lies."""
    backup = upkeep.backup(full.reader, full.folder / "backups")
    (full.folder / "issued" / "练法督〔2020〕4号 督办函.pdf").write_bytes(b"%PDF")
    upkeep.restore(backup, tmp_path / "again", CLOCK)
    session = Session.open(tmp_path / "again", CLOCK)
    yield session
    session.close()


def test_the_boxes_begin_at_the_papers_found_and_what_is_confirmed_stands(qtbot, again):
    series = letters.series_of(again.reader, LetterKind.SUPERVISION)
    assert series == "练法督"
    dialog = RestoredDialog(again, restored.unconfirmed(again.reader))
    qtbot.addWidget(dialog)
    assert {each.series: box.value() for each, box in dialog.boxes}[series] == 4
    dialog.reason.setText("电脑损坏")
    dialog.sequence.setValue(2)
    dialog.agree.click()
    again.jobs.wait()
    assert dialog.result() == RestoredDialog.DialogCode.Accepted
    assert restored.unconfirmed(again.reader) is None
    lost = records.find(again.reader.ledger, LetterNumber, series=series)
    assert [each.state for each in lost] == [LetterState.VOID] * 4
    assert {each.reason for each in lost} == {"已用未留底：电脑损坏"}


def test_what_is_refused_is_told_and_the_dialog_stays(qtbot, again):
    dialog = RestoredDialog(again, restored.unconfirmed(again.reader))
    qtbot.addWidget(dialog)
    again.write(lambda ws, _: restored.confirm_sequence(ws, 1))
    again.jobs.wait()
    dialog.agree.click()
    again.jobs.wait()
    assert "没有等待核对的编号" in dialog.message.text()
    assert dialog.agree.isEnabled()


def test_the_letter_dialog_leads_there_and_nobody_is_asked_twice(qtbot, again, monkeypatch):
    unit = letters.propose(again.reader)[0].unit_uuid
    today = again.reader.clock.today()
    request = LetterRequest(kind=LetterKind.SUPERVISION, unit_uuid=unit, dated_on=today)
    dialog = LetterDialog(again, request)
    qtbot.addWidget(dialog)
    again.jobs.wait()
    assert not dialog._unconfirmed.isHidden()
    assert not dialog.dispatch_button.isEnabled()

    def confirm(asked):
        asked.confirm()
        again.jobs.wait()
        return asked.result()

    monkeypatch.setattr(restored_dialog.RestoredDialog, "exec", confirm)
    dialog._unconfirmed.click()
    again.jobs.wait()
    assert "〔2020〕5号" in dialog.number.text()
    assert dialog._unconfirmed.isHidden()
    monkeypatch.setattr(restored_dialog, "RestoredDialog", None)
    assert confirmed_after_restore(again, dialog)


def test_many_series_scroll_and_the_buttons_stay_on_a_small_screen(qtbot, again):
    dialog = RestoredDialog(again, restored.unconfirmed(again.reader))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.minimumSizeHint().height() < 460
    assert dialog.agree.isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == RestoredDialog.DialogCode.Rejected
