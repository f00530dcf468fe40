from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.document_text import TextEdit
from core.letters.carried_edits import carry
from core.letters.content import Annex, Attendance, Block, BlockStyle, Column, Table
from core.letters.edited import text_of, with_text
from core.letters.text_edits import edits_between, said
from tests.core.letters import samples

THEN = samples.content(
    document_number="容法督〔2020〕1号",
    blocks=(
        Block(style=BlockStyle.HEADING_1, text="一、基本情况"),
        Block(text="截至6月30日，逾期12天。"),
        Block(text="请抓紧办理。"),
        Block(text="特此函告。"),
    ),
    attachments=("清单",),
    copied_to=("县纪委监委",),
    annexes=(Annex(title="清单", table=Table(columns=(Column(heading="措施"),), rows=(("依法履行判决",),))),),
)
NOW = replace(
    THEN,
    document_number="容法督〔2020〕2号",
    blocks=(
        Block(text="现对容法督〔2020〕1号予以更正。"),
        *(replace(each, text=each.text.replace("12天", "20天")) for each in THEN.blocks),
    ),
)


def edited(**changes):
    """Return the letter as somebody edited it then, and the journal's lines about it."""
    text = replace(text_of(THEN), **changes)
    return with_text(THEN, text), [said(each) for each in edits_between(text_of(THEN), text)]


def blocks(*changed):
    texts = list(THEN.blocks)
    for place, block in changed:
        texts[place] = block
    return tuple(texts)


def test_an_edited_paragraph_is_carried_and_figures_of_today_stay():
    frozen, lines = edited(blocks=blocks((2, Block(text="请按容法督〔2020〕1号从速办理。"))))
    taken = carry(lines, frozen, NOW)
    texts = [block.text for block in with_text(NOW, taken.text).blocks]
    assert texts == [
        "现对容法督〔2020〕1号予以更正。",
        "一、基本情况",
        "截至6月30日，逾期20天。",
        "请按容法督〔2020〕2号从速办理。",
        "特此函告。",
    ]
    assert [(each.part, each.before) for each in taken.edits] == [("正文第4段", "请抓紧办理。")]
    assert taken.text.edits == tuple(map(said, taken.edits))


def test_a_paragraph_whose_figures_are_others_today_is_told_and_not_carried():
    frozen, lines = edited(blocks=blocks((1, Block(text="截至6月30日，已逾期12天。"))))
    taken = carry(lines, frozen, NOW)
    assert with_text(NOW, taken.text) == NOW
    assert taken.edits == ()
    (told,) = taken.warnings
    assert "已逾期12天" in told
    assert "没有带入" in told


def test_added_and_removed_paragraphs_and_a_new_style_are_carried():
    heading = Block(style=BlockStyle.HEADING_1, text="二、要求")
    added = (*THEN.blocks[:3], heading)
    frozen, lines = edited(blocks=added)
    texts = with_text(NOW, carry(lines, frozen, NOW).text).blocks
    assert texts[-1] == heading
    assert "特此函告。" not in [block.text for block in texts]
    more, told = edited(blocks=(*THEN.blocks[:2], Block(text="请高度重视。"), *THEN.blocks[2:]))
    after = [block.text for block in with_text(NOW, carry(told, more, NOW).text).blocks]
    assert after[3:5] == ["请高度重视。", "请抓紧办理。"], "the one above says another figure today"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "关于抓紧整改的函"},
        {"addressee": "县司法局、县财政局"},
        {"note": "联系人：李某"},
        {"attachments": ("事项清单",)},
        {"copied_to": ("县纪委监委", "县委督查室")},
        {"copied_to": ()},
    ],
)
def test_every_part_is_carried(changes):
    frozen, lines = edited(**changes)
    taken = carry(lines, frozen, NOW)
    back = with_text(NOW, taken.text)
    for name, value in changes.items():
        assert getattr(back, name) == value
    assert taken.warnings == ()
    assert taken.edits


def test_attendance_and_cells_are_carried():
    there = (Attendance(label="出席", names="王某"),)
    then, now = replace(THEN, attendance=there), replace(NOW, attendance=there)
    lines = [
        said(TextEdit(part="出席名单第1项", before="出席：王某", after="出席：王某、李某")),
        said(TextEdit(part="《清单》第2行第1格", before="依法履行判决", after="依法履行生效判决")),
    ]
    back = with_text(now, carry(lines, then, now).text)
    assert back.attendance == (Attendance(label="出席", names="王某、李某"),)
    assert back.annexes[0].table.rows == (("依法履行生效判决",),)


def test_a_line_that_cannot_be_read_is_told():
    taken = carry(["看不懂的一行"], THEN, NOW)
    assert taken.edits == ()
    assert "看不懂的一行" in taken.warnings[0]
