from __future__ import annotations

from PySide6.QtWidgets import QLabel

from core.operations import links
from tests.ui.steps import choose, settle
from ui.pages.issue_tabs import MeasuresTab
from ui.pages.ledger_page import LedgerPage
from ui.pages.links_tab import LinksTab


def test_both_sides_of_a_link_are_shown_and_the_measure_is_marked(page: LedgerPage):
    choose(page, 4)
    home = page.panel.dossier
    uuid = choose(page, 3)
    code, measure = page.panel.dossier.issue.code, home.measures[0].measure
    page.session.write(lambda ws, _: links.link_measure(ws, uuid, measure.uuid))
    settle(page)
    title = f"{home.issue.code} 的措施 1"
    for tab in (LinksTab, MeasuresTab):
        assert title in [each.text() for each in page.panel.findChild(tab).findChildren(QLabel)]
    choose(page, 4)
    words = [each.text() for each in page.panel.findChild(LinksTab).findChildren(QLabel)]
    assert f"措施 1 同时属于 {code}" in words
