"""Blocks are what the template says, moved, added, dropped, and told in Chinese."""

from __future__ import annotations

import tomllib

import pytest

from core.letter_shelf import shipped_text
from ui.dialogs.template_blocks import BlocksEdit
from ui.dialogs.template_choices import TemplateNames


@pytest.fixture
def blocks(qtbot):
    names = TemplateNames()
    names.plan = tomllib.loads(shipped_text("warning"))
    made = BlocksEdit(names)
    qtbot.addWidget(made)
    made.show_plan()
    return made


def test_conditions_and_repeats_are_told_in_chinese(blocks):
    told = [card.when.currentText() for card in blocks.cards]
    assert {"总是出现", "只有一项时", "有“突出问题”时", "没有“突出问题”时"} <= set(told)
    assert "按事项逐个重复" in [card.each.currentText() for card in blocks.cards]


def test_what_a_card_says_becomes_the_block(blocks, qtbot):
    card = blocks.cards[0]
    with qtbot.waitSignal(blocks.edited):
        card.when.set_value(("unless", "faults"))
    card.style_choice.set_value("heading_2")
    card.text.set_value("请{责任单位}办理。\n{时限原文}‖{截止日}")
    assert card.block == {
        "style": "heading_2",
        "unless": "faults",
        "text": ["请{units}办理。", ["{raw}", "{due}"]],
    }


def test_blocks_are_moved_added_and_dropped(blocks, qtbot):
    plan = blocks._names.plan
    first, second = plan["block"][:2]
    count = len(plan["block"])
    blocks.cards[0].moved.emit(1)
    assert plan["block"][:2] == [second, first]
    blocks.cards[0].moved.emit(-1)
    assert plan["block"][0] is second
    blocks.cards[0].added.emit()
    assert len(plan["block"]) == len(blocks.cards) == count + 1
    blocks.cards[1].dropped.emit()
    assert plan["block"][:2] == [second, first]


def test_a_paragraph_has_six_lines_in_sight_and_a_heading_fewer(blocks):
    paragraph = next(card for card in blocks.cards if card.style_choice.value() == "paragraph")
    line = paragraph.text.fontMetrics().lineSpacing()
    assert paragraph.text.minimumSizeHint().height() >= 6 * line
    paragraph.text.set_value("一、要求")
    paragraph.style_choice.set_value("heading_1")
    assert paragraph.text.minimumSizeHint().height() < 4 * line
