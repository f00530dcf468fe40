"""Values are read as people write them, and guessed kinds hold every cell."""

from __future__ import annotations

import pytest

from core.domain.custom_field import CustomField
from core.domain.custom_rules import check_field, check_values, guessed, merged, read_value
from core.domain.register import NO, YES, RegisterFieldKind

KIND = RegisterFieldKind
FLAGS = {"是": YES, "否": NO}


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [
        (KIND.DATE, "2026年3月5日", "2026-03-05"),
        (KIND.DATE, "2026/3/5", "2026-03-05"),
        (KIND.DATE, "2026-02-30", None),
        (KIND.NUMBER, "1,200.5", "1200.5"),
        (KIND.NUMBER, "三万", None),
        (KIND.YEAR, "2026年", "2026"),
        (KIND.FLAG, "是", YES),
        (KIND.FLAG, "也许", None),
        (KIND.TEXT, " 甲 ", "甲"),
        (KIND.TEXT, "  ", None),
    ],
)
def test_a_cell_is_read_as_the_field_holds_it(kind: KIND, text: str, kept: str | None) -> None:
    assert read_value(CustomField(uuid="f", label="x", kind=kind), text, FLAGS) == kept


def test_the_narrowest_kind_that_holds_every_cell_is_guessed() -> None:
    plain = CustomField(uuid="f", label="x")
    assert guessed(plain, ("1", "2.5", "")).kind is KIND.NUMBER
    assert guessed(plain, ("2026-1-2", "2026年3月5日")).kind is KIND.DATE
    assert guessed(plain, ("1", "甲")).kind is KIND.TEXT
    assert guessed(plain, ("甲\n乙",)).kind is KIND.LONG


def test_a_choice_taken_out_since_stays_where_it_was_chosen() -> None:
    field = CustomField(uuid="f", label="x", kind=KIND.CHOICE, choices=("甲",))
    assert check_values([field], (("f", "乙"),), (("f", "乙"),)) == []
    assert [each.rule for each in check_values([field], (("f", "乙"),), ())] == ["not_a_choice"]
    assert merged([field], (), (("g", "旧"),)) == (("g", "旧"),)


def test_a_choice_without_choices_and_a_name_without_letters_are_refused() -> None:
    assert [each.rule for each in check_field(CustomField(uuid="", label=" "), ())] == ["required"]
    choice = CustomField(uuid="", label="x", kind=KIND.CHOICE)
    assert [each.rule for each in check_field(choice, ())] == ["register_no_choice"]
