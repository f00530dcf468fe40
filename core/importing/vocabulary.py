"""The words that ledgers are written with, from ``resources/vocabularies``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from core.domain.issue import IssueStatus
from core.domain.unit import UnitRole
from core.resources import resource_path

_SPACES = re.compile(r"\s+")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ORNAMENTS = "*#:.-_"
_SUFFIX_LENGTH = 4
"""A header that only ends in a known one (市直责任单位) is trusted from so many characters on."""


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """Return ``text`` for comparing: half-width, lower case, without spaces and line breaks."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).lower()


@cache
def _table(name: str) -> dict[str, Any]:
    with resource_path("vocabularies", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _headers() -> dict[str, str]:
    fields: dict[str, list[str]] = _table("headings")["fields"]
    return {normal(spelling).strip(_ORNAMENTS): field for field, all_ in fields.items() for spelling in all_}


@cache
def field_of(header: str) -> str:
    """Return the field a header stands for, empty when it is unknown."""
    whole = normal(header).strip(_ORNAMENTS)
    known = _headers()
    for candidate in dict.fromkeys((whole, _BRACKETED.sub("", whole).strip(_ORNAMENTS))):
        if candidate in known:
            return known[candidate]
        for prefix in _table("headings")["strip_prefixes"]:
            if candidate.startswith(prefix) and candidate.removeprefix(prefix) in known:
                return known[candidate.removeprefix(prefix)]
    endings = [each for each in known if len(each) >= _SUFFIX_LENGTH and whole.endswith(each)]
    return known[max(endings, key=len)] if endings else ""


@cache
def _states() -> dict[str, IssueStatus]:
    words: dict[str, list[str]] = _table("status")["words"]
    return {normal(each): IssueStatus(state) for state, all_ in words.items() for each in all_}


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status word as read; ``lasting`` when the words add 长期坚持."""

    status: IssueStatus
    lasting: bool = False


@cache
def status_of(text: str) -> StatusReading | None:
    """Return what a status word means: its first part, and whether it adds lasting work."""
    plain = normal(text).strip(_table("status")["joints"])
    known = _states()
    if plain in known:
        return StatusReading(known[plain], known[plain] is IssueStatus.STANDING)
    lasting = [
        each for each, state in known.items() if state is IssueStatus.STANDING and plain.endswith(each)
    ]
    if not lasting:
        return None
    first = plain.removesuffix(max(lasting, key=len)).rstrip(_table("status")["joints"])
    return StatusReading(known[first], lasting=True) if first in known else None


@dataclass(frozen=True, slots=True)
class Margins:
    """How rows above and below a table are recognised."""

    totals: tuple[str, ...]
    signatures: tuple[str, ...]
    notes: tuple[str, ...]
    labels: dict[str, list[str]]
    stated_count: re.Pattern[str]
    total_count: re.Pattern[str]
    section: re.Pattern[str]
    year: re.Pattern[str]
    colon: str
    """A regular expression of what ends a label."""


@cache
def margins() -> Margins:
    """Return the vocabulary of ``margins.toml``."""
    table = _table("margins")
    pattern = {name: re.compile(text) for name, text in table["patterns"].items()}
    words = {name: tuple(normal(each) for each in table[name]) for name in ("totals", "signatures", "notes")}
    return Margins(
        totals=words["totals"],
        signatures=words["signatures"],
        notes=words["notes"],
        labels=table["labels"],
        colon=table["colon"],
        stated_count=pattern["stated_count"],
        total_count=pattern["total_count"],
        section=pattern["section"],
        year=pattern["year"],
    )


@dataclass(frozen=True, slots=True)
class MeasureGrammar:
    """How a cell with several measures is taken apart."""

    markers: tuple[re.Pattern[str], ...]
    before: str
    line_ends: str
    trailing: str


@cache
def measure_grammar() -> MeasureGrammar:
    """Return the measure rules of ``splitting.toml``."""
    table = _table("splitting")["measures"]
    markers = tuple(re.compile(each) for each in table["markers"])
    return MeasureGrammar(markers, table["before"], table["line_ends"], table["trailing"])


@dataclass(frozen=True, slots=True)
class UnitGrammar:
    """How a cell with several units is taken apart."""

    separators: str
    opening: str
    closing: str
    colons: str
    stops: str
    whole: tuple[re.Pattern[str], ...]
    joining: tuple[str, ...]
    joined_names: tuple[str, ...]
    roles: tuple[tuple[str, UnitRole], ...]
    """(word, role), longest words first."""


@cache
def unit_grammar() -> UnitGrammar:
    """Return the unit rules of ``splitting.toml``."""
    table = _table("splitting")
    rules, roles = table["units"], table["roles"]
    words = [(each, UnitRole(role)) for role, all_ in roles.items() for each in all_]
    return UnitGrammar(
        rules["separators"],
        rules["opening"],
        rules["closing"],
        rules["colons"],
        rules["stops"],
        tuple(re.compile(each) for each in rules["whole"]),
        tuple(rules["joining"]),
        tuple(rules["joined_names"]),
        tuple(sorted(words, key=lambda pair: -len(pair[0]))),
    )
