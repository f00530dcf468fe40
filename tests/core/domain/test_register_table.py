from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from core.domain.deadline import Cycle
from core.domain.register import Probe, RegisterDefinition, RegisterField, RegisterFieldKind
from core.domain.register_table import definition_of, table_of
from core.operations.register_definitions import shipped
from core.operations.register_files import toml_of

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
        {"columns": "year"},
        {"done": [{"probe": "filled", "feild": "year"}]},
    ],
)
def test_a_misspelt_table_is_refused_and_not_half_understood(wrong) -> None:
    with pytest.raises(ValueError, match=r"."):
        definition_of({**TABLE, **wrong})


@pytest.mark.parametrize("key", sorted(shipped()))
def test_a_register_written_to_a_file_is_read_back_as_it_was(key) -> None:
    known = shipped()[key]
    read = definition_of(tomllib.loads(toml_of(known)))
    assert replace(read, place=known.place) == known


def test_a_file_tells_nothing_of_the_ledger_and_holds_any_character() -> None:
    odd = 'a"b\\c\nd\x7f\x01\U0001f600'
    field = RegisterField(key="f1", label=odd)
    made = RegisterDefinition(uuid="u", revision=3, key="own_1", name=odd, fields=(field,), hidden=(field,))
    assert not {"uuid", "revision", "hidden", "place"} & table_of(made).keys()
    read = definition_of(tomllib.loads(toml_of(made)))
    assert (read.name, read.fields) == (odd, (field,))
