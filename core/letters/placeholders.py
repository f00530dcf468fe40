"""Placeholders as a clerk reads them: each with a Chinese name, an example, and where it has a value.

A template is kept with identifiers (``{units}``); the editor shows the names (``{责任单位}``). Names and
examples are data (``resources/letters/samples/placeholders.toml``); what a kind itself asks the clerk for
goes by its label.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from string import ascii_lowercase
from typing import Any

from core.errors import Environment
from core.resources import resource_path

_BRACED = re.compile(r"\{([^{}]*)\}")
_REMARK = re.compile("[\uff08(].*")
_UNFIT = re.compile(r"[{}\x00-\x1f]")
_GROUPS = ("letter", "inspection", "review", "extension", "period", "row")
LISTS = "lists"
OWN = "own_fields"
"""The group of what the kind itself asks for."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder. ``group`` says what letters give it a value; ``row`` only where a block repeats."""

    identifier: str
    name: str
    example: str
    group: str


@cache
def sample_file() -> Mapping[str, Any]:
    """Return names, examples and sample rows. Raises ``Environment`` when the file is damaged."""
    path = resource_path("letters", "samples", "placeholders.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Environment("letter_template_damaged", name=path.name) from error


@cache
def known() -> tuple[Placeholder, ...]:
    """Return the placeholders every template may use, group by group."""
    return tuple(
        Placeholder(identifier, told[0], told[1], group)
        for group in _GROUPS
        for identifier, told in sample_file()[group].items()
    )


def asked(plan: Mapping[str, Any]) -> tuple[Placeholder, ...]:
    """Return what the kind itself asks the clerk for, as placeholders; a damaged head gives none."""
    listed = plan.get("fields", ())
    fields = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return tuple(
        Placeholder(str(each["key"]), short(str(each.get("label", ""))), sample_file()["said"]["text"], OWN)
        for each in fields
        if "key" in each
    )


def new_key(plan: Mapping[str, Any]) -> str:
    """Return a placeholder for a new question: small letters, unlike every one the template knows."""
    taken = {*(each.identifier for each in known()), *(each.identifier for each in asked(plan))}
    length = 1
    while True:
        for letters in product(ascii_lowercase, repeat=length):
            key = "asked_" + "".join(letters)
            if key not in taken:
                return key
        length += 1


def short(label: str) -> str:
    """Return a field's label without the remark in brackets behind it."""
    return _REMARK.sub("", label).strip()


def names_of(plan: Mapping[str, Any]) -> dict[str, str]:
    """Return identifier → Chinese name for a template; no name stands for two placeholders.

    An identifier whose label is taken or cannot stand between braces is shown as it is.
    """
    names = {each.identifier: each.name for each in known()}
    taken = {*names, *names.values()}
    for each in asked(plan):
        sound = each.name and not _UNFIT.search(each.name)
        if sound and each.identifier not in names and each.name not in taken:
            names[each.identifier] = each.name
            taken.add(each.name)
    return names


def shown(text: str, names: Mapping[str, str]) -> str:
    """Return ``text`` with the Chinese names between its braces."""
    return _BRACED.sub(lambda found: "{" + names.get(found[1], found[1]) + "}", text)


def stored(text: str, names: Mapping[str, str]) -> str:
    """Return ``text`` with the identifiers between its braces; what is no name stays as it is typed."""
    back = {name: identifier for identifier, name in names.items()}
    return _BRACED.sub(lambda found: "{" + back.get(found[1].strip(), found[1]) + "}", text)
