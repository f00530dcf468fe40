from __future__ import annotations

from core.domain.register import RegisterDraft
from core.operations import history, register_lists, registers
from core.operations.practice_entries import add_practice_entries
from core.operations.register_definitions import definition_for
from tests.core.operations.registered import an_issue


def test_every_example_is_one_its_register_would_take_and_one_undo_removes_all(ws):
    for number in range(3):
        an_issue(ws, f"问题{number}", f"RC-{number}")
    made = add_practice_entries(ws)
    for entry in made:
        found = registers.check_entry(ws, entry.register, registers.draft_of(ws, entry.uuid), entry.uuid)
        assert found == [], entry
    clues = register_lists.lines(ws, definition_for(ws, "clues"))
    assert clues[0].cell("filled.issues") == "RC-0"
    assert not any(
        definition_for(ws, each.register).field("persons") and each.values.get("persons") for each in made
    )
    history.undo(ws)
    assert register_lists.lines(ws, definition_for(ws, "clues")) == []
    draft = RegisterDraft(values={})
    assert registers.check_entry(ws, "clues", draft)
