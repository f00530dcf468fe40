from __future__ import annotations

import pypdfium2
import pytest

from core.domain.letter import LetterKind
from core.letters.letter import (
    Block,
    Layout,
    compose,
    content_from_json,
    content_json,
    draw_pdf,
    lay_out,
    missing_sentences,
)
from tests.core.letters import samples


def laid(**changes: object) -> Layout:
    return lay_out(samples.content(**changes), bundled_only=True)


def test_a_missing_character_is_reported_with_its_place():
    layout = laid(blocks=(Block(text="当事人张\U0002ffff某的案卷"),))
    assert [(item.char, item.page) for item in layout.missing] == [("\U0002ffff", 1)]
    assert "当事人张" in layout.missing[0].context
    assert "U+2FFFF" in missing_sentences(layout)[0]


@pytest.mark.parametrize(("kind", "facts"), [(kind, samples.facts_of(kind)) for kind in LetterKind])
def test_the_frozen_content_draws_the_same_file_as_the_fresh_one(kind, facts, tmp_path):
    content = compose(kind, facts)
    draw_pdf(lay_out(content, bundled_only=True), tmp_path / "fresh.pdf")
    draw_pdf(lay_out(content_from_json(content_json(content)), bundled_only=True), tmp_path / "frozen.pdf")
    assert (tmp_path / "fresh.pdf").read_bytes() == (tmp_path / "frozen.pdf").read_bytes()


def test_a_body_of_five_thousand_characters_and_two_hundred_items_come_out(tmp_path):
    items = tuple(samples.item(number) for number in range(1, 201))
    content = compose(LetterKind.SUPERVISION, samples.supervision_facts(items=items))
    layout = lay_out(content, bundled_only=True)
    draw_pdf(layout, tmp_path / "long.pdf")
    with pypdfium2.PdfDocument(tmp_path / "long.pdf") as document:
        assert len(document) == len(layout.pages) > 20


def test_the_machines_own_fonts_are_used_when_nothing_forbids_it():
    layout = lay_out(samples.content())
    assert layout.pages
    assert layout.missing == ()
