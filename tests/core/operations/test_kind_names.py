"""A kind is meant by today's name or one it bore earlier."""

from __future__ import annotations

import pytest

from core.errors import Refused
from core.letter_shelf import shipped_text
from core.operations import history, letter_templates
from core.operations.kind_names import kind_meant

OWN = "own_00000001"


def text(name: str, series: str) -> str:
    made = letter_templates.as_own_kind(shipped_text("reminder"), name)
    return made.replace('series = "', f'series = "{series}', 1)


def test_names_and_identifiers_of_kinds_are_known(ws):
    assert kind_meant(ws, "督办函").identifier == kind_meant(ws, "supervision").identifier
    letter_templates.save(ws, OWN, text("关心函", "关"))
    assert kind_meant(ws, " 关心函 ").series == kind_meant(ws, OWN).series


def test_earlier_versions_come_with_the_series_they_had(ws):
    letter_templates.save(ws, OWN, text("关心函", "关"))
    letter_templates.save(ws, OWN, text("关怀函", "怀"))
    assert kind_meant(ws, "关怀函").series.startswith("怀")
    assert kind_meant(ws, "关心函").series.startswith("关")
    letter_templates.reset(ws, OWN)
    assert kind_meant(ws, "关心函").identifier == OWN
    assert kind_meant(ws, OWN).name == "关怀函"
    history.undo(ws)
    assert kind_meant(ws, "关怀函").identifier == OWN


def test_a_name_nobody_had_is_refused_with_those_there_are(ws):
    with pytest.raises(Refused) as told:
        kind_meant(ws, "安慰函")
    assert told.value.code == "unknown_letter_kind"
    assert "督办函" in told.value.facts["known"]
