from __future__ import annotations

from core.domain.ladder import ReplyStep
from core.domain.letter import LetterKind
from core.operations import letters, replies
from core.operations.letter_asked import asked_of
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


def test_earlier_letters_are_ticked_and_answered_with_it(qtbot, full_session):
    first = send(full_session, LetterKind.SUPERVISION)
    again = asked_of(first)
    sent = []
    full_session.write(lambda ws, _: letters.dispatch(ws, again), on_done=lambda out: sent.append(out.value))
    full_session.jobs.wait()
    (letter,) = sent
    dialog = ReplyDialog(full_session, letter.uuid, letter.document_number)
    qtbot.addWidget(dialog)
    box = dialog.joint.boxes[first.uuid]
    assert box.isChecked()
    assert first.document_number in box.text()
    assert not dialog.is_dirty()
    box.setChecked(False)
    assert dialog.is_dirty()
    box.setChecked(True)
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    (joined,) = replies.of_letter(full_session.reader, first.uuid)
    (whole,) = replies.of_letter(full_session.reader, letter.uuid)
    assert joined.with_uuid == whole.uuid
