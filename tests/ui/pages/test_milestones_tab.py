from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel

from core.domain.milestone import MilestoneDraft, ReportDraft
from core.operations import milestones
from tests.builders import a_milestone, an_issue
from tests.ui.steps import choose, settle
from ui.pages.ledger_page import LedgerPage
from ui.pages.milestones_tab import MilestonesTab, goal_words


def test_every_report_stays_in_sight_and_what_is_lacking_is_said(page: LedgerPage):
    uuid = choose(page, 3)
    draft = MilestoneDraft(due=date(2020, 12, 31), target="清理", amount="24", measure_word="项")

    def prepare(ws, _progress):
        step = milestones.add_milestone(ws, uuid, None, draft).value
        milestones.report(ws, step.uuid, ReportDraft(amount="12", by="李核", dated=date(2020, 7, 1)))
        return milestones.report(ws, step.uuid, ReportDraft(amount="21", by="李核", dated=date(2020, 8, 1)))

    page.session.write(prepare)
    settle(page)
    words = [each.text() for each in page.panel.findChild(MilestonesTab).findChildren(QLabel)]
    assert "还差 3项" in words
    told = [each for each in words if "李核" in each]
    assert ["21项" in told[0], "12项" in told[1]] == [True, True]
    assert goal_words(a_milestone(an_issue(), percent=70)) == "完成21项  70%"
