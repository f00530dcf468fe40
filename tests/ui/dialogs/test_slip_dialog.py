from __future__ import annotations

from core.domain.letter import LetterKind
from core.operations import letter_register
from tests.ui.steps import send
from ui.dialogs import form_dialog
from ui.dialogs.reply_dialog import ReplyDialog
from ui.dialogs.slip_dialog import SlipDialog


def test_a_slip_is_filed_with_day_and_name(qtbot, full_session, tmp_path):
    letter = send(full_session, LetterKind.SUPERVISION)
    scan = tmp_path / "回执.jpg"
    scan.write_bytes(b"\xff\xd8 scan")
    dialog = SlipDialog(full_session, letter.uuid, letter.document_number, files=[scan])
    qtbot.addWidget(dialog)
    assert dialog.basket.files() == (scan,)
    dialog.form.editor("officer").set_value("王五")
    dialog.save()
    full_session.jobs.wait()
    assert dialog.result() == SlipDialog.DialogCode.Accepted
    stored = letter_register.letter_of(full_session.reader, letter.uuid)
    assert (stored.signed_by, stored.signed_on) == ("王五", full_session.today)


def test_a_scan_in_the_basket_is_not_given_up_unasked(qtbot, full_session, tmp_path, monkeypatch):
    letter = send(full_session, LetterKind.SUPERVISION)
    scan = tmp_path / "回执.jpg"
    scan.write_bytes(b"\xff\xd8 scan")
    asked = []
    monkeypatch.setattr(form_dialog, "ask_unsaved", lambda _: asked.append(1) or "stay")
    for made in (SlipDialog, ReplyDialog):
        dialog = made(full_session, letter.uuid, letter.document_number)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.basket.add([scan])
        dialog.reject()
        assert dialog.isVisible()
        dialog.basket.clear()
        dialog.reject()
        assert dialog.isHidden()
    assert len(asked) == 2
