"""Numbered criteria taken apart, and the quantity in one: a proposal that a person confirms, never a change.

``resources/vocabularies/targets.toml`` holds the words. A text with one number and a word of comparison is
read as quantified; anything less clear stays plain text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache

from core.domain.criterion import Comparison, CriterionDraft
from core.domain.quantity import tidy_number
from core.importing.splitting import split_measures
from core.resources import resource_path

_CLAUSES = re.compile(r"[;；]")
_AMOUNT = r"(?P<number>\d[\d,]*(?:\.\d+)?)"


@dataclass(frozen=True, slots=True)
class _Grammar:
    before: re.Pattern[str]
    after: re.Pattern[str]
    plain: re.Pattern[str]
    meaning: dict[str, Comparison]


def read_criteria(text: str) -> list[CriterionDraft]:
    """Return the items of the raw words of 检验标准: numbered, else by lines or semicolons."""
    if not text.strip():
        return []
    found = split_measures(text).texts or (text.strip(),)
    if len(found) == 1:
        found = tuple(part.strip() for part in _CLAUSES.split(found[0]) if part.strip())
    return [_quantified(item) for item in found]


def read_amount(text: str) -> tuple[str, str]:
    """Return (number, measure word) of the one quantity in ``text``, empty when there is none or several."""
    found = list(_grammar().plain.finditer(unicodedata.normalize("NFKC", text)))
    return (tidy_number(found[0]["number"]), found[0]["unit"]) if len(found) == 1 else ("", "")


def _quantified(text: str) -> CriterionDraft:
    grammar = _grammar()
    plain = unicodedata.normalize("NFKC", text)
    found = [*grammar.before.finditer(plain)] or [*grammar.after.finditer(plain)]
    if len(found) != 1:
        return CriterionDraft(text=text)
    match = found[0]
    return CriterionDraft(
        text=text,
        comparison=grammar.meaning[match["sign"]],
        target=tidy_number(match["number"]),
        measure_word=match["unit"] or "",
    )


@cache
def _grammar() -> _Grammar:
    table = tomllib.loads(resource_path("vocabularies", "targets.toml").read_text(encoding="utf-8"))
    sides = {
        Comparison.AT_LEAST: (*table["at_least"], *table["above"]),
        Comparison.AT_MOST: (*table["at_most"], *table["below"]),
        Comparison.EQUAL: tuple(table["equal"]),
    }
    units = "|".join(map(re.escape, table["measure_words"]))
    first = _any(table["at_least"] + table["at_most"] + table["equal"])
    last = _any(table["above"] + table["below"])
    return _Grammar(
        before=re.compile(rf"(?P<sign>{first})\s*{_AMOUNT}\s*(?P<unit>{units})?"),
        after=re.compile(rf"{_AMOUNT}\s*(?P<unit>{units})?(?P<sign>{last})"),
        plain=re.compile(rf"{_AMOUNT}\s*(?P<unit>{units})"),
        meaning={spelling: sense for sense, spellings in sides.items() for spelling in spellings},
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))
