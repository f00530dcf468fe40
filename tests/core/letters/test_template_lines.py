"""Words go to lines and back without a loss; a template of odd shape is not forced into fields."""

from __future__ import annotations

import tomllib

import pytest

from core.letter_shelf import shipped, shipped_text
from core.letters.placeholders import names_of
from core.letters.template_lines import is_editable, lines_shown, lines_stored


def as_list(value):
    return [value] if isinstance(value, str) else value


@pytest.mark.parametrize("identifier", shipped())
def test_every_shipped_text_comes_back_as_it_was(identifier):
    plan = tomllib.loads(shipped_text(identifier))
    names = names_of(plan)
    assert is_editable(plan)
    for value in (
        plan["title"],
        plan["note"],
        *(block["text"] for block in plan["block"] if "text" in block),
    ):
        back = lines_stored(lines_shown(value, names), names)
        assert back == as_list(value) or [back] == [as_list(value)]


def test_a_line_is_a_sentence_and_alternatives_stand_beside_each_other():
    names = {"raw": "时限原文", "due": "截止日"}
    text = lines_shown(["一。", ["{raw}", "{due}"]], names)
    assert text == "一。\n{时限原文}‖{截止日}"
    assert lines_stored(text + "\n\n", names) == ["一。", ["{raw}", "{due}"]]
    assert lines_shown("", names) == ""


@pytest.mark.parametrize(
    "plan",
    [
        {"block": 3},
        {"block": [3]},
        {"block": [{"style": 3}]},
        {"block": [{"text": [3]}]},
        {"required": [3]},
        {"title": 3},
    ],
)
def test_odd_shapes_are_left_to_the_raw_text(plan):
    assert not is_editable(plan)
