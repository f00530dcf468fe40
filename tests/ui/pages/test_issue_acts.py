from __future__ import annotations

from PySide6.QtWidgets import QDialog

from core.domain.drafts import MeasureDraft
from core.domain.issue import IssueStatus
from core.operations import issues, measures
from tests.ui.steps import choose, settle
from ui.main_window import MainWindow
from ui.pages import issue_acts
from ui.pages.ledger_page import LedgerPage


def test_a_move_that_is_not_allowed_says_everything_that_is_missing(page: LedgerPage):
    choose(page, 0)
    gaps = dict(issues.moves_from(page.session.reader, page.panel.uuid))[IssueStatus.RECTIFYING]
    issue_acts.move(page.panel, IssueStatus.RECTIFYING, gaps)
    settle(page)
    assert "还没有责任单位" in page.panel.banner.text()
    assert page.panel.dossier.issue.status is IssueStatus.REGISTERED


def test_an_allowed_move_changes_the_status_in_words(page: LedgerPage, monkeypatch):
    monkeypatch.setattr(QDialog, "exec", lambda _: 1)
    choose(page, 3)
    issue_acts.move(page.panel, IssueStatus.RECTIFYING, [])
    settle(page)
    assert page.panel._status.text() == "整改中"


def test_measures_are_added_edited_and_removed(page: LedgerPage, monkeypatch):
    choose(page, 3)
    uuid = page.panel.uuid
    page.session.write(lambda ws, _: measures.add_measure(ws, uuid, MeasureDraft(text="新措施")))
    settle(page)
    assert page.panel.tabs.tabText(1) == "整改措施 6"
    last = page.panel.dossier.measures[-1]
    issue_acts.remove_measure(page.panel, last)
    settle(page)
    assert page.panel.tabs.tabText(1) == "整改措施 5"


def test_deleting_asks_nobody_because_undo_brings_it_back(window: MainWindow, page: LedgerPage):
    choose(page, 0)
    issue_acts.remove_issue(page.panel)
    settle(page)
    assert page.pane.model.rowCount() == 21
    window.act("undo")
    settle(page)
    assert page.pane.model.rowCount() == 22
