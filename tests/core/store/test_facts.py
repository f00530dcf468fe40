"""What a ledger remembers of itself comes back, and the newest word counts."""

from __future__ import annotations

from core.store.checking import check
from core.store.connection import immediate
from core.store.facts import read_fact, write_fact
from core.store.ledger import Ledger


def test_a_fact_comes_back_and_is_replaced_by_the_next(ledger: Ledger) -> None:
    with immediate(ledger.connection):
        write_fact(ledger.connection, "seen", "一")
        write_fact(ledger.connection, "seen", "二")
    assert (read_fact(ledger.connection, "seen"), read_fact(ledger.connection, "unseen")) == ("二", "")
    assert check(ledger, full=True) == []
