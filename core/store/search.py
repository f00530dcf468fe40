"""Search across everything by plain comparison, so that words of any length are found.

Trigram full-text search silently loses two-character words (performance.md §0), and at 31,000 measures a
scan costs less than a tenth of a second.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from sqlite3 import Row
from typing import NamedTuple

from core.domain.hit import Hit
from core.domain.listing import ListKind
from core.domain.register import LinkTarget
from core.store.conditions import Matching
from core.store.ledger import Ledger
from core.store.name_search import names_spelt
from core.store.reading import rows
from core.store.search_places import PLACES, Place
from core.store.second_reader import is_large, side_by_side
from core.wording import word

BEFORE, LENGTH = 12, 60
"""Characters of an excerpt: before the word found, and in all."""


KIND_OF = {
    LinkTarget.ISSUE: ListKind.ISSUES,
    LinkTarget.MEASURE: ListKind.MEASURES,
    LinkTarget.INSPECTION: ListKind.INSPECTIONS,
    LinkTarget.UNIT: ListKind.UNITS,
    LinkTarget.LETTER: ListKind.LETTERS,
}
"""Where the records that an entry of a register points to are looked for."""


def search(
    ledger: Ledger,
    words: str,
    limit: int = 50,
    only: ListKind | None = None,
    unseen: Iterable[tuple[str, str]] = (),
) -> list[Hit]:
    """Return up to ``limit`` records in which every blank-separated word occurs, each once.

    A word of Latin letters also stands for the units and people whose names it spells in pinyin. Records
    found by their number or name come first, the one that is named exactly so before all.
    ``only`` looks for one kind of record. Fields of registers in ``unseen`` (register, key) are not read.
    """
    wanted = words.split()
    if not wanted or limit < 1:
        return []
    meant = [(text, *names_spelt(ledger, text)) for text in wanted]
    left_out = json.dumps([f"{register} {key}" for register, key in unseen], ensure_ascii=False)
    facts = {"sep": word("reading.unit_separator"), "unseen": left_out}
    found: dict[tuple[ListKind, str], tuple[int, Hit]] = {}
    for place, told in _by_place(ledger, only, Asked(meant, limit, facts)):
        for rank, hit in _hits(place, told, meant):
            key = (hit.kind, hit.uuid)
            if key not in found or rank < found[key][0]:
                found[key] = (rank, hit)
    return [hit for _, hit in sorted(found.values(), key=lambda pair: pair[0])][:limit]


class Asked(NamedTuple):
    """What each word may stand for, how many hits are wanted, and what is bound to every statement."""

    meant: list[tuple[str, ...]]
    limit: int
    facts: Mapping[str, object]


def _by_place(ledger: Ledger, only: ListKind | None, asked: Asked) -> Iterator[tuple[Place, list[Row]]]:
    """Yield what each place holds; of a large ledger two look through the places of very many rows."""
    places = [place for place in PLACES if only in (None, place.kind)]
    if not is_large(ledger):
        yield from ((place, _found(ledger, place, asked)) for place in places)
        return
    lower, upper = side_by_side(
        ledger,
        lambda own: [_found(own, place, asked, place.halves()[0]) for place in places],
        lambda other: [_found(other, place, asked, place.halves()[1]) for place in places if place.table],
    )
    rest = iter(upper)
    for place, found in zip(places, lower, strict=True):
        both = sorted((*found, *next(rest)), key=_as_written) if place.table else found
        yield place, both[: asked.limit]


def _as_written(row: Row) -> tuple[bool, str, str]:
    """Return what every statement orders its rows by."""
    return not row["named"], row["title"], row["uuid"]


def _found(ledger: Ledger, place: Place, asked: Asked, half: str = "TRUE") -> list[Row]:
    matching = Matching()
    sql = place.sql([_any_of(matching, texts) for texts in asked.meant], half)
    return rows(ledger, sql, {**matching.facts, **asked.facts, "limit": asked.limit})


def _hits(place: Place, found: list[Row], meant: list[tuple[str, ...]]) -> Iterator[tuple[int, Hit]]:
    """Yield the records ``found`` in ``place``, each with its rank."""
    wanted = [text for texts in meant for text in texts]
    for row in found:
        texts = [str(row[f"t{number}"] or "") for number in range(len(place.names) + len(place.texts))]
        kind = ListKind.ISSUES if row["uuid"] is None else place.kind
        hit = Hit(
            kind=kind,
            uuid=row["uuid"] or row["issue"],
            issue_uuid=row["issue"],
            title=_line(row["title"]),
            excerpt=_excerpt(texts, wanted),
        )
        yield _rank(row, texts[: len(place.names)], [first for first, *_ in meant]), hit


def _any_of(matching: Matching, texts: tuple[str, ...]) -> str:
    return f"({' OR '.join(map(matching.match, texts))})"


def _rank(row: Row, names: list[str], wanted: list[str]) -> int:
    if " ".join(wanted).casefold() in (" ".join(name.split()).casefold() for name in names):
        return 0
    return 1 if row["named"] else 2


def _excerpt(texts: list[str], wanted: list[str]) -> str:
    """Return the surroundings of the first word in the first text that holds one."""
    for text in map(_line, texts):
        for each in wanted:
            at = text.casefold().find(each.casefold())
            if at >= 0:
                return _cut(text, max(0, at - BEFORE))
    return _cut(_line(next(filter(None, texts), "")), 0)


def _cut(text: str, start: int) -> str:
    ellipsis = word("reading.ellipsis")
    piece = text[start : start + LENGTH]
    return (ellipsis if start else "") + piece + (ellipsis if start + LENGTH < len(text) else "")


def _line(text: str) -> str:
    return " ".join(text.split())
