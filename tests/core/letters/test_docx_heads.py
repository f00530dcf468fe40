from __future__ import annotations

import pytest

from core.letters import paper
from core.letters.docx_heads import docx_head
from core.letters.docx_styles import pitch_of
from core.letters.fonts import font_book
from core.letters.paper import PaperFormat
from core.letters.red_heads import head_of
from core.letters.rows import RowMaker
from tests.core.letters import formats, samples


def made(content):
    book = font_book(bundled_only=True)
    head = head_of(content, book, RowMaker(content, book), paper.GRIDS[content.pitch])
    return docx_head(content, head, pitch_of(content.pitch)), head


def test_a_letters_name_and_four_rules_stand_in_the_page_head_its_number_in_the_text():
    head, _ = made(samples.content())
    assert head.header.count("<wps:wsp>") == 4
    assert 25 < head.header_top < 31
    assert "〔2020〕8号" in head.body
    assert "〔2020〕8号" not in head.header


def test_a_short_name_is_spread_and_a_long_one_condensed():
    short, _ = made(samples.content(letterhead="容城县司法局"))
    assert "<w:spacing w:val=" in short.header
    long, head = made(samples.content(letterhead="中共容城县委全面依法治县委员会办公室督察协调联络专班组"))
    stretch = round(head.runs[0].stretch * 100)
    assert stretch < 100
    assert f'<w:w w:val="{stretch}"/>' in long.header


@pytest.mark.parametrize("paper_format", [each for each in PaperFormat if each is not PaperFormat.LETTER])
def test_other_heads_stand_in_the_text_and_end_with_one_red_border(paper_format):
    head, _ = made(formats.paper_of(paper_format, 4))
    assert head.header == ""
    assert head.body.count("<w:pBdr>") == 1
    assert head.body.rindex("<w:pBdr>") > head.body.rindex("LetterMark")


def test_signers_of_an_upward_paper_are_in_kai():
    head, _ = made(samples.content(format=PaperFormat.UPWARD, signers=("张某某", "李某", "王某某")))
    assert "楷体_GB2312" in head.body
    assert "签发人：" in head.body
