from __future__ import annotations

import pytest

from core.operations import duty_lists
from ui.pages import watch_panel
from ui.pages.dispatch_panel import DispatchPanel


@pytest.fixture
def panel(qtbot, empty_session):
    made = DispatchPanel(empty_session)
    qtbot.addWidget(made)
    made.show()
    made.start_new()
    return made


def lines(panel):
    return duty_lists.dispatch_lines(panel._session.reader)


def test_a_dispatch_is_saved_corrected_and_removed(panel, monkeypatch):
    panel.form.editor("points").set_value("听取进展")
    assert not panel.save(), "nobody was dispatched"
    panel.form.editor("person").set_value("乙")
    assert panel.save()
    panel._session.jobs.wait()
    assert panel.uuid == lines(panel)[0].uuid
    panel.form.editor("asked").set_value("月底前补齐")
    assert panel.save()
    panel._session.jobs.wait()
    assert lines(panel)[0].asked == "月底前补齐"
    monkeypatch.setattr(watch_panel, "ask", lambda *_: True)
    panel.remove()
    panel._session.jobs.wait()
    assert lines(panel) == []
