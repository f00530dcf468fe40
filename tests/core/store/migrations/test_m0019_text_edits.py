"""The step adds an empty column, which changes no digest."""

from __future__ import annotations

from core.store.checking import check
from core.store.ledger import Ledger
from tests import builders
from tests.core.store.opened import save


def test_a_letter_sent_before_was_not_edited_by_hand(ledger: Ledger) -> None:
    save(ledger, builders.a_letter())
    assert ledger.connection.execute("SELECT text_edits FROM letter").fetchone()[0] == ""
    assert check(ledger, full=True) == []
