from __future__ import annotations

import pytest

from core.domain.listing import Filter, ListKind
from core.domain.people import LeaderDraft, LiaisonDraft
from core.operations import leaders, liaisons
from ui.pages.people_page import PeoplePage


@pytest.fixture
def page(qtbot, full_session):
    made = PeoplePage(full_session)
    qtbot.addWidget(made)
    made.resize(1160, 700)
    made.show()
    return made


def write(page, act):
    kept = []
    page.session.write(lambda ws, _: act(ws).value, on_done=kept.append)
    page.session.jobs.wait()
    return kept[0]


def test_a_record_is_shown_on_its_own_tab(page):
    leader = write(page, lambda ws: leaders.add(ws, LeaderDraft(name="张伟")))
    officer = write(page, lambda ws: liaisons.add(ws, LiaisonDraft(unit="县公安局", name="李娜")))
    page.show_record(officer.uuid)
    assert page.tabs.currentWidget() is page.liaisons
    assert page.liaisons.pane.grid.current_uuid() == officer.uuid
    page.show_record(leader.uuid)
    assert page.tabs.currentWidget() is page.leaders
    page.show_kind(ListKind.LIAISONS)
    page.show_list((Filter(column="liaison", values=("没有此人",)),))
    assert page.liaisons.pane.model.rowCount() == 0
