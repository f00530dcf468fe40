from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.statistics.rates import Rate, rate_of


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(112, 208, "53.8"), (1, 2000, "0.1"), (1, 2001, "0.0"), (1, 3, "33.3"), (2, 3, "66.7"), (7, 7, "100.0")],
)
def test_a_percentage_has_one_decimal_rounded_half_up(part, whole, percent):
    assert Rate(part, whole).percent == percent


def test_a_share_of_nothing_has_no_percentage():
    assert (Rate(0, 0).tenths, Rate(0, 0).percent) == (None, "")


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (3, 2), (-1, 2), (0, -1)])
def test_counts_that_are_no_share_are_refused(part, whole):
    with pytest.raises(ValueError, match=str(whole)):
        Rate(part, whole)


@given(st.integers(1, 10**6).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_percentage_is_what_decimal_arithmetic_gives(counts):
    part, whole = counts
    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert Rate(part, whole).percent == str(exact)


@given(st.lists(st.booleans()))
def test_the_rate_of_flags_keeps_both_counts(flags):
    assert rate_of(flags) == Rate(flags.count(True), len(flags))
