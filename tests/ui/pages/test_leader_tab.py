from __future__ import annotations

from core.domain.drafts import IssueDraft
from core.operations import issues, leaders
from tests.ui.pages.test_people_page import page, write
from tests.ui.pages.test_people_tab import fill_in

__all__ = ["page"]


def test_a_leader_shows_what_is_held_and_the_visits(qtbot, page):
    tab = page.leaders
    issue = write(page, lambda ws: issues.register_issue(ws, IssueDraft(text="一件", leader="张伟")))
    tab.gather()
    page.session.jobs.wait()
    tab.refresh()
    uuid = leaders.by_name(page.session.reader, "张伟").uuid
    tab.show_record(uuid)
    assert [tab.held.topLevelItem(n).text(0) for n in range(tab.held.topLevelItemCount())] == [issue.code]
    fill_in(qtbot, tab, tab.visit_task(uuid), done="现场推动", following="下月再看")
    assert tab.visits.topLevelItem(0).text(1) == "现场推动"
    tab.mark_hard()
    page.session.jobs.wait()
    assert leaders.is_hard(page.session.reader, issue.uuid)
    tab.refresh()
    tab.remove_visit()
    page.session.jobs.wait()
    assert leaders.visits(page.session.reader, uuid) == []


def test_two_spellings_become_one_leader(qtbot, page):
    tab = page.leaders
    for name in ("张伟", "张副县长"):
        fill_in(qtbot, tab, tab.task(None), name=name)
    keep, gone = (leaders.by_name(page.session.reader, name).uuid for name in ("张伟", "张副县长"))
    tab.join(keep, gone)
    page.session.jobs.wait()
    assert leaders.by_name(page.session.reader, "张副县长").uuid == keep
