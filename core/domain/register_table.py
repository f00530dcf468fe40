"""A register from the table that a TOML file holds; the names in the file are those of the dataclasses."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from core.domain.register import RegisterDefinition

T = TypeVar("T")


def definition_of(table: Mapping[str, Any]) -> RegisterDefinition:
    """Return the register a table describes.

    Raises ``ValueError`` naming what it does not know: a misspelt rule must not silently count nothing.
    """
    return _made(RegisterDefinition, table)


def _made(cls: type[T], table: Mapping[str, Any]) -> T:
    hints = get_type_hints(cls)
    known = {field.name for field in fields(cls)}  # type: ignore[arg-type]
    if unknown := sorted(set(table) - known):
        raise ValueError(f"{cls.__name__}: {', '.join(unknown)}")
    try:
        return cls(**{name: _value(hints[name], value) for name, value in table.items()})
    except TypeError as error:
        raise ValueError(f"{cls.__name__}: {error}") from error


def _value(hint: Any, value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not types.NoneType)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], each) for each in value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if isinstance(value, Mapping):
        return _made(hint, value)
    if not isinstance(value, hint):
        raise TypeError(f"{value!r}: {hint.__name__}")
    return value
