from __future__ import annotations

import pytest

from core.schedule.expressions_numerals import chinese_number, numeral_runs


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇二三", 2023),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("一百零五", 105),
        ("两", 2),
        ("百", 100),
        ("7", 7),
        ("十四五", None),
        ("", None),
        ("三月", None),
    ],
)
def test_numerals_are_read_and_names_of_plans_are_not(text, value):
    assert chinese_number(text) == value


def test_numerals_are_found_in_running_text():
    assert numeral_runs("二〇二三年八月底") == [(0, 4, 2023), (5, 6, 8)]
