"""How alike two texts are, by the pairs of neighbouring characters they share; made for Chinese."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

ALIKE = 0.75
"""From this share of common pairs on, two texts are taken for one and the same issue told twice."""

_SIGNS = re.compile(r"[\W_]+")
"""What is neither letter nor digit."""

_SHORTEST = 4
"""Pairs: shorter texts are too easily alike."""


def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters and digits of ``text``; signs and blanks do not count."""
    plain = _plain(text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def _plain(text: str) -> str:
    return _SIGNS.sub("", text.casefold())


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the Dice coefficient: 1 for equal texts, 0 for texts without a common pair."""
    whole = len(one) + len(other)
    return 2 * len(one & other) / whole if whole else 0.0


def most_alike(text: str, others: Mapping[str, str]) -> str | None:
    """Return the key of the text most like ``text``, ``None`` when none is alike."""
    wanted = bigrams(text)
    if len(wanted) < _SHORTEST:
        return None
    near = ((key, other) for key, other in others.items() if _may_be_alike(wanted, other))
    scored = ((likeness(wanted, bigrams(other)), key) for key, other in near)
    best = max(scored, default=(0.0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] >= ALIKE else None


def _may_be_alike(wanted: frozenset[str], other: str) -> bool:
    """Return ``False`` for a text that lacks too many of the pairs ``wanted``; most are known by a few.

    An alike text has at least so many of them as ``_rarest`` says, or the common ones are too few.
    """
    plain = _plain(other)
    missing = len(wanted) - _shared(len(wanted))
    for pair in wanted:
        if pair not in plain:
            missing -= 1
            if missing < 0:
                return False
    return True


def _shared(pairs: int) -> int:
    """Return how many of its pairs a text must share with any other it is alike."""
    return math.ceil(pairs * ALIKE / (2 - ALIKE))


MOST_NAMED = 3
"""Earlier texts named for one: where the same was entered a thousand times, three say it all."""


def alike_pairs(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of keys whose texts are alike, in the order given: a text, ``MOST_NAMED`` earlier.

    Two alike texts share one of their rarest pairs of characters, so only texts that do are compared.
    """
    found: dict[str, frozenset[str]] = {}
    for key, text in texts.items():
        pairs = bigrams(text)
        if len(pairs) >= _SHORTEST:
            found[key] = pairs
    often = Counter(pair for pairs in found.values() for pair in pairs)
    seen: dict[str, list[str]] = defaultdict(list)
    alike = []
    for key, pairs in found.items():
        rare = _rarest(pairs, often)
        candidates = _once(other for pair in rare for other in seen[pair])
        near = (other for other in candidates if likeness(pairs, found[other]) >= ALIKE)
        alike += [(other, key) for other in islice(near, MOST_NAMED)]
        for pair in rare:
            seen[pair].append(key)
    return alike


def _once(keys: Iterable[str]) -> Iterator[str]:
    """Yield each of ``keys`` once, as soon as it is known."""
    known: set[str] = set()
    for key in keys:
        if key not in known:
            known.add(key)
            yield key


def _rarest(pairs: Iterable[str], often: Mapping[str, int]) -> list[str]:
    """Return so many of the rarest pairs that any alike text must share one of them."""
    ordered = sorted(pairs, key=lambda pair: (often[pair], pair))
    return ordered[: len(ordered) - _shared(len(ordered)) + 1]
