from __future__ import annotations

from dataclasses import replace

from core.domain.register import RegisterDefinition, RegisterEntry
from core.operations.register_definitions import shipped
from core.store.mapping import shape_of
from tests import builders


def test_a_register_knows_its_fields_and_its_printed_title() -> None:
    register = builders.a_register(heading="档案借阅登记簿")
    assert register.field("f1") is register.fields[0]
    assert register.field("f2") is None
    assert (register.title, replace(register, heading="").title) == ("档案借阅登记簿", "档案借阅")


def test_every_register_and_entry_comes_back_from_the_ledger_as_it_went_in() -> None:
    for definition in (*shipped().values(), builders.a_register()):
        shape = shape_of(RegisterDefinition)
        assert shape.record_of(shape.row_of(definition)) == definition
    entry, shape = builders.an_entry(), shape_of(RegisterEntry)
    assert shape.record_of(shape.row_of(entry)) == entry
    assert entry.values["title"] == "营商环境座谈会"
