"""What was handed to a unit and waits for its signature (签收)."""

from __future__ import annotations

from datetime import date

from core.store.judging import ISSUE_IS_DONE
from core.store.ledger import Ledger
from core.store.reading import first_column

_LETTERS = (
    "SELECT {what} FROM letter WHERE state = 'dispatched' AND sign_due IS NOT NULL AND signed_on IS NULL"
)
_SHARES = (
    "SELECT {what} FROM unit_share AS s JOIN issue AS i ON i.uuid = s.issue_uuid "
    f"WHERE s.handed_on IS NOT NULL AND s.signed_on IS NULL AND NOT ({ISSUE_IS_DONE})"
)


def unsigned_letters(ledger: Ledger) -> list[str]:
    """Return the ids of the dispatched letters nobody signed for yet."""
    return first_column(ledger, _LETTERS.format(what="uuid"))


def unsigned_shares(ledger: Ledger) -> list[str]:
    """Return the ids of the units' parts in open issues that were handed down and not signed for yet."""
    return first_column(ledger, _SHARES.format(what="s.uuid"))


def unsigned_dues(ledger: Ledger) -> list[date]:
    """Return the days by which all of these are to be signed for."""
    found = first_column(ledger, _LETTERS.format(what="sign_due"))
    found += first_column(ledger, _SHARES.format(what="s.sign_due"))
    return [date.fromisoformat(day) for day in found if day]
