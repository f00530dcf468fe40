from __future__ import annotations

from dataclasses import replace

from core.letters.content import Block
from core.letters.edited import text_of, with_number, with_text
from core.letters.paper import PaperFormat
from tests.core.letters import formats, samples


def test_a_papers_own_words_change_nothing():
    for paper_format in PaperFormat:
        content = formats.paper_of(paper_format, 5)
        assert with_text(content, text_of(content)) == content


def test_only_words_are_taken():
    content = formats.paper_of(PaperFormat.DOCUMENT, 5)
    other = text_of(samples.content(title="另一个标题"))
    made = with_text(content, other)
    assert made.title == "另一个标题"
    assert (made.document_number, made.dated, made.annexes, made.forms) == (
        content.document_number,
        content.dated,
        content.annexes,
        content.forms,
    )


def test_the_number_that_is_taken_replaces_the_expected_one_in_the_words():
    edited = replace(
        text_of(samples.content(document_number="容法督〔2020〕8号")),
        title="关于容法督〔2020〕8号的说明",
        blocks=(Block(lead="见容法督〔2020〕8号。", text="按容法督〔2020〕8号办。"),),
    )
    made = with_text(samples.content(document_number="容法督〔2020〕9号"), edited)
    assert made.title == "关于容法督〔2020〕9号的说明"
    assert made.blocks == (Block(lead="见容法督〔2020〕9号。", text="按容法督〔2020〕9号办。"),)
    assert with_number(replace(edited, number=""), "甲〔2020〕1号").title == edited.title
