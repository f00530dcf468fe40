from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.letter import LetterKind
from core.letters.letter import Block, BlockStyle, Layout, PaperFormat, compose, lay_out
from core.letters.placed import Element
from core.letters.typeset import typeset
from tests.core.letters import formats, geometry, samples
from tests.core.letters.checks import Case, failures

LETTERS = {
    LetterKind.SUPERVISION: samples.supervision_facts(),
    LetterKind.RECTIFICATION_NOTICE: samples.notice_facts(),
}


def paragraphs(count: int, characters: int = 26) -> tuple[Block, ...]:
    return tuple(Block(text="整改" * (characters // 2)) for _ in range(count))


def laid(**changes: object) -> Layout:
    return lay_out(samples.content(**changes), bundled_only=True)


@pytest.mark.parametrize("kind", LETTERS)
def test_both_kinds_stand_as_the_standard_says(kind):
    content = compose(kind, LETTERS[kind])
    layout = lay_out(content, bundled_only=True)
    geometry.check_all(layout, content)
    assert len(layout.pages) == 3, "two pages and the slip"
    assert layout.missing == ()


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_stands_as_the_standard_says_with_full_and_with_sparse_facts(kind):
    for facts in (samples.facts_of(kind), samples.sparse_facts_of(kind)):
        content = compose(kind, facts)
        if content.format is PaperFormat.UPWARD:
            content = replace(content, signers=("张某某",))  # nothing goes upward without (dress_rules)
        layout = lay_out(content, bundled_only=True)
        if content.format is PaperFormat.LETTER:
            geometry.check_all(layout, content)
        case = Case(content, layout, [(210.0, 297.0)] * len(layout.pages))
        assert failures(case) == []
        assert layout.missing == ()
        assert not any("{" in block.text or "None" in block.text for block in content.blocks)


@pytest.mark.parametrize("seed", range(60))
def test_made_up_letters_stand_as_the_standard_says(seed):
    content = samples.made_up(seed)
    geometry.check_all(lay_out(content, bundled_only=True), content)


@settings(max_examples=40, deadline=None)
@given(st.lists(samples.texts, min_size=1, max_size=12), st.booleans(), st.integers(1, 40))
def test_any_text_stands_as_the_standard_says(texts, sealed, name):
    signature = (samples.ISSUER * 3)[:name]
    content = samples.content(
        blocks=tuple(Block(text=text) for text in texts),
        sealed=sealed,
        signature=signature,
        letterhead=signature,
    )
    geometry.check_all(lay_out(content, bundled_only=True), content)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13, 21, 40])
def test_a_letter_of_any_number_of_items_stands_as_the_standard_says(count):
    facts = samples.supervision_facts(items=tuple(samples.item(number) for number in range(1, count + 1)))
    content = compose(LetterKind.SUPERVISION, facts)
    geometry.check_all(lay_out(content, bundled_only=True), content)


@pytest.mark.parametrize("lines", range(1, 60))
def test_the_signature_is_never_alone_however_long_the_text(lines):
    layout = laid(blocks=paragraphs(lines), copied_to=("县纪委监委",), note="联系人：李某某，0312-5601234")
    company = [len(geometry.lines_of(page, Element.BODY)) for page in layout.pages]
    assert sum(company) == lines
    assert company[-1] >= min(2, lines)
    assert geometry.runs_of(layout.pages[-1], Element.DATE)


@pytest.mark.parametrize("lines", range(10, 20))
def test_attachments_never_leave_the_signature_without_text(lines):
    layout = laid(blocks=paragraphs(lines), attachments=("整改清单", "问题清单", "责任清单"))
    assert geometry.runs_of(layout.pages[-1], Element.BODY)


def test_a_page_full_of_text_has_exactly_22_lines_of_28_cells():
    layout = laid(blocks=(Block(text="督察整改" * 500),))
    page = layout.pages[1]
    lines = geometry.lines_of(page, Element.BODY)
    assert len(lines) == 22
    assert geometry.top_of(lines[0][0]) == pytest.approx(37.0, abs=0.05)
    assert geometry.top_of(lines[-1][0]) + geometry.EM == pytest.approx(262.0, abs=0.05)
    for line in lines:
        assert len(line[0].glyphs) == 28
        assert line[0].left == pytest.approx(28.0)
        assert line[0].right == pytest.approx(184.0, abs=0.001)


def test_a_heading_at_the_foot_goes_to_the_next_page_with_its_text():
    for before in range(8, 20):
        heading = Block(style=BlockStyle.HEADING_1, text="一、有关要求")
        layout = laid(blocks=(*paragraphs(before), heading, *paragraphs(30)))
        for page in layout.pages:
            assert geometry.text_of(geometry.lines_of(page, Element.BODY)[-1]) != "一、有关要求"


def test_a_note_that_would_meet_the_seal_turns_before_it():
    layout = laid(signature=samples.ISSUER, note="联系人：欧阳某某，联系电话：0312-5601234转8001")
    lines = geometry.lines_of(layout.pages[-1], Element.NOTE)
    assert len(lines) == 2
    geometry.check_seal(layout, 0.0 if layout.seal is None else layout.seal.y - layout.seal.diameter / 2)


def test_a_private_character_and_a_substitute_title_font_are_warned_of():
    warnings = laid(blocks=(Block(text="当事人\ue123某"),)).warnings
    assert any("小标宋" in warning for warning in warnings)
    assert any("U+E123" in warning for warning in warnings)


def test_a_layout_that_nobody_judges_has_the_same_pages():
    content = samples.content(blocks=(Block(text="龚䶮\ue123\U0002a6df"),))
    layout = lay_out(content, bundled_only=True)
    plain = typeset(content, layout.book, judged=False)
    assert layout.warnings
    assert layout.fonts
    assert (plain.warnings, plain.fonts, plain.missing) == ((), (), ())
    assert replace(layout, warnings=(), fonts=(), missing=()) == plain


def test_rare_characters_change_the_font_not_the_grid():
    plain = laid(blocks=(Block(text="国" * 60),))
    rare = laid(blocks=(Block(text="䶮" * 30 + "𠅤" * 30),))
    assert "LedgerRareKai-Light" in rare.fonts
    assert "LedgerRareKai-Light" not in plain.fonts
    cells = [
        [run.cells for run in geometry.runs_of(layout.pages[0], Element.BODY)] for layout in (plain, rare)
    ]
    assert cells[0] == cells[1]


@pytest.mark.parametrize("paper_format", PaperFormat)
@pytest.mark.parametrize("seed", range(12))
def test_papers_of_every_format_keep_their_text_and_their_edges(paper_format, seed):
    content = formats.paper_of(paper_format, seed)
    layout = lay_out(content, bundled_only=True)
    geometry.check_paragraphs(layout, content)
    geometry.check_headings_kept(layout, content)
    for page in layout.pages:
        for run in page.runs:
            if run.element in geometry.GRID:
                assert run.left >= 27.99
                assert geometry.top_of(run) + geometry.EM <= (272.2 if page.number == 1 else 262.1)
    numbered = [page.number for page in layout.pages if geometry.runs_of(page, Element.PAGE_NUMBER)]
    slips = [page.number for page in layout.pages if geometry.runs_of(page, Element.FORM)]
    first = 2 if paper_format is PaperFormat.LETTER else 1
    assert numbered == list(range(first, len(layout.pages) + 1 - len(slips)))


@pytest.mark.parametrize("lines", range(1, 25))
def test_lines_to_be_signed_stand_together_and_not_without_text(lines):
    signing = tuple(Block(style=BlockStyle.SIGNING, text=f"{who}（签名）：") for who in "甲乙丙")
    blocks = (*paragraphs(lines), *signing)
    layout = laid(format=PaperFormat.MINUTES, addressee="", sealed=False, blocks=blocks)
    pages = [
        [run.text for run in page.runs if run.element is Element.BODY and run.text.strip()]
        for page in layout.pages
    ]
    (signed,) = [texts for texts in pages if any("签名" in text for text in texts)]
    assert sum("签名" in text for text in signed) == 3
    assert any("整改" in text for text in signed)
