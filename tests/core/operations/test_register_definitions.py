from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.register import RegisterDraft, RegisterField, RegisterFieldKind
from core.domain.register_line import columns_of
from core.domain.register_rules import check_definition
from core.errors import Refused
from core.operations import history, registers
from core.operations import register_definitions as definitions
from core.resources import resource_path
from tests import builders


def an_own(ws, **fields):
    return builders.a_register(**({"uuid": "", "key": definitions.new_key(ws)} | fields))


@pytest.mark.parametrize(
    "path", sorted(resource_path("registers").glob("*.toml")), ids=lambda path: path.stem
)
def test_every_shipped_register_is_valid_and_bears_its_files_name(path):
    definition = definitions.shipped()[path.stem]
    assert check_definition(definition) == []
    assert definition.about.endswith("。")
    assert definition.columns
    assert definition.code_prefix


def test_shipped_registers_stand_in_their_order_under_names_of_their_own(ws):
    found = definitions.definitions(ws)
    assert found[0].key == "suggestions"
    assert len({each.name for each in found}) == len(found) == len(definitions.shipped())
    assert len({each.place for each in found}) == len(found)


def test_an_own_register_stands_last_and_goes_when_it_is_empty(ws):
    own = definitions.adopt(ws, an_own(ws)).value
    assert definitions.definitions(ws)[-1] == own
    assert definitions.definition_for(ws, own.key) == own
    assert definitions.new_key(ws) != own.key
    entry = registers.add_entry(ws, own.key, RegisterDraft(values={"f1": "甲"})).value
    with pytest.raises(Refused, match="register_in_use"):
        definitions.drop(ws, own.key)
    registers.remove_entry(ws, entry.uuid)
    definitions.drop(ws, own.key)
    with pytest.raises(Refused, match="unknown_register"):
        definitions.definition_for(ws, own.key)
    history.undo(ws)
    assert definitions.definition_for(ws, own.key).fields == own.fields


def test_a_changed_shipped_register_is_the_offices_until_it_is_dropped(ws):
    shipped = definitions.shipped()["trainings"]
    more = (*shipped.fields, RegisterField(key="f1", label="考试成绩"))
    changed = definitions.adopt(ws, replace(shipped, fields=more)).value
    entry = registers.add_entry(
        ws,
        "trainings",
        RegisterDraft(values={"kind": "其他", "held_on": "2020-06-01", "title": "学法", "f1": "优"}),
    ).value
    again = definitions.adopt(ws, replace(changed, name="培训考试")).value
    assert (again.revision, definitions.definition_for(ws, "trainings").name) == (2, "培训考试")
    definitions.drop(ws, "trainings")
    assert definitions.definition_for(ws, "trainings") == shipped
    kept = registers.draft_of(ws, entry.uuid)
    assert kept.values["f1"] == "优"
    stored = registers.revise_entry(ws, entry.uuid, entry.revision, replace(kept, code="培训甲")).value
    assert stored.values["f1"] == "优"
    with pytest.raises(Refused, match="register_shipped"):
        definitions.drop(ws, "trainings")


def test_two_registers_never_bear_one_name_and_a_faulty_one_is_not_kept(ws):
    taken = an_own(ws, name="清欠")
    assert "register_name_taken" in [each.rule for each in definitions.check_definition(ws, taken)]
    with pytest.raises(Refused, match="not_valid"):
        definitions.adopt(ws, taken)
    assert len(definitions.definitions(ws)) == len(definitions.shipped())


def test_a_field_taken_out_loses_nothing_and_its_names_stay_private(ws):
    fields = (
        RegisterField(key="f1", label="名称", required=True),
        RegisterField(key="f2", label="借阅人", private=True, required=True),
    )
    own = definitions.adopt(ws, an_own(ws, fields=fields)).value
    entry = registers.add_entry(ws, own.key, RegisterDraft(values={"f1": "甲", "f2": "某某"})).value
    less = definitions.adopt(ws, replace(own, fields=fields[:1])).value
    assert [field.key for field in less.hidden] == ["f2"]
    assert definitions.private_keys(ws, own.key) == {"f2"}
    assert definitions.field_keys(ws, own.key) == {"f1", "f2"}
    kept = registers.revise_entry(ws, entry.uuid, 1, RegisterDraft(values={"f1": "乙"})).value
    assert kept.values == {"f1": "乙", "f2": "某某"}
    assert "借阅人" not in [column.heading for column in columns_of(less)]
    back = definitions.adopt(ws, replace(less, fields=fields)).value
    assert back.hidden == ()
    assert registers.draft_of(ws, entry.uuid).values["f2"] == "某某"


def test_a_field_that_holds_words_does_not_become_one_that_could_not_show_them(ws):
    own = definitions.adopt(ws, an_own(ws)).value
    dated = replace(own, fields=(replace(own.fields[0], kind=RegisterFieldKind.DATE),))
    assert definitions.check_definition(ws, dated) == []
    entry = registers.add_entry(ws, own.key, RegisterDraft(values={"f1": "一卷"})).value
    assert [each.rule for each in definitions.check_definition(ws, dated)] == ["register_kind_held"]
    long = replace(own, fields=(replace(own.fields[0], kind=RegisterFieldKind.LONG),))
    assert definitions.check_definition(ws, long) == []
    registers.revise_entry(ws, entry.uuid, 1, RegisterDraft(values={"f1": "2020-01-02"}))
    assert definitions.check_definition(ws, dated) == []
