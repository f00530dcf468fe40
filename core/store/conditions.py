"""From a ``ListQuery`` to one SELECT of ids: WHERE from words and filters, ORDER BY from the wished sort.

Column names come from the fixed maps of ``sources`` only (an unknown key is a ``KeyError``, our bug); every
typed value is a bound parameter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from core.domain.listing import COLUMNS, OWN, ColumnKind, Filter, ListKind, ListQuery
from core.store.joined_texts import BEARS, NAMED, UNITS_FIRST
from core.store.judging import HAS_OWN_BEARERS, HAS_OWN_UNITS
from core.store.natural import SQL_NAME
from core.store.source import Elsewhere, Source
from core.store.sources import SOURCES

RANGE = ".."
"""Between two ISO days in the value of a date filter; either side may be missing."""

_BOOLEANS = {"true": 1, "false": 0}


class Term(NamedTuple):
    """One term of an ORDER BY. Without ``blanks_last`` NULL comes before all else, as SQLite has it."""

    expression: str
    descending: bool
    blanks_last: bool = False

    @property
    def sql(self) -> str:
        """Return the term as it is written."""
        way = "DESC" if self.descending else "ASC"
        return f"{self.expression} {way}{' NULLS LAST' if self.blanks_last else ''}"


@dataclass(slots=True)
class Matching:
    """Typed values on their way into a statement: each bound to a parameter of its own."""

    facts: dict[str, object] = field(default_factory=dict)

    def bind(self, value: object) -> str:
        """Bind ``value`` and return the name of its parameter."""
        name = f"v{len(self.facts)}"
        self.facts[name] = value
        return f":{name}"

    def match(self, text: str) -> str:
        """Bind a word and return the test that a text contains it, ``{0}`` standing for the text.

        Words whose letters have no two cases are compared as they stand, which is quicker; the others by
        LIKE, which does not tell a from A.
        """
        if text.upper() == text.lower():
            return f"instr({{0}}, {self.bind(text)}) > 0"
        return f"{{0}} LIKE {self.bind(f'%{_escaped(text)}%')} ESCAPE '\\'"


@dataclass(slots=True, kw_only=True)
class Statement(Matching):
    """A SELECT in the making: what it joins, its conditions and the values bound to them."""

    source: Source
    joined: set[str] = field(default_factory=set)
    conditions: list[str] = field(default_factory=list)

    def expression(self, column: str) -> str:
        """Return the SQL behind a column key and see to it that its joins are made."""
        expression, *joins = self.source.columns[column]
        self.joined.update(joins)
        return expression

    def sql(self, selected: str, order: str = "", join: str = "") -> str:
        """Return the finished statement; ``join`` stands behind the joins of the source."""
        joins = " ".join(text for name, text in self.source.joins.items() if name in self.joined)
        where = " AND ".join(self.conditions) or "TRUE"
        return f"SELECT {selected} FROM {self.source.origin} {joins} {join} WHERE {where} {order}"


def ids_statement(query: ListQuery, source: Source | None = None) -> tuple[str, dict[str, object]]:
    """Return the SQL and the bound values that give the ids of ``query`` in its order."""
    statement = scoped(query, source)
    return ordered_ids(statement, query), statement.facts


def ordered_ids(statement: Statement, query: ListQuery) -> str:
    """Return the SQL that gives the ids of ``statement`` in the order of ``query``."""
    order = ", ".join(term.sql for term in _order(statement, query))
    return statement.sql(f"{statement.source.uuid} AS id", f"ORDER BY {order}")


def leading(statement: Statement, query: ListQuery) -> Term:
    """Return what ``query`` sorts by before all else."""
    return next(_order(statement, query))


def scoped(query: ListQuery, source: Source | None = None) -> Statement:
    """Return a statement that keeps to the words and filters of ``query``.

    ``source`` is the list with the office's own fields. A filter on one that is gone is passed over.
    """
    statement = Statement(source=source or SOURCES[query.kind])
    statement.conditions += [_word_condition(statement, text) for text in query.words.split()]
    statement.conditions += [
        _filter_condition(statement, query.kind, item)
        for item in query.filters
        if _is_there(statement.source, item.column)
    ]
    return statement


def _word_condition(statement: Statement, text: str) -> str:
    """Return the condition that one word occurs in any text of a record."""
    source = statement.source
    statement.joined.update(source.text_joins)
    test = statement.match(text)
    found = [test.format(expression) for expression in source.texts]
    found += [_elsewhere(place, test) for place in source.elsewhere]
    return f"({' OR '.join(found)})"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _elsewhere(place: Elsewhere, test: str) -> str:
    found = " OR ".join(test.format(text) for text in place.texts)
    return f"{place.key} IN (SELECT {place.owner} FROM {place.origin} WHERE {place.only} AND ({found}))"


def _filter_condition(statement: Statement, kind: ListKind, item: Filter) -> str:
    column_kind = column_kinds(kind, statement.source)[item.column]
    if column_kind is ColumnKind.UNITS:
        tests = [_unit_condition(statement, item, value) for value in item.values]
        return f"({' OR '.join(tests) or 'FALSE'})"
    expression = statement.expression(item.column)
    if column_kind is ColumnKind.TAGS:
        tests = [_member_condition(statement, item, value) for value in item.values]
        return f"({' OR '.join(tests) or 'FALSE'})"
    tests = [_value_condition(statement, expression, value, item, column_kind) for value in item.values]
    return f"({' OR '.join(tests) or 'FALSE'})"


def _value_condition(
    statement: Statement, expression: str, value: str, item: Filter, kind: ColumnKind
) -> str:
    if not value:
        return f"coalesce({expression}, '') = ''"
    if item.contains:
        return statement.match(value).format(expression)
    if kind is ColumnKind.DATE and RANGE in value:
        return _range_condition(statement, expression, value)
    if kind in (ColumnKind.NUMBER, ColumnKind.ENUM):
        return f"{expression} IS {statement.bind(_plain(value))}"
    return f"{expression} = {statement.bind(value)}"


def _range_condition(statement: Statement, expression: str, value: str) -> str:
    first, _, last = value.partition(RANGE)
    tests = [f"{expression} IS NOT NULL"]
    if first:
        tests.append(f"{expression} >= {statement.bind(first)}")
    if last:
        tests.append(f"{expression} <= {statement.bind(last)}")
    return f"({' AND '.join(tests)})"


def _member_condition(statement: Statement, item: Filter, value: str) -> str:
    """Return the condition that a stored list holds ``value`` (or a text that contains it, or is empty)."""
    members = statement.source.members[item.column]
    if not value:
        return f"{members} = '[]'"
    match = statement.match(value).format("value") if item.contains else f"value = {statement.bind(value)}"
    return f"EXISTS (SELECT 1 FROM json_each({members}) WHERE {match})"


def _plain(value: str) -> object:
    """Return a whole number or a boolean as SQLite stores it, anything else as it is."""
    lowered = value.lower()
    if lowered in _BOOLEANS:
        return _BOOLEANS[lowered]
    return int(value) if value.isascii() and value.removeprefix("-").isdecimal() else value


_PARTS = {"bearers": (BEARS, HAS_OWN_BEARERS)}
"""By column key: the part a unit must have, and when a measure has units of its own with that part."""


def _unit_condition(statement: Statement, item: Filter, value: str) -> str:
    owners = statement.source.owners
    if not value:
        return f"{statement.expression(item.column)} = ''"
    part, has_own = _PARTS.get(item.column, (NAMED, HAS_OWN_UNITS))
    match = statement.match(value).format("u.name") if item.contains else f"u.name = {statement.bind(value)}"
    found = [
        f"SELECT s.{owner} FROM {UNITS_FIRST} WHERE +s.{owner} IS NOT NULL AND {part} AND {match}"
        for owner in owners
    ]
    nearest = f"{statement.source.uuid} IN ({found[0]})"
    if len(found) == 1:
        return nearest
    return f"({nearest} OR (m.issue_uuid IN ({found[1]}) AND NOT {has_own}))"


def _order(statement: Statement, query: ListQuery) -> Iterator[Term]:
    kinds = column_kinds(query.kind, statement.source)
    seen: set[str] = set()
    for column, descending in (*query.sort, *statement.source.order):
        if column not in seen and _is_there(statement.source, column):
            seen.add(column)
            yield from _order_terms(statement, column, kinds[column], descending)
    yield Term(statement.source.uuid, descending=False)


def _order_terms(statement: Statement, column: str, kind: ColumnKind, descending: bool) -> Iterator[Term]:
    """Yield ORDER BY terms: blanks last whichever way, codes by number, enum members in their own order."""
    expression = statement.expression(column)
    if column in statement.source.ranks:
        ranks = statement.source.ranks[column]
        whens = " ".join(f"WHEN '{value}' THEN {place}" for place, value in enumerate(ranks))
        yield Term(f"CASE {expression} {whens} END", descending)
    elif kind in (ColumnKind.NUMBER, ColumnKind.ENUM):
        yield Term(expression, descending, blanks_last=True)
    elif key := statement.source.keys.get(column):
        yield Term(key, descending, blanks_last=True)
        yield Term(expression, descending)
    else:
        if kind is ColumnKind.CODE:
            yield Term(f"{SQL_NAME}(nullif({expression}, ''))", descending, blanks_last=True)
        yield Term(f"nullif({expression}, '')", descending, blanks_last=True)


def _is_there(source: Source, column: str) -> bool:
    return column in source.columns or not column.startswith(OWN)


def column_kinds(kind: ListKind, source: Source | None = None) -> dict[str, ColumnKind]:
    """Return the kind of every column of a list, of the office's own fields those ``source`` has."""
    own = source.kinds if source else {}
    return {column.key: column.kind for column in COLUMNS[kind]} | dict(own)
