from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.domain.drafts import IssueDraft, UnitName
from core.operations import issues, receipts
from ui.dialogs.form_dialog import FormDialog
from ui.pages.watch_acts import ACTS, ask_signature


def test_a_signature_is_asked_for_and_kept(qtbot, empty_session):
    draft = IssueDraft(text="案卷", units=(UnitName("甲"),))
    made = []
    empty_session.write(lambda workspace, _: issues.register_issue(workspace, draft), on_done=made.append)
    empty_session.jobs.wait()
    uuid = made[0].value.uuid
    empty_session.write(lambda workspace, _: receipts.hand_down(workspace, uuid, empty_session.today))
    empty_session.jobs.wait()
    parent = QWidget()
    qtbot.addWidget(parent)
    ask_signature(empty_session, receipts.of_issue(empty_session.reader, uuid)[0], parent)
    dialog = parent.findChild(FormDialog)
    dialog.form.editor("signed_by").set_value("丙")
    dialog.save()
    empty_session.jobs.wait()
    assert receipts.of_issue(empty_session.reader, uuid)[0].signed_by == "丙"
    assert set(ACTS) == {"hand_down", "sign", "new_dispatch", "make_duty", "make_issue_duty", "show_watch"}
