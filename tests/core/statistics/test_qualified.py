from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.inspection import Qualifier
from core.statistics.qualified import Total, total_of

Q = Qualifier
_parts = st.lists(st.builds(Total, st.integers(0, 999), st.sampled_from(Qualifier)), max_size=6)


@pytest.mark.parametrize(
    ("qualifiers", "sum_of_them"),
    [
        ((), Q.EXACT),
        ((Q.EXACT, Q.EXACT), Q.EXACT),
        ((Q.EXACT, Q.OVER), Q.OVER),
        ((Q.MORE, Q.MORE), Q.OVER),
        ((Q.NEARLY, Q.EXACT), Q.NEARLY),
        ((Q.OVER, Q.NEARLY), Q.ABOUT),
        ((Q.ABOUT, Q.OVER), Q.ABOUT),
    ],
)
def test_a_sum_is_as_exact_as_its_loosest_part(qualifiers, sum_of_them):
    assert total_of([Total(100, each) for each in qualifiers]) == Total(100 * len(qualifiers), sum_of_them)


def test_a_part_of_nothing_says_nothing():
    assert total_of([Total(400), Total(0, Q.OVER)]) == Total(400)


@given(_parts)
def test_order_does_not_matter_and_exact_needs_all_exact(parts):
    total = total_of(parts)
    assert total == total_of(parts[::-1])
    assert (total.qualifier is Q.EXACT) == all(p.qualifier is Q.EXACT for p in parts if p.value)
