"""The step adds an empty column, which changes no digest."""

from __future__ import annotations

from core.store.checking import check
from core.store.ledger import Ledger
from tests import builders
from tests.core.store.opened import save


def test_a_register_made_before_stands_in_no_group(ledger: Ledger) -> None:
    save(ledger, builders.a_register(shelf=""))
    assert ledger.connection.execute("SELECT shelf FROM register_definition").fetchone()[0] == ""
    assert check(ledger, full=True) == []
