"""Numbered criteria become items, and one clear quantity in an item its target; nothing is guessed."""

from __future__ import annotations

import pytest

from core.domain.criterion import Comparison, CriterionDraft
from core.importing.targets import read_amount, read_criteria

LEAST, MOST = Comparison.AT_LEAST, Comparison.AT_MOST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.开展培训不少于20次；2.制度健全；3.投诉不超过3起", [(LEAST, "20", "次"), None, (MOST, "3", "起")]),
        ("(1)办结率达到95%以上\n(2)建立台账", [(LEAST, "95", "%"), None]),
        ("一、清偿率达到100%。二、新增1,200万元以上。", [(LEAST, "100", "%"), (LEAST, "1200", "万元")]),
        ("出庭率95%以上；培训到位", [(LEAST, "95", "%"), None]),
        ("制度健全", [None]),
        ("培训不少于2次，参训不少于20人", [None]),
        (" ", []),
    ],
)
def test_items_and_their_quantities_are_read(text, expected):
    found = [(d.comparison, d.target, d.measure_word) if d.comparison else None for d in read_criteria(text)]
    assert found == expected


def test_the_words_of_an_item_stay_as_they_were():
    assert read_criteria("制度健全，执行到位") == [CriterionDraft(text="制度健全，执行到位")]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("完成21项", ("21", "项")),
        ("24项全部完成", ("24", "项")),
        ("全部清偿", ("", "")),
        ("2项3个", ("", "")),
    ],
)
def test_the_count_of_a_stage_is_read_when_there_is_exactly_one(text, amount):
    assert read_amount(text) == amount
