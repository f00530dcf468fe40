from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from core.schedule.expressions_text import LONGEST, expression_text


def test_the_way_back_leads_to_the_words_as_written():
    text = expression_text("二〇二三年 八月底，完成 二十一项")
    assert text.plain == "2023年8月底,完成21项"
    assert text.as_written(0, 5) == "二〇二三年"
    assert text.as_written(8, len(text.plain)) == "完成 二十一项"


def test_a_space_between_digits_stays():
    assert expression_text("2023-08-31 17:30").plain == "2023-08-31 17:30"
    assert expression_text("8 月").plain == "8月"


@given(st.text(max_size=LONGEST + 20))
@settings(max_examples=150, deadline=None)
def test_every_plain_character_has_an_origin(raw):
    text = expression_text(raw)
    assert len(text.origin) == len(text.plain)
    assert all(0 <= begin < end <= len(raw) for begin, end in text.origin)
    assert text.as_written(0, len(text.plain)) in raw
