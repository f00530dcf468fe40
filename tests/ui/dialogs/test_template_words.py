"""Blocks, head and raw text are views of one template."""

from __future__ import annotations

from core.letter_shelf import shipped_text
from ui.dialogs.template_words import ANNEXES, HEAD, QUESTIONS, RAW, WORDS, TemplateWords


def test_a_place_is_brought_into_sight_in_the_view_that_shows_it(qtbot):
    words = TemplateWords()
    qtbot.addWidget(words)
    words.show_text(shipped_text("warning"))
    for place, view in (
        ("head:title", HEAD),
        ("block:3", WORDS),
        ("annex:0", ANNEXES),
        ("fields:0", QUESTIONS),
        ("line:4", RAW),
    ):
        words.go_to(place)
        assert words.currentIndex() == view
    assert words.raw.textCursor().blockNumber() == 3
    assert words.text == shipped_text("warning")


def test_what_no_field_can_show_stays_with_the_raw_text(qtbot):
    words = TemplateWords()
    qtbot.addWidget(words)
    words.show_text("block = 3\n")
    assert words.currentIndex() == RAW
    assert not words.isTabEnabled(WORDS)
    with qtbot.waitSignal(words.edited):
        words.raw.setPlainText(shipped_text("warning"))
    assert words.isTabEnabled(HEAD)
