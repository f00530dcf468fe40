"""What presses: the late and nearly due items of a day, as bare facts without words.

A province has tens of thousands of them while a page shows ten, so that texts and units are read only for
those that are shown (``core.store.due``).
"""

from __future__ import annotations

from datetime import date
from heapq import merge
from operator import itemgetter
from typing import NamedTuple

from core.store.judging import ISSUE_NEXT, ISSUE_TIMELINESS, MEASURE_NEXT, MEASURE_TIMELINESS
from core.store.ledger import Ledger
from core.store.reading import day_facts, plain_rows


class Pressing(NamedTuple):
    """A measure or an issue that is late or nearly due; the order of the fields is that of urgency."""

    due: str
    code_key: str
    code: str
    position: int
    issue_uuid: str
    measure_uuid: str | None
    timeliness: str
    batch_uuid: str | None
    origin: str
    tags: str


_ABOUT = "i.uuid AS issue_uuid, {own}, {moment} AS timeliness, i.batch_uuid, i.origin, i.tags"
_LISTED = "timeliness IN ('overdue', 'due_soon')"
_ORDER = "ORDER BY 1, 2, 3, 4"
_OF_MEASURES = (
    f"SELECT {MEASURE_NEXT} AS due, coalesce(i.code_key, ''), i.code, m.position, "
    f"{_ABOUT.format(own='m.uuid', moment=MEASURE_TIMELINESS)} "
    f"FROM issue AS i CROSS JOIN measure AS m ON m.issue_uuid = i.uuid WHERE {_LISTED} {_ORDER}"
)
_OF_ISSUES = (
    f"SELECT {ISSUE_NEXT} AS due, coalesce(i.code_key, ''), i.code, 0, "
    f"{_ABOUT.format(own='NULL', moment=ISSUE_TIMELINESS)} FROM issue AS i WHERE {_LISTED} {_ORDER}"
)


def pressing(ledger: Ledger, *, today: date, soon: int) -> list[Pressing]:
    """Return what is overdue or due within ``soon`` days, the latest first.

    An issue stands for itself only where no listed measure of it is due as early. SQLite sorts: a sort of so
    many in Python would stop the window's thread for as long as it takes.
    """
    facts = day_facts(today, soon)
    found = list(map(Pressing._make, plain_rows(ledger, _OF_MEASURES, facts)))
    earliest: dict[str, str] = {}
    for each in found:
        earliest[each.issue_uuid] = min(each.due, earliest.get(each.issue_uuid, each.due))
    issues = map(Pressing._make, plain_rows(ledger, _OF_ISSUES, facts))
    alone = [each for each in issues if each.due < earliest.get(each.issue_uuid, "9999-99-99")]
    return list(merge(found, alone, key=itemgetter(0, 1, 2, 3)))
