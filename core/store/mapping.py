"""Records to rows and back, read off the type hints, and the canonical text a row is digested by.

A *row* is a tuple in the order of ``Shape.columns``, which is alphabetical. The *canonical text* of a row is
JSON with sorted keys that leaves out empty columns (NULL, "", 0 or "[]", as the column's type has it), so
that a column added by a later migration with an empty value changes no digest.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import compress, count
from operator import attrgetter, itemgetter, ne
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from core.domain.deadline import Deadline
from core.replacing import putters, replaced
from core.store.derived import Derived, derived_of
from core.store.tables import class_of, table_of

if TYPE_CHECKING:
    import hashlib

R = TypeVar("R")
Value = str | int | None
Row = tuple[Value, ...]

_DIGEST = "content_digest"


def _plain(value: Any) -> object:  # noqa: ANN401
    """Return what JSON can hold of what it does not know: dataclasses as objects, days as text."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


_TOLD: dict[type[Any], Callable[[Any], str]] = {str: json.encoder.encode_basestring, int: int.__repr__}
"""What that encoder makes of plain values, asked without it."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: the attribute it comes from, its empty value, its conversions (``None``: as it is).

    ``encode`` of an optional column is asked for what is there only.
    """

    name: str
    attribute: str
    empty: Value
    encode: Callable[[Any], Value] | None
    decode: Callable[[Any], Any] | None
    optional: bool


class Update:
    """How a row becomes one that differs in certain columns: the statement, and what follows from it."""

    __slots__ = ("_decoders", "_derived", "columns", "sql", "told")

    def __init__(
        self,
        sql: str,
        columns: frozenset[str],
        told: tuple[int, ...],
        derived: list[tuple[int, Derived]],
        decoders: list[tuple[str, int, Callable[[Any], Any] | None]] | None,
    ) -> None:
        self.sql = sql
        self.columns = columns
        self.told = told
        """The places of the columns that differ."""
        self._derived = derived
        self._decoders = decoders

    def values(self, after: Row, text: str, uuid: str) -> list[Value]:
        """Return what the statement takes to make the row ``after``, whose canonical text is ``text``."""
        values = list(map(after.__getitem__, self.told))
        for at, each in self._derived:
            values.append(each.follow(str(after[at])))
        values.append(digest_of(text))
        values.append(uuid)
        return values

    def record(self, before: R, after: Row) -> R | None:
        """Return what ``Shape.record_of`` makes of ``after`` when it made ``before`` of the row before.

        ``None`` when a part of a part differs (a day of the limit): that is built from the whole row.
        """
        if self._decoders is None:
            return None
        changes = {name: decode(after[at]) if decode else after[at] for name, at, decode in self._decoders}
        return replaced(before, **changes)


