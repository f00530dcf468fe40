"""A register from the table that a TOML file holds; the names in the file are those of the dataclasses."""

from __future__ import annotations

import types
from collections.abc import Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from core.domain.register import RegisterDefinition

T = TypeVar("T")


def definition_of(table: Mapping[str, Any]) -> RegisterDefinition:
    """Return the register a table describes.

    Raises ``ValueError`` naming what it does not know: a misspelt rule must not silently count nothing.
    """
    return _made(RegisterDefinition, table)


@cache
def _hints(cls: Hashable) -> dict[str, Any]:
    """Return the types of the fields of ``cls``; thirty registers ask five hundred times for them."""
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}  # type: ignore[arg-type]


def _made(cls: type[T], table: Mapping[str, Any]) -> T:
    hints = _hints(cls)  # type: ignore[arg-type]
    if unknown := sorted(set(table) - hints.keys()):
        raise ValueError(f"{cls.__name__}: {', '.join(unknown)}")
    try:
        return cls(**{name: _value(hints[name], value) for name, value in table.items()})
    except TypeError as error:
        raise ValueError(f"{cls.__name__}: {error}") from error


def _value(hint: Any, value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not types.NoneType)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise TypeError(f"{value!r}: list")
        return tuple(_value(get_args(hint)[0], each) for each in value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if isinstance(value, Mapping):
        return _made(hint, value)
    if not isinstance(value, hint):
        raise TypeError(f"{value!r}: {hint.__name__}")
    return value


_OWN = frozenset({"uuid", "revision", "hidden", "place"})
"""What belongs to the ledger a register stands in, not to the register."""


def table_of(definition: RegisterDefinition) -> dict[str, Any]:
    """Return a register as the table of a file: what differs from an empty one, without the ledger's own."""
    return {key: value for key, value in _plain(definition).items() if key not in _OWN}


def _plain(record: Any) -> dict[str, Any]:  # noqa: ANN401 - one of the classes of rules
    found = {}
    for each in fields(record):
        value = getattr(record, each.name)
        if each.default is MISSING or value != each.default:
            found[each.name] = _told(value)
    return found


def _told(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    return _plain(value) if is_dataclass(value) else value
