from __future__ import annotations

from core.domain.ladder import ReplyStep
from core.domain.letter import LetterKind
from core.operations import replies
from tests.ui.steps import send
from ui.dialogs.reply_dialog import ReplyDialog


def test_a_reply_is_entered_with_its_file(qtbot, full_session, tmp_path):
    letter = send(full_session, LetterKind.SUPERVISION)
    proof = tmp_path / "复函.txt"
    proof.write_text("已完成", "utf-8")
    dialog = ReplyDialog(full_session, letter.uuid, letter.document_number)
    qtbot.addWidget(dialog)
    dialog.basket.add([proof])
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    assert replies.draft_of(full_session.reader, letter.uuid).step is ReplyStep.ACCEPTED
    assert [each.name for each in replies.files_of(full_session.reader, letter.uuid)] == ["复函.txt"]
