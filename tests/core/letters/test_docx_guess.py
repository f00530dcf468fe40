from __future__ import annotations

from dataclasses import replace

import pytest

from core.letters import docx_guess as guess
from core.letters.content import BlockStyle
from tests.core.letters import documents


def test_labels_are_shown_as_the_word_processor_shows_them():
    bare = documents.paragraph("要求")
    assert guess.label_of(bare) == ""
    chinese = replace(bare, label="（%1）", counts=(("chineseCountingThousand", 21),))
    assert guess.label_of(chinese) == "（二十一）"
    nested = replace(bare, label="%1.%2", counts=(("chineseCounting", 3), ("decimal", 2)))
    assert guess.label_of(nested) == "三.2"
    assert guess.label_of(replace(bare, label="%1.%2", counts=(("decimal", 4),))) == "4."


@pytest.mark.parametrize(
    ("text", "fonts", "style"),
    [
        ("一、总体情况", {"黑体"}, BlockStyle.HEADING_1),
        ("（十一）强化监督", set(), BlockStyle.HEADING_2),
        ("(二)强化监督", {"楷体"}, BlockStyle.HEADING_2),
        ("2.建立台账", {"仿宋"}, BlockStyle.HEADING_3),
        ("2.建立台账，明确责任。", {"仿宋"}, BlockStyle.PARAGRAPH),
        ("现将有关事项通知如下：", {"仿宋"}, BlockStyle.PARAGRAPH),
    ],
)
def test_numbers_and_faces_tell_headings(text, fonts, style):
    assert guess.block_style(text, frozenset(fonts)) is style


def test_plain_text_is_a_heading_only_when_all_of_it_looks_like_one():
    assert guess.heading_by_face("一、总体情况", frozenset({"黑体"})) is BlockStyle.HEADING_1
    assert guess.heading_by_face("一、总体情况", frozenset({"黑体", "仿宋"})) is BlockStyle.PARAGRAPH
    assert guess.heading_by_face("一、总体情况", frozenset()) is BlockStyle.PARAGRAPH


def test_fixed_beginnings_are_known():
    assert guess.lead_like("（一）总体情况。", "楷体_GB2312")
    assert not guess.lead_like("（一）总体情况。", "仿宋_GB2312")
    assert guess.is_attachment("附件：清单", after_one=False)
    assert guess.is_attachment("2.清单", after_one=True)
    assert not guess.is_attachment("2.清单", after_one=False)
    assert guess.is_note("（联系人：王某）")
    assert not guess.is_note("（一）强化监督")
    assert guess.is_annex_mark("附件2")
    assert not guess.is_annex_mark("附件：清单")
    assert guess.without_number("12.清单") == "清单"
