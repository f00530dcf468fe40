"""Titles over several lines: whole word groups, a trapezoid or a diamond, no character left alone.

GB/T 9704-2012 clause 7.3.1. Without a dictionary, word groups come from a short list of office words
(``resources/vocabularies/letter_words.toml``) and from the rule that a line does not begin with 的 nor end
with 和.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from core.letters.breaking import Atom, Measure, Span, atoms_of, break_lines, may_break
from core.letters.fonts import FontRole
from core.resources import resource_path

_MOST_LINES = 5
_SHORTEST = 5.0
"""Cells below which a line of a title looks forlorn; of a name in a narrow place it is part of the place."""
_SHORTEST_PART = 0.4
_MOST_SHAPES = 20_000

_INSIDE_WORD = 12.0
_BETWEEN_PARTS = 6.0
"""Inside a long word, but between shorter ones of it: 人力资源|和社会保障."""
_BAD_NEIGHBOUR = 9.0
_PLAIN = 3.0
_FORLORN = 25.0
_HOURGLASS = 20.0
_BLOCK = 6.0
_A_LINE_MORE = 8.0


@cache
def office_words() -> dict[str, Any]:
    """Return the lists of words that a title keeps whole and of particles at which it may turn."""
    with resource_path("vocabularies", "letter_words.toml").open("rb") as file:
        return tomllib.load(file)


def balanced(text: str, limit: float, measure: Measure, role: FontRole = FontRole.TITLE) -> list[str]:
    """Return ``text`` as title lines of at most ``limit`` cells, broken where it reads and looks best."""
    spans = [Span(text, role)]
    atoms = atoms_of(spans, measure, limit)
    total = sum(atom.width for atom in atoms)
    if total <= limit:
        return [text]
    fewest = math.ceil(total / limit)
    costs = _break_costs(atoms)
    best = min(
        (shape for count in (fewest, fewest + 1) for shape in _shapes(atoms, costs, count, limit, fewest)),
        default=None,
    )
    if best is None:
        return _evened(spans, limit, total, measure)
    ends = (0, *best[1], len(atoms))
    return ["".join(atom.text for atom in atoms[a:b]).strip() for a, b in pairwise(ends)]


def _evened(spans: Sequence[Span], limit: float, total: float, measure: Measure) -> list[str]:
    """Return a text of very many lines in as few as it needs, none much shorter than the others."""
    widest = break_lines(spans, first=limit, width=limit, measure=measure)
    width = max(total / len(widest), 1.0)
    while width < limit:
        lines = break_lines(spans, first=width, width=width, measure=measure)
        if len(lines) == len(widest):
            return [line.text for line in lines]
        width += 0.5
    return [line.text for line in widest]


def _shapes(
    atoms: Sequence[Atom], costs: dict[int, float], count: int, limit: float, fewest: int
) -> list[tuple[float, tuple[int, ...]]]:
    places = sorted(costs)
    if count > _MOST_LINES:
        return []
    while math.comb(len(places), count - 1) > _MOST_SHAPES:
        places = sorted(sorted(places, key=lambda place: costs[place])[: len(places) * 3 // 4])
    sums = [0.0]
    for atom in atoms:
        sums.append(sums[-1] + atom.width)
    found = []
    for ends in combinations(places, count - 1):
        widths = [sums[b] - sums[a] for a, b in pairwise((0, *ends, len(atoms)))]
        if max(widths) <= limit:
            cost = sum(costs[end] for end in ends) + _shape_cost(widths, limit)
            cost += (count - fewest) * _A_LINE_MORE
            found.append((cost, ends))
    return found


def _shape_cost(widths: Sequence[float], limit: float) -> float:
    spread = max(widths) - min(widths)
    shortest = min(_SHORTEST, limit * _SHORTEST_PART)
    cost = spread * 0.6 + sum(_FORLORN for width in widths if width < shortest)
    if spread < 1.0:
        cost += _BLOCK if len(widths) > 2 else 1.0
    middle = widths[1:-1]
    if middle and min(middle) < min(widths[0], widths[-1]):
        cost += _HOURGLASS
    return cost


def _break_costs(atoms: Sequence[Atom]) -> dict[int, float]:
    """Return what it costs to end a line before each atom where the rules allow it at all."""
    text = "".join(atom.text for atom in atoms)
    words = office_words()
    inside, between, edges = _word_places(text, words["words"])
    costs: dict[int, float] = {}
    offset = 0
    for index, atom in enumerate(atoms):
        if index and may_break(atoms, index):
            costs[index] = _PLAIN
            if offset in inside:
                costs[index] = _BETWEEN_PARTS if offset in between else _INSIDE_WORD
            elif text[offset - 1] in words["turn_after"] or offset in edges:
                costs[index] = 0.0
            if text[offset] in words["never_first"] or text[offset - 1] in words["never_last"]:
                costs[index] += _BAD_NEIGHBOUR
        offset += len(atom.text)
    return costs


def _word_places(text: str, words: Sequence[str]) -> tuple[set[int], set[int], set[int]]:
    """Return the places inside words, those of them between two shorter words, and the words' edges.

    Longer words are found first: one that would cut into them is none here (依法治县|委员会 holds no 县委).
    """
    inside: set[int] = set()
    between: set[int] = set()
    edges: set[int] = set()
    taken: list[tuple[int, int]] = []
    for word in sorted(words, key=len, reverse=True):
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not any(a < start < b < end or start < a < end < b for a, b in taken):
                taken.append((start, end))
                between.update({start, end} & inside)
                between.difference_update(range(start + 1, end))
                inside.update(range(start + 1, end))
                edges.update((start, end))
            start = text.find(word, start + 1)
    return inside, between, edges - inside
