from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from PIL import ImageFont

from core.exporting.heights import (
    BODY_PT,
    LINE_PT,
    PADDING_PT,
    capacity,
    column_points,
    line_count,
    text_height,
)
from core.resources import resource_path

_SCALE = 10


def _drawn_lines(text: str, points: float) -> int:
    """Count the lines that the bundled body font really takes: greedy, words whole where they fit."""
    font = ImageFont.truetype(str(resource_path("fonts", "FandolFang-Regular.ttf")), int(BODY_PT * _SCALE))
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        filled = 0.0
        for chunk in _chunks(paragraph):
            width = font.getlength(chunk) / _SCALE
            if filled and filled + width > points:
                lines += 1
                filled = 0.0
            filled += width
            while filled > points:
                lines += 1
                filled -= points
    return lines


def _chunks(paragraph: str) -> list[str]:
    chunks: list[str] = []
    for character in paragraph:
        glued = (chunks and character in "，。；、）") or (
            chunks
            and character.isascii()
            and character != " "
            and chunks[-1][-1].isascii()
            and chunks[-1] != " "
        )
        if glued:
            chunks[-1] += character
        else:
            chunks.append(character)
    return chunks


_WORDS = st.sampled_from(
    [
        "整改",
        "责任",
        "落实",
        "，",
        "。",
        "、",
        "2026年",
        "12345",
        "GB/T9704-2012",
        "（一）",
        "法治督察",
        " ",
        "\n",
        "A",
        "MW%",
    ]
)


@example("整改，，AAAA", 16.0)
@given(st.lists(_WORDS, max_size=120).map("".join), st.sampled_from([10.0, 16.0, 24.0, 36.0]))
def test_no_text_takes_more_lines_than_its_row_has_room_for(text, width):
    room = text_height(text, capacity(width)) - PADDING_PT
    drawn = _drawn_lines(text, column_points(width) - 5)
    assert drawn * BODY_PT * 1.2 <= room + PADDING_PT


def test_short_text_takes_one_line_and_line_breaks_count():
    assert line_count("督察", 10) == 1
    assert line_count("", 10) == 1
    assert line_count("一\n二\n\n三", 10) == 4
    assert line_count("整" * 100, 10.7) == 10
    assert text_height("一\n二", 10) == 2 * LINE_PT + PADDING_PT


def test_a_long_latin_word_is_cut_over_lines():
    assert line_count("x" * 100, 10) >= 6
