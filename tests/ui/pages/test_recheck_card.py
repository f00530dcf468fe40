from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QPushButton

from core.domain.listing import ListKind
from core.domain.recheck import RecheckDue
from ui.pages.recheck_card import RecheckCard, sentence

DUE = RecheckDue(
    inspection_uuid="i",
    recheck_uuid="r",
    code="督查2020-001",
    title="检查",
    due=date(2020, 12, 25),
    days_left=3,
)


def test_each_line_says_what_runs_out_and_when():
    assert "还有 3 天" in sentence(DUE)
    assert "已过 2 天" in sentence(replace(DUE, days_left=-2))
    assert "申请期到 2020年12月25日止" in sentence(replace(DUE, recheck_uuid=""))


def test_the_card_shows_only_when_a_day_runs_and_opens_the_inspection(qtbot):
    card = RecheckCard()
    qtbot.addWidget(card)
    card.show_dues([])
    assert card.isHidden()
    asked = []
    card.record_wanted.connect(lambda *given: asked.append(given))
    card.show_dues([DUE])
    assert not card.isHidden()
    card.findChild(QPushButton, "overview.recheck_open").click()
    assert asked == [(ListKind.INSPECTIONS, "i")]
