"""The step adds an empty column, which changes no digest."""

from __future__ import annotations

from core.store.checking import check
from core.store.ledger import Ledger
from tests import builders
from tests.core.store.opened import save


def test_a_register_made_before_has_put_nothing_away(ledger: Ledger) -> None:
    save(ledger, builders.a_register())
    assert ledger.connection.execute("SELECT hidden FROM register_definition").fetchone()[0] == "[]"
    assert check(ledger, full=True) == []
