from __future__ import annotations

from core.domain.drafts import MeasureDraft
from core.operations import measures
from tests.ui.steps import choose, settle
from ui.main_window import MainWindow
from ui.pages import issue_acts
from ui.pages.ledger_page import LedgerPage


def test_measures_are_added_edited_and_removed(page: LedgerPage, monkeypatch):
    choose(page, 3)
    uuid = page.panel.uuid
    page.session.write(lambda ws, _: measures.add_measure(ws, uuid, MeasureDraft(text="新措施")))
    settle(page)
    assert page.panel.tabs.words("MeasuresTab") == "整改措施 6"
    last = page.panel.dossier.measures[-1]
    issue_acts.remove_measure(page.panel, last)
    settle(page)
    assert page.panel.tabs.words("MeasuresTab") == "整改措施 5"


def test_deleting_asks_nobody_because_undo_brings_it_back(window: MainWindow, page: LedgerPage):
    choose(page, 0)
    issue_acts.remove_issue(page.panel)
    settle(page)
    assert page.pane.model.rowCount() == 21
    window.act("undo")
    settle(page)
    assert page.pane.model.rowCount() == 22
