from __future__ import annotations

from datetime import date

from core.domain.issue import IssueStatus
from core.store.ledger import Ledger
from core.store.signing import unsigned_dues, unsigned_letters, unsigned_shares
from tests import builders
from tests.core.store.opened import save


def test_only_what_was_handed_down_and_is_still_open_waits(ledger: Ledger) -> None:
    unit = builders.a_unit()
    open_issue, done = builders.an_issue(), builders.an_issue(status=IssueStatus.CLOSED)
    day = {"handed_on": date(2026, 11, 2), "sign_due": date(2026, 11, 5)}
    shares = [
        builders.a_share(unit, open_issue, **day),
        builders.a_share(unit, open_issue, position=2, **day, signed_on=date(2026, 11, 3)),
        builders.a_share(unit, open_issue, position=3),
        builders.a_share(unit, done, **day),
    ]
    letter = builders.a_letter(unit, sign_due=date(2026, 11, 9))
    save(ledger, unit, open_issue, done, *shares, letter)
    assert unsigned_shares(ledger) == [shares[0].uuid]
    waits = letter.state.value == "dispatched"
    assert unsigned_letters(ledger) == ([letter.uuid] if waits else [])
    assert date(2026, 11, 5) in unsigned_dues(ledger)
