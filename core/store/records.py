"""Reading whole records; lists and figures have their own modules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from core.errors import Environment, Refused
from core.store.ledger import Ledger
from core.store.mapping import Row, Shape, shape_of
from core.store.stored_rows import stored_record
from core.store.tables import Record

R = TypeVar("R", bound=Record)

Terms = tuple[tuple[str, bool], ...]
"""Columns of a condition, and whether each is asked to be empty."""

_CHUNK = 500
_DIRECTIONS = ("", "asc", "desc")


def get(ledger: Ledger, cls: type[R], uuid: str) -> R:
    """Return the record ``uuid``; raises ``Refused("record_missing")``."""
    shape = shape_of(cls)
    try:
        found: R | None = stored_record(ledger.connection, shape, uuid)
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged(ledger, shape) from error
    if found is None:
        raise Refused("record_missing")
    return found


def find(ledger: Ledger, cls: type[R], *, order: str = "", **equal: object) -> list[R]:
    """Return the records whose columns equal ``equal`` (``None``: are empty), ordered by ``order``.

    ``order`` lists columns, each with an optional ``desc``: ``"position, noted_on desc"``.
    """
    shape = shape_of(cls)
    sql = _select(cls, _terms(equal), order)
    return _built(ledger, shape, ledger.connection.execute(sql, tuple(equal.values())).fetchall())


@cache
def _select(cls: type[Any], terms: Terms, order: str) -> str:
    shape = shape_of(cls)
    return f"{shape.select}{_where(shape, terms)}{_ordered(shape, order)}"


def remembered(ledger: Ledger, cls: type[R], *, order: str = "", **equal: object) -> list[R]:
    """Return what ``find`` returns, of few rows that every save asks; a save that looks first asks once.

    What they said is kept from one save to the next for as long as nobody wrote (``core.store.remembered``).
    """
    memory = ledger.connection.memory
    if not memory.fresh(ledger.connection):
        return find(ledger, cls, order=order, **equal)
    told = (shape_of(cls).table, (order, *equal.items()))
    return list(memory.list_of(told, lambda: find(ledger, cls, order=order, **equal), None))


def remembered_in(ledger: Ledger, cls: type[R], column: str, values: Sequence[str]) -> list[R]:
    """Return what ``find_in`` returns, of few rows that every save asks; kept as ``remembered`` keeps it."""
    memory = ledger.connection.memory
    if not values or not memory.fresh(ledger.connection):
        return find_in(ledger, cls, column, values)
    told = (shape_of(cls).table, (column, tuple(values)))
    return list(memory.list_of(told, lambda: find_in(ledger, cls, column, values), None))


def uuids(ledger: Ledger, cls: type[R], **equal: object) -> list[str]:
    """Return the names alone of the records whose columns equal ``equal``; a save asks once."""
    memory = ledger.connection.memory
    if not memory.fresh(ledger.connection):
        return _named(ledger, cls, equal)
    told = (shape_of(cls).table, (None, *equal.items()))
    return list(memory.list_of(told, lambda: _named(ledger, cls, equal), frozenset(equal)))


def _named(ledger: Ledger, cls: type[Record], equal: Mapping[str, object]) -> list[str]:
    sql = _select_names(cls, _terms(equal))
    return [uuid for (uuid,) in ledger.connection.execute(sql, tuple(equal.values())).fetchall()]


@cache
def _select_names(cls: type[Any], terms: Terms) -> str:
    shape = shape_of(cls)
    return f"SELECT uuid FROM {shape.table}{_where(shape, terms)}"


def find_in(ledger: Ledger, cls: type[R], column: str, values: Sequence[str]) -> list[R]:
    """Return the records whose ``column`` is one of ``values``, however many there are."""
    shape = shape_of(cls)
    name = _known(shape, column)
    unique = list(dict.fromkeys(values))
    found: list[R] = []
    for start in range(0, len(unique), _CHUNK):
        part = unique[start : start + _CHUNK]
        sql = f"{shape.select} WHERE {name} IN ({', '.join('?' * len(part))})"
        found += _built(ledger, shape, ledger.connection.execute(sql, part).fetchall())
    return found


def _built(ledger: Ledger, shape: Shape, rows: Iterable[Row]) -> list[R]:
    try:
        return [shape.record_of(row) for row in rows]
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged(ledger, shape) from error


def _damaged(ledger: Ledger, shape: Shape) -> Environment:
    return Environment("ledger_damaged", path=str(ledger.folder), reason=shape.table)


def _terms(equal: Mapping[str, object]) -> Terms:
    return tuple((column, value is None) for column, value in equal.items())


def _where(shape: Shape, terms: Terms) -> str:
    """Return the condition; ``IS ?`` would keep SQLite from an index over the rows that have a value."""
    told = [f"{_known(shape, column)} {'IS' if empty else '='} ?" for column, empty in terms]
    return f" WHERE {' AND '.join(told)}" if told else ""


def _known(shape: Shape, column: str) -> str:
    """Return ``column``, which is never text from outside: an unknown one is our own bug."""
    if column not in shape.columns:
        raise KeyError(column)
    return column


def _ordered(shape: Shape, order: str) -> str:
    if not order:
        return ""
    terms = []
    for term in order.split(","):
        column, _, direction = term.strip().partition(" ")
        if direction.lower() not in _DIRECTIONS:
            raise KeyError(order)
        terms.append(f"{_known(shape, column)} {direction}".strip())
    return f" ORDER BY {', '.join(terms)}"
