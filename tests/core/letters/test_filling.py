from __future__ import annotations

import pytest

from core.errors import Environment
from core.letters.filling import filled, known_names

KNOWN = frozenset({"code", "due"})


def test_a_fragment_without_its_value_is_left_out_and_alternatives_are_tried_in_order():
    assert filled(["{code}号。", "于{due}前。"], {"code": "7"}, KNOWN) == "7号。"
    assert filled([["于{due}前。", "尽快。"]], {"code": "7"}, KNOWN) == "尽快。"
    assert filled("甲", {}, KNOWN) == "甲"


def test_an_unknown_placeholder_is_named():
    with pytest.raises(Environment) as caught:
        filled(["{nonsense}"], {"nonsense": "x"}, KNOWN)
    assert caught.value.code == "letter_template_placeholder"


def test_a_field_of_an_entry_may_be_missing_and_an_asked_field_is_known():
    assert filled(["{entry_number}"], {}, KNOWN) == ""
    assert "talk_time" in known_names({"fields": [{"key": "talk_time", "label": "时间"}]})
