from __future__ import annotations

from decimal import Decimal

import pytest

from core.domain.quantity import is_quantity, number_of, tidy_number


@pytest.mark.parametrize(
    ("text", "number", "stored"),
    [("20", "20", "20"), (" 1,200.50 ", "1200.5", "1200.5"), ("２１", "21", "21"), ("0", "0", "0")],
)
def test_a_number_is_read_however_it_is_written_and_stored_one_way(text, number, stored):
    assert number_of(text) == Decimal(number)
    assert tidy_number(text) == stored


@pytest.mark.parametrize("text", ["二十", "20项", "-3", "1e5", "1.2.3", ""])
def test_what_is_no_number_is_left_for_a_rule_to_refuse(text):
    assert number_of(text) is None
    assert tidy_number(text) == text
    assert is_quantity(text) is (text == "")
