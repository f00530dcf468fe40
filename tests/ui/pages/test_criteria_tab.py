from __future__ import annotations

from PySide6.QtWidgets import QLabel

from core.domain.criterion import AnswerDraft, Comparison, CriterionDraft
from core.operations import criteria
from tests.ui.steps import choose, settle
from ui.pages.criteria_tab import CriteriaTab, owner_words
from ui.pages.ledger_page import LedgerPage


def test_each_criterion_tells_target_actual_and_who_answered(page: LedgerPage):
    uuid = choose(page, 3)
    draft = CriterionDraft(text="培训", comparison=Comparison.AT_LEAST, target="20", measure_word="次")

    def prepare(ws, _progress):
        made = criteria.add_criterion(ws, uuid, None, draft).value
        return criteria.answer_criterion(ws, made.uuid, AnswerDraft(actual="19", by="李核"))

    page.session.write(prepare)
    settle(page)
    tab = page.panel.findChild(CriteriaTab)
    words = [each.text() for each in tab.findChildren(QLabel)]
    assert "已达到 0 条，共 1 条" in words
    assert "目标不少于 20次，实际 19" in words
    assert any("李核" in each for each in words)
    assert (owner_words(0, 1), owner_words(2, 3)) == ("第 1 条", "第 3 条（措施 2）")
