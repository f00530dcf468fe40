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
_ALONE = 3
"""Characters of a signature word that needs no colon: 审核人 does not, 审批 may be an area."""
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
    candidates = list(dict.fromkeys((whole, _BRACKETED.sub("", whole).strip(_ORNAMENTS))))
    if any(candidate in _table("headings")["without_field"] for candidate in candidates):
        return ""
    for candidate in candidates:
        if candidate in known:
            return known[candidate]
        for prefix in _table("headings")["strip_prefixes"]:
            if candidate.startswith(prefix) and candidate.removeprefix(prefix) in known:
                return known[candidate.removeprefix(prefix)]
    endings = [each for each in known if len(each) >= _SUFFIX_LENGTH and whole.endswith(each)]
    if endings:
        return known[max(endings, key=len)]
    parts = whole.split("/")
    return next((field for field in map(field_of, parts) if field), "") if len(parts) > 1 else ""


@cache
def is_computed(header: str) -> bool:
    """Tell whether a column of a ledger that this program wrote only repeats what it reckons itself."""
    return normal(header) in _table("headings")["computed"]


@cache
def whole_day() -> re.Pattern[str]:
    """Return how a whole day is written where a sheet says when something was finished."""
    return re.compile(_table("headings")["whole_day"])


@cache
def stands_for_text(header: str) -> bool:
    """Tell whether a column may be the issue's text in a table that has none (指标名称, 整改目标)."""
    plain = normal(header)
    return any(each in (plain, _BRACKETED.sub("", plain)) for each in _table("headings")["stand_ins"])


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
    whole = normal(text).strip(_table("status")["joints"])
    return _status_in(whole) or _status_in(_BRACKETED.sub("", whole + ")" * ("(" in whole)))


def _status_in(text: str) -> StatusReading | None:
    plain = text.strip(_table("status")["joints"])
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
    subtotals: tuple[str, ...]
    signatures: re.Pattern[str]
    """A label of a signature line with its colon, or the bare word alone in a cell."""
    notes: tuple[str, ...]
    labels: dict[str, list[str]]
    stated_count: re.Pattern[str]
    total_count: re.Pattern[str]
    section: re.Pattern[str]
    year: re.Pattern[str]
    page: re.Pattern[str]
    day: re.Pattern[str]
    """A full date and nothing else."""
    until: re.Pattern[str]
    """截至2023年7月31日 inside other words."""
    counting: re.Pattern[str]
    """单位：件 says what is counted, not who reports."""
    ordinal: re.Pattern[str]
    """The number of a section in a cell of its own."""
    plain_sheet: re.Pattern[str]
    """A name no person gave to a sheet."""
    colon: str
    """A regular expression of what ends a label."""


@cache
def margins() -> Margins:
    """Return the vocabulary of ``margins.toml``."""
    table = _table("margins")
    pattern = {name: re.compile(text) for name, text in table["patterns"].items()}
    totals, subtotals, notes, signers = (
        tuple(normal(each) for each in table[name]) for name in ("totals", "subtotals", "notes", "signatures")
    )
    signed = pattern.pop("signed").pattern
    alone = "|".join(each for each in signers if len(each) >= _ALONE)
    return Margins(
        totals=totals,
        subtotals=subtotals,
        signatures=re.compile(f"(?:{'|'.join(sorted(signers, key=len, reverse=True))}){signed}|(?:{alone})$"),
        notes=notes,
        labels=table["labels"],
        colon=table["colon"],
        **pattern,
    )


@dataclass(frozen=True, slots=True)
class MeasureGrammar:
    """How a cell with several measures is taken apart."""

    markers: tuple[re.Pattern[str], ...]
    line_markers: tuple[re.Pattern[str], ...]
    """Numbers only at the beginning of a line."""
    run_on: tuple[re.Pattern[str], ...]
    """Numbers that need no mark before them in a cell that begins with 1."""
    not_before: tuple[str, ...]
    """Words after which such a number refers to something: 附件（2）."""
    bullets: str
    before: str
    line_ends: str
    trailing: str


@cache
def measure_grammar() -> MeasureGrammar:
    """Return the measure rules of ``splitting.toml``."""
    table = _table("splitting")["measures"]
    markers, line_markers, run_on = (
        tuple(re.compile(each) for each in table[name]) for name in ("markers", "line_markers", "run_on")
    )
    return MeasureGrammar(
        markers=markers,
        line_markers=line_markers,
        run_on=run_on,
        not_before=tuple(table["not_before"]),
        bullets=table["bullets"],
        before=table["before"],
        line_ends=table["line_ends"],
        trailing=table["trailing"],
    )


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
    unit_end: re.Pattern[str]
    """How a unit's name ends: a space parts two units only between such names."""
    numbering: re.Pattern[str]
    tails: re.Pattern[str]
    """Words after a name that are no part of it (按职责分工负责)."""
    tail_role: re.Pattern[str]
    """县司法局牵头."""
    label: re.Pattern[str]
    """A part before its units: 牵头单位： or 【牵头单位】."""
    roles: tuple[tuple[str, UnitRole], ...]
    """(word, role), longest words first."""


@cache
def unit_grammar() -> UnitGrammar:
    """Return the unit rules of ``splitting.toml``."""
    table = _table("splitting")
    rules, roles = table["units"], table["roles"]
    words = [(each, UnitRole(role)) for role, all_ in roles.items() for each in all_]
    words.sort(key=lambda pair: -len(pair[0]))
    names = "|".join(re.escape(word) for word, _ in words)
    return UnitGrammar(
        separators=rules["separators"],
        opening=rules["opening"],
        closing=rules["closing"],
        colons=rules["colons"],
        stops=rules["stops"],
        whole=tuple(re.compile(each) for each in rules["whole"]),
        joining=tuple(rules["joining"]),
        joined_names=tuple(rules["joined_names"]),
        unit_end=re.compile(rules["unit_end"]),
        numbering=re.compile(rules["numbering"]),
        tails=re.compile(rules["tails"]),
        tail_role=re.compile(rules["tail_role"]),
        label=re.compile(rf"[【\[]({names})[】\]]\s*[{rules['colons']}]?|({names})\s*[{rules['colons']}]"),
        roles=tuple(words),
    )
