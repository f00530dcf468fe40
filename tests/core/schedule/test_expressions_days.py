from __future__ import annotations

from datetime import date

import pytest

from core.schedule.expressions_days import day_mentions
from core.schedule.expressions_text import expression_text


def lasts(raw, anchor=date(2023, 2, 15)):
    return [mention.last for mention in day_mentions(expression_text(raw), anchor)]


def test_days_are_found_in_written_order_and_carry_the_year_on():
    assert lasts("2022年11月底印发，12月底完成，次年3月验收") == [
        date(2022, 11, 30),
        date(2022, 12, 31),
        date(2023, 3, 31),
    ]


def test_a_range_is_one_mention():
    assert lasts("2023年8月至10月15日") == [date(2023, 10, 15)]


@pytest.mark.parametrize(
    "raw", ["完成21项", "5.14万元", "70%以上", "100项指标", "按规定办理", "3年", "15日内", ""]
)
def test_counts_and_amounts_are_no_days(raw):
    assert lasts(raw) == []


def test_a_beginning_is_marked():
    (mention,) = day_mentions(expression_text("2023年8月起"), None)
    assert mention.starts
    assert mention.first == date(2023, 8, 1)
