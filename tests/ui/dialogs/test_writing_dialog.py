from __future__ import annotations

from core.errors import Refused
from ui.dialogs.writing_dialog import WritingDialog


def begun(qtbot, session, operation):
    dialog = WritingDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    heard, failed, told = [], [], []
    dialog.said.connect(lambda text, _tone: told.append(text))
    dialog.submit(session, operation, on_done=heard.append, on_error=failed.append)
    return dialog, heard, failed, told


def test_nothing_closes_it_before_its_job_ended(qtbot, full_session):
    dialog, heard, _, told = begun(qtbot, full_session, lambda *_: "完成")
    for leave in (dialog.reject, dialog.accept, dialog.close):
        leave()
        assert dialog.isVisible()
    assert len(told) == 3
    full_session.jobs.wait()
    assert heard == ["完成"]
    assert not dialog.writing
    dialog.reject()
    assert dialog.isHidden()


def test_a_job_that_failed_holds_it_no_longer(qtbot, full_session):
    def refuse(*_):
        raise Refused("changed_meanwhile")

    dialog, _, failed, _ = begun(qtbot, full_session, refuse)
    dialog.reject()
    full_session.jobs.wait()
    assert [error.code for error in failed] == ["changed_meanwhile"]
    dialog.accept()
    assert dialog.isHidden()
