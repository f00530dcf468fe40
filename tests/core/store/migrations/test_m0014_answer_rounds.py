"""The step adds an empty column, which changes no digest."""

from __future__ import annotations

from core.store.checking import check
from core.store.ledger import Ledger
from tests import builders
from tests.core.store.opened import save


def test_an_answer_given_before_is_one_of_no_named_round(ledger: Ledger) -> None:
    issue = builders.an_issue()
    save(ledger, issue, builders.a_criterion(issue))
    assert ledger.connection.execute("SELECT answered_round FROM criterion").fetchone()[0] == 0
    assert check(ledger, full=True) == []
