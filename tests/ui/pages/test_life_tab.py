from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton

from core.domain.review import ExtensionDraft
from core.operations import reviews
from tests.ui.steps import choose, settle
from ui.pages.ledger_page import LedgerPage
from ui.pages.life_tab import LifeTab


def test_the_chain_stands_first_and_an_extension_is_told_with_both_days(page: LedgerPage):
    uuid = choose(page, 3)
    draft = ExtensionDraft(new_due=date(2022, 1, 1), by="县长", dated=page.session.today, ground="资金到位迟")
    page.session.write(lambda ws, _: reviews.extend(ws, uuid, draft))
    settle(page)
    tab = next(each for each in page.panel.tabs.tabs if isinstance(each, LifeTab))
    said = [each.text() for each in tab.findChildren(QLabel)]
    assert "核验级次：市级初核 → 省级终审" in said
    assert any(text.endswith("改为 2022年1月1日") for text in said)
    assert "资金到位迟" in said


def test_an_extension_leads_to_its_letter(page: LedgerPage, qtbot):
    uuid = choose(page, 3)
    draft = ExtensionDraft(new_due=date(2022, 1, 1), by="县长", dated=page.session.today, ground="资金到位迟")
    page.session.write(lambda ws, _: reviews.extend(ws, uuid, draft))
    settle(page)
    tab = next(each for each in page.panel.tabs.tabs if isinstance(each, LifeTab))
    page.panel.act_wanted.disconnect()
    link = tab.findChild(QPushButton, "write_extension_reply")
    assert "延期批复" in link.text()
    with qtbot.waitSignal(page.panel.act_wanted) as wanted:
        link.click()
    name, asked = wanted.args
    assert (name, asked.kind.value, asked.issue_uuids) == ("letter", "extension_reply", (uuid,))
