from __future__ import annotations

import pytest

from core.domain.letter import LetterKind
from core.letters.letter import compose
from core.letters.title_marks import nested
from tests.core.letters import samples


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("《关于印发《整改方案》的通知》", "《关于印发〈整改方案〉的通知》"),
        ("《关于印发〈整改方案〉的通知》", "《关于印发〈整改方案〉的通知》"),
        ("《学习〈关于《甲》的通知〉》", "《学习〈关于《甲》的通知〉》"),
        ("《甲》《乙》", "《甲》《乙》"),
        ("《甲", "《甲"),
        ("《甲《乙》", "《甲《乙》"),
        ("甲》《乙", "甲》《乙"),
    ],
)
def test_title_marks_are_double_outside_and_single_inside(written, right):
    assert nested(written) == right
    assert nested(right) == right


def test_a_letter_cites_a_paper_that_names_a_paper_with_single_marks_inside():
    said = {"cited_title": "关于印发《督察反馈意见》的通知", "cited_number": "保法办〔2020〕3号"}
    facts = samples.supervision_facts(said=said, lists={"results": ("已办结",)})
    content = compose(LetterKind.REPLY_LETTER, facts)
    assert content.title == "关于《关于印发〈督察反馈意见〉的通知》的复函"
    assert content.blocks[0].text.startswith("《关于印发〈督察反馈意见〉的通知》（保法办〔2020〕3号）收悉。")
    basis = samples.supervision_facts(basis="《关于印发《整改方案》的通知》（容法办〔2020〕3号）")
    first = compose(LetterKind.SUPERVISION, basis).blocks[0].text
    assert first.startswith("根据《关于印发〈整改方案〉的通知》（容法办〔2020〕3号）")
