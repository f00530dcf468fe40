"""Every character that the ledger's names and texts hold."""

from __future__ import annotations

from core.store.ledger import Ledger
from core.store.reading import rows
from core.store.search_places import PLACES
from core.wording import word

_ALL = "TRUE"


def characters(ledger: Ledger) -> set[str]:
    """Return the distinct characters of everything that search looks at."""
    facts = {"limit": -1, "sep": word("reading.unit_separator"), "unseen": "[]"}
    found: set[str] = set()
    for place in PLACES:
        count = len(place.names) + len(place.texts)
        for row in rows(ledger, place.sql([_ALL]), facts):
            for number in range(count):
                found.update(str(row[f"t{number}"] or ""))
    return found
