from __future__ import annotations

from dataclasses import replace

from core.domain.register import Condition, Probe, RegisterDefinition, RegisterField, RegisterFieldKind
from core.domain.register_edit import copied, free_key, keeping_hidden, usual_rates, with_columns
from core.operations.register_definitions import shipped

A, B, C = (RegisterField(key=f"f{n}", label=label, required=True) for n, label in enumerate("甲乙丙", 1))
OWN = RegisterDefinition(key="own_1", name="借阅", fields=(A, B), columns=("f1", "f2"))


def test_a_field_taken_out_is_put_away_and_one_that_comes_back_is_not() -> None:
    without = keeping_hidden(OWN, replace(OWN, fields=(A,)))
    assert [field.key for field in without.hidden] == ["f2"]
    assert not without.hidden[0].required
    later = keeping_hidden(without, replace(without, fields=(A, C), hidden=()))
    assert [field.key for field in later.hidden] == ["f2"]
    assert later.any_field("f2") == replace(B, required=False)
    assert keeping_hidden(later, replace(later, fields=(A, B, C))).hidden == ()
    assert keeping_hidden(None, OWN) == OWN


def test_a_chosen_list_loses_what_went_and_gains_what_is_new() -> None:
    assert with_columns(OWN, replace(OWN, fields=(B, C))).columns == ("f2", "f3")
    assert with_columns(OWN, replace(OWN, columns=("f1",))).columns == ("f1",)
    assert with_columns(OWN, replace(OWN, fields=(C,), columns=())).columns == ()


def test_the_usual_rates_follow_from_how_an_entry_is_done() -> None:
    suggestions = shipped()["suggestions"]
    assert [rate.name for rate in usual_rates(suggestions, ("一", "二"))] == ["一", "二"]
    assert usual_rates(OWN, ("一", "二")) == ()
    done = (Condition(probe=Probe.FILLED, field="f1"),)
    assert [rate.met for rate in usual_rates(replace(OWN, done=done), ("一", "二"))] == [done]


def test_a_copy_is_a_register_of_its_own_and_a_new_key_was_never_used() -> None:
    clues = replace(shipped()["clues"], uuid="u", revision=4)
    made = copied(clues, "own_2", "我的线索")
    assert (made.uuid, made.revision, made.key, made.code_prefix, made.shelf) == ("", 1, "own_2", "", "")
    assert (made.fields, made.rates, made.dues, made.issues) == (
        clues.fields,
        clues.rates,
        clues.dues,
        clues.issues,
    )
    assert free_key({"f1", "f3", "name"}) == "f2"
    assert RegisterFieldKind.TEXT is made.fields[0].kind
