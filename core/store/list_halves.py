"""The ids of a very large list of measures, read in two halves of its order at once (decision 0076).

What comes first in a list and what comes last is told apart by the value it is sorted by: all below a value
in the middle stand before all others. So two connections look through and sort half a list each, and the
second half is written behind the first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.domain.listing import ColumnKind, ListKind, ListQuery
from core.domain.packed_ids import PackedIds
from core.store.conditions import Statement, Term, column_kinds, leading, ordered_ids, scoped
from core.store.ids import whole
from core.store.ledger import Ledger
from core.store.natural import order_in
from core.store.reading import first_column
from core.store.second_reader import is_large, side_by_side
from core.store.source import Source

ISSUE_FIRST = "issue AS i CROSS JOIN measure AS m ON m.issue_uuid = i.uuid"
"""Walks issues and their measures side by side in two narrow indexes, without a look-up for every measure."""

LOOKED_AT = 600
"""Measures from which the value in the middle is told."""

WORTH_IT = 100_000
"""Measures from which half a list is read more quickly than a second connection is opened."""


def ids_in_halves(
    ledger: Ledger, query: ListQuery, source: Source, facts: Mapping[str, object]
) -> Sequence[str] | None:
    """Return the ids of ``query`` in its order, or ``None`` where two halves would not be quicker.

    ``facts`` are those every statement is given (``reading.day_facts``).
    """
    walked = _walked(query, source) if query.kind is ListKind.MEASURES else None
    if walked is None or not is_large(ledger, WORTH_IT):
        return None
    middle = _middle(ledger, query, source, facts)
    if middle is None:
        return None
    earlier, later = (_half(query, walked, middle, facts, late=late) for late in (False, True))

    def there(other: Ledger) -> Sequence[str]:
        order_in(other.connection)
        return whole(other, *later)

    first, last = side_by_side(ledger, lambda own: whole(own, *earlier), there)
    return first.followed_by(last) if isinstance(first, PackedIds) else [*first, *last]


def _walked(query: ListQuery, source: Source) -> Source | None:
    """Return what both halves walk, or ``None`` where telling them apart costs as much as it saves.

    That is so without a sort (an index gives the order of codes), with words and filters, which are looked
    for in every record, with states (few values) and with what sub-selects tell. A long text is best read in
    the order of its table, everything else in the two narrow indexes.
    """
    if not query.sort or query.words or query.filters or query.sort[0][0] not in source.columns:
        return None
    statement = Statement(source=source)
    term = leading(statement, query)
    if term.expression in source.keys.values() or not term.blanks_last:
        return None
    if any("SELECT" in part for part in (term.expression, *map(source.joins.get, statement.joined)) if part):
        return None
    if column_kinds(query.kind, source)[query.sort[0][0]] is ColumnKind.LONG_TEXT:
        return source
    return replace(source, origin=ISSUE_FIRST, joins={**source.joins, "issue": ""})


def _middle(ledger: Ledger, query: ListQuery, source: Source, facts: Mapping[str, object]) -> object | None:
    """Return the value that parts the list in two alike halves, ``None`` where all have the same."""
    last = first_column(ledger, "SELECT max(rowid) FROM measure")[0]
    places = json.dumps([last * place // LOOKED_AT for place in range(1, LOOKED_AT + 1)])
    statement = scoped(query, source)
    statement.conditions.append(f"m.rowid IN (SELECT value FROM json_each({statement.bind(places)}))")
    lead = leading(statement, query).expression
    found = first_column(ledger, statement.sql(lead, "ORDER BY 1"), {**statement.facts, **facts})
    values = [value for value in found if value is not None]
    return values[len(values) // 2] if values and values[0] != values[-1] else None


def _half(
    query: ListQuery, source: Source, middle: object, facts: Mapping[str, object], *, late: bool
) -> tuple[str, dict[str, object]]:
    """Return the statement of one half of ``query`` and what is bound to it."""
    statement = scoped(query, source)
    test = _comes_first(leading(statement, query), statement.bind(middle))
    statement.conditions.append(f"NOT {test}" if late else test)
    return ordered_ids(statement, query), {**statement.facts, **facts}


def _comes_first(term: Term, middle: str) -> str:
    """Return the test, never NULL, that a record stands in the earlier half; ``middle`` is a parameter."""
    way = ">=" if term.descending else "<"
    return f"coalesce({term.expression} {way} {middle}, FALSE)"
