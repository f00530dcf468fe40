"""Whose templates count: the open ledger's over the program's, and never those of a ledger that is closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import letter_kinds, letter_shelf

OWN = 'name = "慰问函"\ngroup = "其他"\nseries = "慰"\n'
A, B = Path("/a"), Path("/b")


@pytest.fixture(autouse=True)
def _clean():
    yield
    for key in range(1, 5):
        letter_shelf.withdraw(key)


def test_an_office_text_goes_before_the_shipped_one_while_its_ledger_is_open():
    shipped = letter_shelf.text_of("reminder")
    letter_shelf.lend(1, A, {"reminder": OWN, "own_kind": OWN})
    assert letter_kinds.plan_of("reminder").name == "慰问函"
    assert "own_kind" in {plan.identifier for plan in letter_kinds.all_plans()}
    letter_shelf.withdraw(1)
    assert letter_shelf.text_of("reminder") == shipped == letter_shelf.shipped_text("reminder")
    assert "own_kind" not in letter_shelf.identifiers()
    assert letter_kinds.plan_of("own_kind").name == "own_kind"


def test_two_ledgers_do_not_mix():
    letter_shelf.lend(1, A, {"own_a": OWN})
    letter_shelf.lend(2, B, {"own_b": OWN})
    assert set(letter_shelf.office_texts()) == {"own_b"}
    letter_shelf.withdraw(2)
    assert set(letter_shelf.office_texts()) == {"own_a"}


def test_everyone_who_has_a_ledger_open_sees_its_change():
    letter_shelf.lend(1, A, {})
    letter_shelf.lend(2, A, {})
    letter_shelf.renew(A, {"own_a": OWN})
    letter_shelf.renew(B, {"own_b": OWN})
    letter_shelf.withdraw(2)
    assert set(letter_shelf.office_texts()) == {"own_a"}
    letter_shelf.lend(3, A, {})
    letter_shelf.withdraw(3)
    assert not letter_shelf.office_texts()


def test_only_shipped_kinds_have_a_shipped_text():
    assert letter_shelf.shipped_text("../reminder") == ""
    assert letter_shelf.text_of("nothing") == ""
    assert letter_shelf.identifiers() == letter_shelf.shipped()
