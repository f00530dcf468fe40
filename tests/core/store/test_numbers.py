"""Letter numbers: each once, without gaps, anew every year, never given back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.domain.letter import LetterNumber, LetterState
from core.errors import Refused
from core.store import numbers, records
from core.store.checking import check
from core.store.journal import entries, transaction, undo
from core.store.ledger import Ledger
from tests.builders import a_letter, an_issue
from tests.core.store.opened import NOW, save


def take(ledger: Ledger, series: str = "督", year: int = 2026, *, and_replace: Any = None) -> LetterNumber:
    with transaction(ledger, "letter", "取号", now=NOW, actor="") as tx:
        taken = numbers.take(tx, series, year)
        if and_replace is not None:
            tx.replace(and_replace)
    return taken


def test_numbers_run_from_one_in_every_series_and_year(ledger: Ledger) -> None:
    taken = [
        take(ledger, *key).n for key in [("督", 2026), ("督", 2026), ("改", 2026), ("督", 2027), ("督", 2026)]
    ]
    assert taken == [1, 2, 1, 1, 3]
    assert [numbers.upcoming(ledger, "督", year) for year in (2026, 2027, 2028)] == [4, 2, 1]


def test_several_numbers_in_one_transaction_follow_each_other(ledger: Ledger) -> None:
    with transaction(ledger, "letters", "取号", now=NOW, actor="") as tx:
        assert [numbers.take(tx, "督", 2026).n for _ in range(3)] == [1, 2, 3]


def test_a_number_taken_in_a_transaction_that_failed_was_never_taken(ledger: Ledger) -> None:
    issue = an_issue()
    save(ledger, issue)
    with pytest.raises(Refused, match="changed_meanwhile"):
        take(ledger, and_replace=replace(issue, revision=9, text="改"))
    assert numbers.upcoming(ledger, "督", 2026) == 1


def test_taking_a_number_makes_an_act_that_undo_does_not_pass(ledger: Ledger) -> None:
    take(ledger)
    assert entries(ledger)[0].undoable is False
    with pytest.raises(Refused, match="undo_barrier"):
        undo(ledger, now=NOW, actor="")


def test_the_gap_report_lists_every_number_with_its_state(ledger: Ledger) -> None:
    taken = [take(ledger) for _ in range(3)]
    with transaction(ledger, "void", "作废", now=NOW, actor="") as tx:
        tx.replace(replace(taken[1], state=LetterState.VOID, reason="错号"))
    report = numbers.gap_report(ledger, "督", 2026)
    assert [(each.n, str(each.state), each.reason) for each in report] == [
        (1, "reserved", ""),
        (2, "void", "错号"),
        (3, "reserved", ""),
    ]


def test_a_missing_number_and_a_contradicting_letter_are_found(ledger: Ledger) -> None:
    letter = a_letter(series="督", number=3)
    save(
        ledger,
        letter,
        LetterNumber(uuid="n1", series="督", year=2026, n=1),
        LetterNumber(uuid="n3", series="督", year=2026, n=3),
    )
    assert {(finding.code, finding.facts) for finding in check(ledger, full=True)} == {
        ("number_gap", (("series", "督"), ("year", "2026"), ("missing", "1"))),
        ("number_state", (("series", "督"), ("year", "2026"), ("n", "3"))),
    }
    with transaction(ledger, "mend", "补号", now=NOW, actor="") as tx:
        tx.add(LetterNumber(uuid="n2", series="督", year=2026, n=2, state=LetterState.VOID, reason="补登"))
        third = records.get(ledger, LetterNumber, "n3")
        tx.replace(replace(third, state=LetterState.DISPATCHED, letter_uuid=letter.uuid))
    assert check(ledger, full=True) == []
