"""What list pages and Excel read: ids by one statement, rows in blocks, values to filter by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.domain.listing import ColumnKind, ListKind, ListQuery
from core.store.conditions import Statement, column_kinds, ids_statement
from core.store.ids import whole
from core.store.joined_texts import BEARS, NAMED
from core.store.ledger import Ledger
from core.store.list_halves import ids_in_halves
from core.store.natural import natural_key, order_in
from core.store.own_fields import source_of
from core.store.reading import day_facts, first_column, soon_days
from core.store.view_rows import list_rows

__all__ = ["any_row", "distinct", "list_ids", "list_rows", "packed_ids"]


def list_ids(ledger: Ledger, query: ListQuery) -> list[str]:
    """Return the ids of every record that ``query`` shows, in its order.

    Every blank-separated word must occur in some text of the record, its units, its measures or what it
    hangs on. A filter value "" means blank; a date filter also takes ``first..last``. Sorting is stable:
    the list's own order and the id break every tie; codes sort by the numbers in them.
    """
    return list(packed_ids(ledger, query))


def packed_ids(ledger: Ledger, query: ListQuery) -> Sequence[str]:
    """Return what ``list_ids`` does, in the room and time of one text."""
    order_in(ledger.connection)
    source = source_of(ledger, query.kind)
    days = day_facts(query.today, soon_days(ledger))
    found = ids_in_halves(ledger, query, source, days)
    if found is not None:
        return found
    sql, facts = ids_statement(query, source)
    return whole(ledger, sql, facts | days)


def any_row(ledger: Ledger, kind: ListKind) -> bool:
    """Tell whether there is any record of a list."""
    return bool(first_column(ledger, f"SELECT EXISTS (SELECT 1 FROM {source_of(ledger, kind).origin})")[0])


def distinct(ledger: Ledger, kind: ListKind, column: str, today: date) -> list[str]:
    """Return the values that occur in ``column``, blanks left out, in the order people expect."""
    statement = Statement(source=source_of(ledger, kind))
    column_kind = column_kinds(kind, statement.source)[column]
    if column_kind is ColumnKind.UNITS:
        return _unit_choices(ledger, kind, BEARS if column == "bearers" else NAMED)
    if column_kind is ColumnKind.TAGS:
        statement.expression(column)
        return _member_choices(ledger, statement, column)
    sql = statement.sql(f"DISTINCT {statement.expression(column)}").strip()
    values = first_column(ledger, sql, day_facts(today, soon_days(ledger)))
    found = [str(value) for value in values if value not in (None, "")]
    ranks = statement.source.ranks.get(column)
    return sorted(found, key=natural_key if ranks is None else ranks.index)


def _member_choices(ledger: Ledger, statement: Statement, column: str) -> list[str]:
    lists = statement.sql(f"{statement.source.members[column]} AS members")
    found = first_column(ledger, f"SELECT DISTINCT value FROM ({lists}), json_each(members)")
    return sorted(map(str, found), key=natural_key)


def _unit_choices(ledger: Ledger, kind: ListKind, part: str) -> list[str]:
    owned = " OR ".join(f"s.{owner} IS NOT NULL" for owner in source_of(ledger, kind).owners)
    return first_column(
        ledger,
        "SELECT u.name FROM unit AS u WHERE u.uuid IN "
        f"(SELECT s.unit_uuid FROM unit_share AS s WHERE ({owned}) AND {part}) ORDER BY u.name",
    )
