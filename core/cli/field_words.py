"""``FIELD=VALUE`` as typed on the command line, read into a draft: the fields a form of the window has.

A field goes by its identifier or by the name the window shows; an empty value empties it. What a value may be
is read off the draft, so a command needs no table of its own; what a record may be is said by the rules alone
(decision 0064).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from core.cli.life import chosen
from core.domain.cells import value_text
from core.domain.drafts import UnitName
from core.domain.unit import UnitRole
from core.errors import Refused
from core.wording import catalogue, word, word_of

D = TypeVar("D")
Reader = Callable[[str], object]

_BETWEEN = re.compile(r"[,;\n\u3001\uff0c\uff1b]+")
"""What stands between several values."""
_ROLE = re.compile(r"\s*[:\uff1a]\s*")
"""What stands between the part of a unit and its name."""
_REMARK = re.compile(r"\uff08.*?\uff09")
"""A remark in a label, e.g. the unit of a figure."""


def filled(draft: D, given: Sequence[str], form: str, special: Mapping[str, Reader] | None = None) -> D:
    """Return ``draft`` with what was given, in the words of ``form`` of the window.

    ``special`` reads fields that hold no value of their own, such as the plan an issue stands under. Raises
    ``Refused`` for a field that is not there and a value that cannot be read.
    """
    readers = {**_readers(type(draft), form), **(special or {})}
    named = {label: name for name in readers for label in _labels(form, name)}
    found: dict[str, Any] = {}
    for each in given:
        label, sign, text = each.partition("=")
        name = named.get(label.strip())
        if not sign or name is None:
            known = word("punctuation.comma_list").join(_labels(form, name)[1] for name in readers)
            raise Refused("unknown_field_word", field=label.strip(), known=known)
        found[name] = readers[name](text.strip())
    return replace(draft, **found)  # type: ignore[type-var]


def names_field(kind: type, given: str, form: str) -> bool:
    """Tell whether ``given`` speaks of a field of ``kind`` that the form has."""
    label = given.partition("=")[0].strip()
    return any(label in _labels(form, name) for name in _readers(kind, form))


def shown(record: object, form: str, words: Mapping[str, str] | None = None) -> list[str]:
    """Return the fields of ``form`` that ``record`` has something in, a line each.

    ``words`` are what is said of a field instead of its value.
    """
    lines = []
    for name in _readers(type(record), form):
        text = (words or {}).get(name) or said(getattr(record, name))
        if text:
            lines.append(word("records.field", label=_labels(form, name)[1], text=text))
    return lines


def said(value: object) -> str:
    """Return a value as it may be typed again."""
    if isinstance(value, UnitName):
        return word("records.unit", role=word_of(value.role), name=value.name)
    if isinstance(value, tuple):
        return word("punctuation.comma_list").join(map(said, value))
    return value_text(value)


def _labels(form: str, name: str) -> list[str]:
    """Return how a field may be called; the second one is what is told to people."""
    words = catalogue()
    label = words.get(f"{form}.{name}", name)
    return [name, bare(label), label, words.get(f"fields.{name}", label)]


def bare(label: str) -> str:
    """Return a label without the remark in brackets that nobody types."""
    return _REMARK.sub("", label).strip()


def _readers(kind: type, form: str) -> dict[str, Reader]:
    """Return what reads each field that the form names and a line of text can hold."""
    words = catalogue()
    found = {}
    for name, hint in get_type_hints(kind).items():
        reader = _reader(hint)
        if reader is not None and f"{form}.{name}" in words:
            found[name] = reader
    return found


def _reader(hint: object) -> Reader | None:
    if isinstance(hint, UnionType):
        (kind,) = [each for each in get_args(hint) if each is not NoneType]
        reader = None if kind is str else _reader(kind)
        return None if reader is None else partial(_or_nothing, reader)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return partial(chosen, hint)
    if get_origin(hint) is tuple:
        reader = _reader(get_args(hint)[0])
        return None if reader is None else partial(_each, reader)
    return _PLAIN.get(hint)


def _or_nothing(reader: Reader, text: str) -> object:
    return reader(text) if text else None


def _each(reader: Reader, text: str) -> tuple[object, ...]:
    return tuple(reader(each.strip()) for each in _BETWEEN.split(text) if each.strip())


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise Refused("number_unread", text=text)
    return int(text)


def switch(off: str, on: str) -> Reader:
    """Return what reads a choice of two by its words, or by 是 and 否."""

    def read(text: str) -> bool:
        told = {bare(on): True, bare(off): False, word("cells.yes"): True, word("cells.no"): False}
        if text not in told:
            raise Refused("unknown_choice", text=text, known=word("punctuation.comma_list").join(told))
        return told[text]

    return read


def _flag(text: str) -> bool:
    return bool(switch(word("cells.no"), word("cells.yes"))(text))


def day_in(text: str) -> date:
    """Return the day written as 2026-03-05; raise ``Refused`` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("day_unread", day=text) from None


def _unit(text: str) -> UnitName:
    role, name = (*_ROLE.split(text, maxsplit=1), "")[:2]
    for each in UnitRole:
        if name and role in (each.value, word_of(each)):
            return UnitName(name, each)
    return UnitName(text)


_PLAIN: dict[object, Reader] = {str: str, int: _number, bool: _flag, date: day_in, UnitName: _unit}
