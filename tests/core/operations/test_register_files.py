from __future__ import annotations

from dataclasses import replace

import pytest

from core.errors import Environment, Refused
from core.operations import register_definitions as definitions
from core.operations import register_files
from tests import builders


def test_a_register_goes_to_a_neighbour_and_is_brought_up_to_date_there(ws, tmp_path):
    own = definitions.adopt(ws, builders.a_register(uuid="", key="own_1", name="借阅")).value
    file = register_files.write_definition(ws, own.key, tmp_path / "借阅.toml")
    again = register_files.read_definition(ws, file)
    assert again == own
    definitions.drop(ws, own.key)
    came = register_files.read_definition(ws, file)
    assert (came.uuid, came.key, came.fields) == ("", "own_1", own.fields)
    other = definitions.adopt(ws, builders.a_register(uuid="", key="own_1", name="别的")).value
    beside = register_files.read_definition(ws, file)
    assert (beside.key, beside.uuid, other.key) == ("own_2", "", "own_1")
    assert definitions.adopt(ws, beside).value.name == "借阅"


def test_a_file_of_a_shipped_register_changes_that_one_and_puts_away_what_it_lacks(ws, tmp_path):
    shipped = definitions.shipped()["trainings"]
    changed = definitions.adopt(ws, replace(shipped, fields=shipped.fields[:-1])).value
    file = register_files.write_definition(ws, "trainings", tmp_path / "t.toml")
    definitions.drop(ws, "trainings")
    read = register_files.read_definition(ws, file)
    assert (read.key, read.uuid, read.place) == ("trainings", "", shipped.place)
    assert definitions.adopt(ws, read).value.hidden == changed.hidden
    assert [field.label for field in changed.hidden] == ["备注"]


@pytest.mark.parametrize(
    "text", ["nothing = 1", "key = ", 'key = "a"\nname = 3', "\x00", 'key="a"\nname="b"\nplace="x"']
)
def test_what_is_no_register_is_refused(ws, tmp_path, text):
    file = tmp_path / "x.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="register_file"):
        register_files.read_definition(ws, file)


def test_a_huge_or_missing_file_is_not_read(ws, tmp_path):
    file = tmp_path / "x.toml"
    file.write_bytes(b"#" * 1_000_001)
    with pytest.raises(Refused, match="register_file"):
        register_files.read_definition(ws, file)
    with pytest.raises(Environment):
        register_files.read_definition(ws, tmp_path / "none.toml")
