from __future__ import annotations

import pytest

from core.domain.dispatch import DISPATCH_COLUMNS, DispatchDraft
from core.domain.listing import ListKind
from core.operations import dispatches, duty_lists
from ui.pages.dispatch_panel import DispatchPanel
from ui.pages.watch_desk import WatchDesk


@pytest.fixture
def desk(qtbot, empty_session):
    for points in ("听取进展", "补齐材料"):
        draft = DispatchDraft(held_on=empty_session.today, units=("甲",), points=points)
        empty_session.write(lambda workspace, _, draft=draft: dispatches.add_dispatch(workspace, draft))
        empty_session.jobs.wait()
    made = WatchDesk(
        empty_session,
        ListKind.DISPATCHES,
        DISPATCH_COLUMNS,
        duty_lists.dispatch_lines,
        DispatchPanel(empty_session),
    )
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def test_the_first_line_is_shown_and_another_when_it_is_chosen(desk):
    assert desk.panel.uuid == desk.model.uuid_at(0)
    desk.grid.select(desk.model.uuid_at(1))
    assert desk.panel.uuid == desk.model.uuid_at(1)


def test_a_hidden_record_is_shown_by_taking_the_words_off(desk):
    hidden = desk.model.uuid_at(1)
    desk.model.set_words("没有")
    desk.show_record(hidden)
    assert desk.grid.current_uuid() == hidden


def test_unsaved_words_keep_the_line(desk, monkeypatch):
    first = desk.panel.uuid
    desk.panel.form.editor("points").set_value("改了一半")
    monkeypatch.setattr("ui.pages.record_panel.ask_unsaved", lambda _: "stay")
    desk.grid.select(desk.model.uuid_at(1))
    assert desk.panel.uuid == desk.grid.current_uuid() == first
    desk.start_new()
    assert not desk.panel.entering


def test_nothing_entered_is_said_over_the_whole_width_until_something_is_begun(qtbot, empty_session):
    panel = DispatchPanel(empty_session)
    bare = WatchDesk(empty_session, ListKind.DISPATCHES, DISPATCH_COLUMNS, duty_lists.dispatch_lines, panel)
    qtbot.addWidget(bare)
    bare.show()
    bare.refresh()
    empty_session.reading.wait()
    assert panel.isHidden() or not panel.isVisible()
    bare.start_new()
    assert panel.isVisible()
    panel.closed.emit()
    empty_session.reading.wait()
    assert not panel.isVisible()
