from __future__ import annotations

import itertools
import random
import re

import pytest
from hypothesis import given, settings

from core.letters.breaking import Line, Span, break_lines
from core.letters.fonts import FontRole
from tests.core.letters import samples

NEVER_FIRST = set("。，、；：？！”’）〕】》〉％·")
NEVER_LAST = set("“‘（〔【《〈")


def set_text(text: str, first: float = 26, width: float = 28) -> list[Line]:
    return break_lines(
        [Span(text, FontRole.FANG)], first=first, width=width, measure=lambda _char, _role: 0.5
    )


def faults(text: str, lines: list[Line]) -> list[str]:
    found = []
    ends = {0}
    position = 0
    for line in lines:
        position = text.index(line.text, position)
        assert not text[max(ends) : position].strip(), "only spaces may vanish"
        position += len(line.text)
        ends.add(position)
        if line.text[0] in NEVER_FIRST or line.text[-1] in NEVER_LAST:
            found.append(line.text)
    for unit in re.finditer(r"——|……|[0-9]+|[A-Za-z]+|〔[0-9]+〕[0-9]+号|[0-9]+[年月日号项％%]", text):
        if any(unit.start() < end < unit.end() for end in ends):
            found.append(unit.group())
    return found


def test_two_thousand_lines_of_mixed_punctuation_break_no_rule():
    rng = random.Random(9704)
    lines_seen = 0
    while lines_seen < 2400:
        text = samples.prose(rng, 60)
        lines = set_text(text)
        assert faults(text, lines) == []
        lines_seen += len(lines)


@settings(max_examples=60, deadline=None)
@given(samples.texts)
def test_no_character_is_lost_and_no_line_is_too_wide(text):
    lines = set_text(text)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= 28 + 1e-6 for line in lines)
    assert faults(text, lines) == []


def test_a_line_of_chinese_alone_has_28_cells_of_one_width():
    lines = set_text("督察整改" * 20)
    assert [len(line.text) for line in lines] == [26, 28, 26]
    assert [item.x for item in lines[1].placed] == pytest.approx(list(range(28)))
    assert lines[1].stretched == pytest.approx(0.0)


def test_a_closing_mark_is_pulled_in_by_squeezing_marks_to_two_thirds():
    text = "甲，乙、丙；" + "丁" * 20 + "。戊己庚辛"
    first = set_text(text)[0]
    assert first.text.endswith("。")
    assert first.squeezed == pytest.approx(1.0)
    assert first.width == pytest.approx(26.0)
    xs = {item.glyph.text: item.x for item in first.placed}
    assert xs["乙"] - xs["，"] == pytest.approx(0.75)


def test_without_marks_to_squeeze_one_character_goes_down_with_the_mark():
    lines = set_text("甲" * 26 + "。乙乙")
    assert lines[0].text == "甲" * 25
    assert lines[0].stretched == pytest.approx(1.0)
    assert lines[1].text == "甲。乙乙"


@pytest.mark.parametrize(
    "unit", ["〔2023〕8号", "15日", "70%", "第733号", "BD-2020-004", "——", "……", "3.5万"]
)
def test_a_unit_that_belongs_together_moves_down_whole(unit):
    for lead in range(18, 27):
        lines = set_text("甲" * lead + unit + "乙" * 30)
        assert sum(unit in line.text for line in lines) == 1


def test_digits_take_half_a_cell_and_are_never_spread():
    line = set_text("截至2020年" + "甲" * 23 + "〔2023〕8号")[0]
    xs = [item.x for item in line.placed if item.glyph.text in "20"]
    assert [b - a for a, b in itertools.pairwise(xs)] == pytest.approx([0.5] * 3)


def test_a_word_longer_than_the_line_is_cut_rather_than_lost():
    text = "见https://www.example.org/" + "a" * 90
    lines = set_text(text)
    assert "".join(line.text for line in lines) == text
    assert all(line.width <= 28 for line in lines)


def test_a_variation_selector_stays_with_its_character():
    lines = set_text("䶮\U000e0100" * 30)
    assert all(not line.text.startswith("\U000e0100") for line in lines)
    assert [len(line.placed) for line in lines] == [26, 4]


def test_the_last_line_is_left_ragged():
    last = set_text("督察整改" * 10)[-1]
    assert last.last
    assert last.stretched == pytest.approx(0.0)
