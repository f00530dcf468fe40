"""What presses: the late and nearly due items of a day, as bare facts without words.

A province has tens of thousands of them while a page shows ten, so that texts and units are read only for
those that are shown (``core.store.due``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from heapq import merge
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeVar

from core.store.joined_texts import BEARS
from core.store.judging import ISSUE_NEXT, ISSUE_TIMELINESS, MEASURE_NEXT, MEASURE_TIMELINESS
from core.store.ledger import Ledger
from core.store.reading import day_facts, ids_fact, plain_rows
from core.store.second_reader import HALVES, is_large, side_by_side

T = TypeVar("T")


class Pressing(NamedTuple):
    """A measure or an issue that presses; the order of the fields is that of urgency."""

    due: str
    """The pressing day, "" where there is none: then only a late reply presses."""
    code_key: str
    code: str
    position: int
    issue_uuid: str
    measure_uuid: str | None
    timeliness: str
    batch_uuid: str | None
    origin: str
    tags: str
    chased: str
    """Ids of the units to chase in written order with ``BETWEEN`` them; one may stand there twice."""


BETWEEN = ","


_LISTED = "timeliness IN ('overdue', 'due_soon')"
_STILL = "timeliness <> 'done' AND {own} IN (SELECT value FROM json_each(:ids))"


def _units(owner: str, key: str) -> str:
    """Return the expressions for the units of a record: those that bear it, and all that are named."""
    return ", ".join(
        f"(SELECT group_concat(unit_uuid, '{BETWEEN}') FROM (SELECT s.unit_uuid FROM unit_share AS s "
        f"WHERE s.{owner} = {key} AND {part} ORDER BY s.position, s.unit_uuid, s.role))"
        for part in (BEARS, "TRUE")
    )


_OF_ISSUE = _units("issue_uuid", "i.uuid")
_ISSUE_CHASED = f"coalesce({_OF_ISSUE}, '')"
_MEASURE_CHASED = f"coalesce({_units('measure_uuid', 'm.uuid')}, {_OF_ISSUE}, '')"
"""Units of its own go before those of the issue; a unit that leads or is on duty before any other."""


def _select(day: str, position: str, own: str, moment: str, chased: str, source: str) -> str:
    return (
        f"SELECT coalesce({day}, '') AS due, coalesce(i.code_key, ''), i.code, {position}, "
        f"i.uuid AS issue_uuid, {own}, {moment} AS timeliness, i.batch_uuid, i.origin, i.tags, {chased} "
        f"FROM {source} WHERE {{}} ORDER BY 1, 2, 3, 4"
    )


_OF_MEASURES = _select(
    MEASURE_NEXT,
    "m.position",
    "m.uuid",
    MEASURE_TIMELINESS,
    _MEASURE_CHASED,
    "issue AS i CROSS JOIN measure AS m ON m.issue_uuid = i.uuid",
)
_OF_ISSUES = _select(ISSUE_NEXT, "0", "NULL", ISSUE_TIMELINESS, _ISSUE_CHASED, "issue AS i")
_NAMED_MEASURES = _select(
    MEASURE_NEXT,
    "m.position",
    "m.uuid",
    MEASURE_TIMELINESS,
    _MEASURE_CHASED,
    "measure AS m JOIN issue AS i ON i.uuid = m.issue_uuid",
)


def pressing(ledger: Ledger, *, today: date, soon: int) -> list[Pressing]:
    """Return what is overdue or due within ``soon`` days, the latest first.

    An issue stands for itself only where no listed measure of it is due as early.
    """
    return pressing_beside(ledger, lambda _: None, today=today, soon=soon)[0]


def pressing_beside(
    ledger: Ledger, beside: Callable[[Ledger], T], *, today: date, soon: int
) -> tuple[list[Pressing], T]:
    """Return what presses, and what ``beside`` reads of the same state meanwhile.

    SQLite sorts: a sort of so many in Python would stop the window's thread for as long as it takes.
    """
    facts = day_facts(today, soon)
    if is_large(ledger):
        (lower, issues), (upper, told) = side_by_side(
            ledger,
            lambda own: (_read(own, _OF_MEASURES, facts, HALVES[0]), _read(own, _OF_ISSUES, facts)),
            lambda other: (_read(other, _OF_MEASURES, facts, HALVES[1]), beside(other)),
        )
        parts = [lower, upper]
    else:
        parts, issues = [_read(ledger, _OF_MEASURES, facts)], _read(ledger, _OF_ISSUES, facts)
        told = beside(ledger)
    earliest: dict[str, str] = {}
    for each in chain(*parts):
        earliest[each.issue_uuid] = min(each.due, earliest.get(each.issue_uuid, each.due))
    alone = [each for each in issues if each.due < earliest.get(each.issue_uuid, "9999-99-99")]
    return list(merge(*parts, alone, key=_URGENCY)), told


_URGENCY = itemgetter(0, 1, 2, 3)


def _read(ledger: Ledger, select: str, facts: Mapping[str, object], half: str = "TRUE") -> list[Pressing]:
    return list(map(Pressing._make, plain_rows(ledger, select.format(f"{_LISTED} AND {half}"), facts)))


def named(ledger: Ledger, keys: Collection[tuple[str, str | None]], *, today: date) -> list[Pressing]:
    """Return these items (issue, measure), whatever their day, the latest first and those without one last.

    Those done or gone are left out.
    """
    facts = day_facts(today, 0)
    measures = ids_fact({measure for _, measure in keys if measure})
    issues = ids_fact({issue for issue, measure in keys if not measure})
    found = [
        *plain_rows(ledger, _NAMED_MEASURES.format(_STILL.format(own="m.uuid")), facts | {"ids": measures}),
        *plain_rows(ledger, _OF_ISSUES.format(_STILL.format(own="i.uuid")), facts | {"ids": issues}),
    ]
    return sorted(map(Pressing._make, found), key=lambda each: (not each.due, each[:4]))
