from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from core.domain.listing import Timeliness
from core.operations import dossiers
from core.wording import word
from tests.ui.steps import issues_in
from ui.pages.issue_head import IssueHead


def test_an_issue_is_told_by_its_number_and_by_how_it_and_its_time_stand(qtbot, full_session):
    head = IssueHead(full_session)
    qtbot.addWidget(head)
    late = next(
        found
        for uuid in issues_in(full_session)
        if (found := dossiers.issue_dossier(full_session.reader, uuid)).timeliness is Timeliness.OVERDUE
    )
    head.show_dossier(late)
    assert head.title.text() == late.issue.code
    assert head.status.text() == "登记"
    assert head.timeliness.text() == f"逾期 {-late.days_left} 天"


def test_with_a_new_issue_nothing_can_be_done_but_to_close_it(qtbot, full_session):
    head = IssueHead(full_session)
    qtbot.addWidget(head)
    head.show()
    head.show_dossier(None)
    assert head.title.text() == word("issue_panel.new")
    assert (head.status.text(), head.timeliness.text()) == ("", "")
    assert head.moves.isHidden()
    with qtbot.waitSignal(head.closed):
        head.findChild(QPushButton, "issue_panel.close").click()
