"""When two names may be one office: with or without its place, written out or abbreviated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class NameWords:
    """What is needed to know a name again: the signs that end a place, and (long, short) ways to write."""

    places: str
    abbreviations: tuple[tuple[str, str], ...]


def parts_of(name: str, words: NameWords) -> tuple[str, str]:
    """Return the place before a name ("" when none) and the rest, abbreviated and without blanks."""
    plain = "".join(letter for letter in name.casefold() if letter.isalnum())
    for long, short in words.abbreviations:
        plain = plain.replace(long, short)
    match = re.match(rf"([^{words.places}]{{0,3}}[{words.places}])(.+)$", plain)
    if match and len(match[2]) >= _SHORTEST:
        return match[1], match[2]
    return "", plain


def same_office(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two names (as parts) may be one office: same rest, and no two different places."""
    return one[1] == other[1] and (one[0].endswith(other[0]) or other[0].endswith(one[0]))


def suspects(names: Iterable[tuple[str, Sequence[str]]], words: NameWords) -> list[tuple[str, str]]:
    """Return pairs of keys that may be one office; each key comes with all names it is written under."""
    by_rest: dict[str, list[tuple[str, tuple[str, str]]]] = defaultdict(list)
    for key, written in names:
        for name in written:
            parts = parts_of(name, words)
            by_rest[parts[1]].append((key, parts))
    found: dict[tuple[str, str], None] = {}
    for group in by_rest.values():
        for place, (key, parts) in enumerate(group):
            for other, other_parts in group[:place]:
                if other != key and (key, other) not in found and same_office(parts, other_parts):
                    found[other, key] = None
    return list(found)
