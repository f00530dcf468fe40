"""Names of units and people that a word typed in Latin letters may stand for."""

from __future__ import annotations

from core import pinyin
from core.store.ledger import Ledger
from core.store.reading import rows

_MOST = 24
"""Names a word may stand for; a single letter would name half the ledger."""

_NAMES = """
    SELECT name FROM unit
    UNION SELECT j.value FROM unit, json_each(aliases) AS j
    UNION SELECT liaison FROM unit
    UNION SELECT leader FROM issue UNION SELECT person FROM issue
    UNION SELECT leader FROM measure UNION SELECT person FROM measure
    UNION SELECT j.value FROM inspection_record, json_each(people) AS j
    UNION SELECT addressee FROM letter
"""


def names_spelt(ledger: Ledger, letters: str) -> tuple[str, ...]:
    """Return the names that ``letters`` spell, shortest first; none for anything but two letters or more."""
    if len(letters) < 2 or not pinyin.is_typed_pinyin(letters):
        return ()
    names = (str(row[0]) for row in rows(ledger, _NAMES, {}) if row[0])
    spelt = [name for name in names if pinyin.matches(name, letters)]
    return tuple(sorted(spelt, key=lambda name: (len(name), name))[:_MOST])