class Shape:
    """How one record class is kept: its table, its columns and the statements that write it."""

    def __init__(self, cls: type[Any]) -> None:
        found = sorted(_columns_of(cls, "", ""), key=lambda column: column.name)
        self.cls = cls
        self.table = table_of(cls)
        self.columns = tuple(column.name for column in found)
        place = {column.name: at for at, column in enumerate(found)}
        self._derived = tuple((place[each.origin], each) for each in derived_of(self.table))
        written = (*self.columns, _DIGEST, *(each.name for _, each in self._derived))
        self.insert = (
            f"INSERT INTO {self.table} ({', '.join(written)}) VALUES ({', '.join('?' * len(written))})"
        )
        self.delete = f"DELETE FROM {self.table} WHERE uuid = ?"
        self.select = f"SELECT {', '.join(self.columns)} FROM {self.table}"
        self._updates: dict[tuple[int, ...], Update] = {}
        self.select_one = f"{self.select} WHERE uuid = ?"
        self._names = tuple(f"{_canonical(column.name)}:" for column in found)
        self._empties = tuple(column.empty for column in found)
        self._fetch = attrgetter(*(column.attribute for column in found))
        self._encoders = [
            (at, column.encode, column.optional) for at, column in enumerate(found) if column.encode
        ]
        self._place = place
        self._decoders = {column.name: column.decode for column in found}
        self._own = {each.name for each in fields(cls)}
        self._build = _builder(cls, "", self._place, self._decoders)

    def row_of(self, record: object) -> Row:
        """Return the row of ``record``."""
        values = list(self._fetch(record))
        for at, encode, optional in self._encoders:
            value = values[at]
            if value is not None or not optional:
                values[at] = encode(value)
        return tuple(values)

    def stored(self, row: Row, text: str) -> Row:
        """Return what ``insert`` takes for ``row``: itself, the digest of ``text``, what follows from it."""
        if not self._derived:
            return (*row, digest_of(text))
        return (*row, digest_of(text), *[each.follow(str(row[at])) for at, each in self._derived])

    def update(self, before: Row, after: Row) -> Update:
        """Return the statement that makes ``after`` of ``before``.

        It names only what differs: SQLite writes anew every index over a column that a statement names.
        """
        told = tuple(compress(count(), map(ne, before, after)))
        known = self._updates.get(told)
        if known is None:
            known = self._updates[told] = self._update_of(told)
        return known

    def _update_of(self, told: tuple[int, ...]) -> Update:
        names = [self.columns[at] for at in told]
        derived = [(at, each) for at, each in self._derived if at in told]
        written = [*names, *(each.name for _, each in derived), _DIGEST]
        sql = f"UPDATE {self.table} SET {' = ?, '.join(written)} = ? WHERE uuid = ?"
        own = all(name in self._own for name in names)
        decoders = [(name, at, self._decoders[name]) for name, at in zip(names, told, strict=True)]
        return Update(sql, frozenset(names), told, derived, decoders if own else None)

    def record_of(self, row: Row) -> Any:  # noqa: ANN401
        """Return the record of a row."""
        return self._build(row)

    def canonical(self, row: Row) -> str:
        """Return the canonical text of a row: JSON, put together from what each column is called there."""
        told = [
            name + _TOLD.get(value.__class__, _canonical)(value)
            for name, value, empty in zip(self._names, row, self._empties, strict=True)
            if value != empty
        ]
        return f"{{{','.join(told)}}}"

    def told_before(self, before: Row, update: Update) -> str:
        """Return what ``before`` held where ``update`` changes it: canonical text, empty columns told."""
        told = [
            self._names[at] + _TOLD.get(before[at].__class__, _canonical)(before[at]) for at in update.told
        ]
        return f"{{{','.join(told)}}}"

    def row_from(self, image: Mapping[str, Value]) -> Row:
        """Return the row an image stands for; columns it does not know are empty."""
        return tuple(image.get(name, empty) for name, empty in zip(self.columns, self._empties, strict=True))

    def with_revision(self, row: Row, revision: int) -> Row:
        """Return ``row`` with another revision."""
        at = self._place["revision"]
        return (*row[:at], revision, *row[at + 1 :])

    def value(self, row: Row, column: str) -> Value:
        """Return one value of a row."""
        return row[self._place[column]]

    def values(self, rows: Iterable[Row], column: str) -> Iterable[Any]:
        """Return one value of each of many rows."""
        return map(itemgetter(self._place[column]), rows)

    def meant(self, column: str, value: Value) -> Any:  # noqa: ANN401
        """Return one stored value as the record holds it: a day as a date, a list as a tuple."""
        decode = self._decoders[column]
        return decode(value) if decode else value


_shapes: dict[type[Any], Shape] = {}


def shape_of(cls: type[Any]) -> Shape:
    """Return the shape of a record class."""
    if cls not in _shapes:
        _shapes[cls] = Shape(cls)
    return _shapes[cls]


def shape_of_table(table: str) -> Shape:
    """Return the shape of a table of records."""
    return shape_of(class_of(table))


@cache
def _nothing_yet() -> hashlib._Hash:
    """Return a hash to copy: making one asks OpenSSL for the algorithm by name every time."""
    import hashlib  # OpenSSL; the first page reads and digests nothing

    return hashlib.sha256()


