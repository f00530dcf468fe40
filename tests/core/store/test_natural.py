from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.store.natural import natural_key


@pytest.mark.parametrize(
    "expected",
    [
        ["WT-1", "WT-2", "WT-10", "WT-010A", "XT-1"],
        ["容法督〔2025〕12号", "容法督〔2026〕9号", "容法督〔2026〕12号"],
        ["问题一", "问题二", "问题十", "问题十一", "问题二十", "问题一百零三"],
        ["2", "一二", "13", "100000000000000000"],
    ],
)
def test_numbers_in_text_are_compared_by_value(expected):
    mixed = random.Random(1).sample(expected, len(expected))
    assert sorted(mixed, key=natural_key) == expected


@given(prefix=st.text(max_size=4), first=st.integers(0, 10**12), second=st.integers(0, 10**12))
def test_two_codes_that_differ_in_one_number_sort_by_it(prefix, first, second):
    plain = "".join(letter for letter in prefix if not letter.isnumeric())
    left, right = natural_key(f"{plain}-{first}号"), natural_key(f"{plain}-{second}号")
    assert (left < right) == (first < second)


@given(st.text())
def test_any_text_has_a_key(text):
    assert isinstance(natural_key(text), str)
