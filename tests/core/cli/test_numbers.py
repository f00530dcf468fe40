from __future__ import annotations

import argparse

import pytest

from core.cli import numbers


def test_what_a_number_may_be_is_read():
    assert (numbers.year("2026"), numbers.place("1"), numbers.count("0")) == (2026, 1, 0)
    assert (numbers.share("100"), numbers.share("40%")) == (100, 40)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (numbers.year, "20260"),
        (numbers.year, "0"),
        (numbers.place, "0"),
        (numbers.count, "-5"),
        (numbers.count, "x"),
        (numbers.count, "9" * 30),
        (numbers.share, "101"),
        (numbers.share, "-1"),
    ],
)
def test_a_slip_is_refused_with_what_may_be_written(read, text):
    with pytest.raises(argparse.ArgumentTypeError, match="请写"):
        read(text)