def digest_of(canonical: str) -> str:
    """Return the SHA-256 of a text as 64 hexadecimal digits."""
    hashed = _nothing_yet().copy()
    hashed.update(canonical.encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()


def image_of(text: str | None) -> dict[str, Value] | None:
    """Return a canonical text as a mapping."""
    return None if text is None else dict(json.loads(text))


def former_image(before: str | None, after: str | None) -> dict[str, Value] | None:
    """Return what a row was before, as a mapping, from both sides of its image in the journal.

    A changed row is kept whole as it is after, and before it only in the columns that differ. The first
    ledgers kept it whole on both sides, which its uuid shows: that never differs.
    """
    image = image_of(before)
    if image is None or after is None or "uuid" in image:
        return image
    return dict(json.loads(after)) | image


def full_images(
    table: str, before: str | None, after: str | None
) -> tuple[dict[str, Value] | None, dict[str, Value] | None]:
    """Return both sides of an image as mappings with their empty columns filled in."""
    return _filled(table, former_image(before, after)), _filled(table, image_of(after))


def _filled(table: str, image: dict[str, Value] | None) -> dict[str, Value] | None:
    if image is None:
        return None
    shape = shape_of_table(table)
    return dict(zip(shape.columns, shape.row_from(image), strict=True))


def _columns_of(cls: type[Any], prefix: str, path: str) -> Iterable[_Column]:
    hints = get_type_hints(cls)
    for field in fields(cls):
        hint = hints[field.name]
        if hint is Deadline:
            yield from _columns_of(Deadline, f"{prefix}{field.name}_", f"{path}{field.name}.")
        else:
            yield _column(prefix + field.name, path + field.name, hint)


def _column(name: str, attribute: str, hint: Any) -> _Column:  # noqa: ANN401
    inner, optional = _unwrapped(hint)
    encode, decode, empty = _scalar(inner) if get_origin(inner) is not tuple else _listed(inner)
    if optional:
        return _Column(name, attribute, None, encode, _maybe(decode), optional=True)
    return _Column(name, attribute, empty, encode, decode, optional=False)


def _unwrapped(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401
    if get_origin(hint) in (Union, types.UnionType):
        inner = [part for part in get_args(hint) if part is not type(None)]
        return inner[0], True
    return hint, False


def _scalar(hint: Any) -> tuple[Callable[[Any], Value] | None, Callable[[Any], Any] | None, Value]:  # noqa: ANN401
    if hint is str:
        return None, None, ""
    if hint is bool:
        return int, bool, 0
    if hint is int:
        return None, None, 0
    if hint is date:
        return date.isoformat, date.fromisoformat, ""
    if issubclass(hint, StrEnum):
        return str.__str__, _Members(hint).__getitem__, ""
    raise TypeError(hint)


class _Members(dict[str, StrEnum]):
    """The members of an enum by value; one that is not listed is asked of the enum, which may know it still.

    Kinds of letters are data: an office's own are no members before they are asked for.
    """

    def __init__(self, hint: type[StrEnum]) -> None:
        super().__init__((str(member), member) for member in hint)
        self._hint = hint

    def __missing__(self, value: str) -> StrEnum:
        return self._hint(value)


def _listed(hint: Any) -> tuple[Callable[[Any], Value], Callable[[Any], Any], Value]:  # noqa: ANN401
    def encode(value: tuple[object, ...]) -> Value:
        return _canonical(value) if value else "[]"

    def decode(text: str) -> tuple[Any, ...]:
        return () if text == "[]" else tuple(_shaped(hint, json.loads(text)))

    return encode, decode, "[]"


def _maybe(convert: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    if convert is None:
        return None
    return lambda value: None if value is None else convert(value)


def _shaped(hint: Any, value: Any) -> Any:  # noqa: ANN401
    """Return ``value`` from JSON in the type ``hint`` asks for."""
    inner, _ = _unwrapped(hint)
    if value is None:
        return None
    if get_origin(inner) is tuple:
        parts = get_args(inner)
        hints = [parts[0]] * len(value) if parts[-1] is Ellipsis else parts
        return tuple(_shaped(part, item) for part, item in zip(hints, value, strict=True))
    if is_dataclass(inner):
        named = get_type_hints(inner)
        return inner(**{name: _shaped(named[name], item) for name, item in value.items()})  # type: ignore[operator]
    decode = _scalar(inner)[1]
    return decode(value) if decode else value


def _builder(
    cls: type[Any], prefix: str, place: Mapping[str, int], decoders: Mapping[str, Callable[[Any], Any] | None]
) -> Callable[[Row], Any]:
    """Return a function that builds ``cls`` from a row; a nested deadline builds itself the same way."""
    hints = get_type_hints(cls)
    plain: list[tuple[str, int]] = []
    converted: list[tuple[str, int, Callable[[Any], Any]]] = []
    nested: list[tuple[str, Callable[[Row], Any]]] = []
    for field in fields(cls):
        name = prefix + field.name
        if hints[field.name] is Deadline:
            nested.append((field.name, _builder(Deadline, f"{name}_", place, decoders)))
        elif decode := decoders[name]:
            converted.append((field.name, place[name], decode))
        else:
            plain.append((field.name, place[name]))

    return _setting(cls, plain, converted, nested)


def _setting(
    cls: type[Any],
    plain: Iterable[tuple[str, int]],
    converted: Iterable[tuple[str, int, Callable[[Any], Any]]],
    nested: Iterable[tuple[str, Callable[[Row], Any]]],
) -> Callable[[Row], Any]:
    """Return a function that makes a record and sets its slots, which takes half as long as calling it."""
    known: Any = cls
    puts = putters(known)
    if puts is None:
        raise TypeError(cls)
    as_it_is = [(puts[name], at) for name, at in plain]
    decoded = [(puts[name], at, decode) for name, at, decode in converted]
    made_of = [(puts[name], make) for name, make in nested]
    new = object.__new__

    def build(row: Row) -> Any:  # noqa: ANN401
        made = new(cls)
        for put, at in as_it_is:
            put(made, row[at])
        for put, at, decode in decoded:
            put(made, decode(row[at]))
        for put, make in made_of:
            put(made, make(row))
        return made

    return build
