from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lengths import Mm, Pt, millimetres, points


def test_an_inch_is_72_points_and_25_4_millimetres() -> None:
    assert points(Mm(25.4)) == pytest.approx(72)
    assert millimetres(Pt(72)) == pytest.approx(25.4)


@given(st.floats(0, 2_000))
def test_there_and_back_is_the_same_length(length: float) -> None:
    assert millimetres(points(Mm(length))) == pytest.approx(length)
