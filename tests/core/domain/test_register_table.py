from __future__ import annotations

import pytest

from core.domain.deadline import Cycle
from core.domain.register import Probe, RegisterFieldKind
from core.domain.register_table import definition_of

TABLE = {
    "key": "reports",
    "name": "报告",
    "fields": [{"key": "year", "label": "年度", "kind": "year", "required": True}],
    "dues": [{"start": ["year"], "cycle": "yearly", "month": 3, "day": 31}],
    "done": [{"probe": "filled", "field": "year"}],
}


def test_a_table_becomes_a_definition() -> None:
    made = definition_of(TABLE)
    assert made.fields[0].kind is RegisterFieldKind.YEAR
    assert (made.dues[0].cycle, made.dues[0].start) == (Cycle.YEARLY, ("year",))
    assert made.done[0].probe is Probe.FILLED


@pytest.mark.parametrize(
    "wrong",
    [
        {"kye": "x"},
        {"fields": [{"key": "a", "label": "甲", "kind": "colour"}]},
        {"fields": [{"key": "a"}]},
        {"remind": "1"},
        {"done": [{"probe": "filled", "feild": "year"}]},
    ],
)
def test_a_misspelt_table_is_refused_and_not_half_understood(wrong) -> None:
    with pytest.raises(ValueError, match=r"."):
        definition_of({**TABLE, **wrong})
