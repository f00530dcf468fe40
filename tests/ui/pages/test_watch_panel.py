from __future__ import annotations

from core.domain.dispatch import DispatchDraft
from core.operations import dispatches
from ui.pages.dispatch_panel import DispatchPanel


def test_a_panel_follows_a_change_unless_a_person_is_typing(qtbot, empty_session):
    made = []
    draft = DispatchDraft(held_on=empty_session.today, units=("甲",), points="进展")
    empty_session.write(lambda workspace, _: dispatches.add_dispatch(workspace, draft), on_done=made.append)
    empty_session.jobs.wait()
    panel = DispatchPanel(empty_session)
    qtbot.addWidget(panel)
    empty_session.changed.connect(panel.follow)
    panel.show_record(made[0].value.uuid)
    assert not panel.save_button.isEnabled()
    revised = DispatchDraft(held_on=empty_session.today, units=("甲",), points="改过")
    empty_session.write(lambda workspace, _: dispatches.revise_dispatch(workspace, panel.uuid, 1, revised))
    empty_session.jobs.wait()
    assert panel.form.peek()["points"] == "改过"
    uuid = panel.uuid
    empty_session.write(lambda workspace, _: dispatches.remove_dispatch(workspace, uuid))
    empty_session.jobs.wait()
    assert panel.uuid == ""
