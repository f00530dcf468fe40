from __future__ import annotations

import pytest

from core.clock import FixedClock
from core.domain.drafts import IssueDraft
from core.errors import Refused
from core.operations import history, issues, ledgers


def test_undo_and_redo_survive_a_restart(ws):
    issues.register_issue(ws, IssueDraft(text="第一"))
    issue = issues.register_issue(ws, IssueDraft(text="第二")).value
    history.undo(ws)
    ws.close()
    again = ledgers.open_ledger(ws.folder, FixedClock.on(ws.clock.today()))
    assert (history.undo_label(again), history.redo_label(again)) == ("登记问题“第一”", "登记问题“第二”")
    history.redo(again)
    assert issues.draft_of(again, issue.uuid).text == "第二"
    again.close()


def test_listeners_hear_of_undo_once(ws):
    issue = issues.register_issue(ws, IssueDraft(text="第一")).value
    heard = []
    ws.events.subscribe(heard.append)
    history.undo(ws)
    assert [change.touched for change in heard] == [(("issue", issue.uuid),)]


def test_the_founding_of_the_ledger_is_not_undone(ws):
    with pytest.raises(Refused, match="undo_barrier"):
        history.undo(ws)
    with pytest.raises(Refused, match="nothing_to_redo"):
        history.redo(ws)


def test_entries_name_who_did_what(ws):
    issues.register_issue(ws, IssueDraft(text="第一"))
    entry = history.entries(ws)[0]
    assert (entry.actor, entry.summary, entry.undoable, entry.undone) == (
        "王经办",
        "登记问题“第一”",
        True,
        False,
    )


def test_the_newest_change_is_called_what_the_journal_calls_it(ws):
    first = issues.register_issue(ws, IssueDraft(text="拖欠账款")).change
    assert "拖欠账款" in history.summary_of(ws, first)
    second = issues.register_issue(ws, IssueDraft(text="公示不全")).change
    assert history.summary_of(ws, first) == ""
    assert "公示不全" in history.summary_of(ws, second)
