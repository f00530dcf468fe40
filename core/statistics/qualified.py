"""Sums of counts that say how exact they are: 400余 + 1000 is 1400余, never 1400."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.domain.inspection import Qualifier

_AT_LEAST = frozenset({Qualifier.OVER, Qualifier.MORE})
_NEARLY = frozenset({Qualifier.NEARLY})


@dataclass(frozen=True, slots=True)
class Total:
    """A sum and how exact it is."""

    value: int
    qualifier: Qualifier = Qualifier.EXACT


def total_of(parts: Iterable[Total]) -> Total:
    """Return the sum of ``parts``; a part of 0 says nothing.

    Exact parts sum exactly. With 余 or 多 among them the sum is a least (余), with 近 alone a most (近);
    with 约, or with both kinds, nobody knows which way it errs (约).
    """
    told = [part for part in parts if part.value]
    loose = {part.qualifier for part in told} - {Qualifier.EXACT}
    return Total(sum(part.value for part in told), _joined(loose))


def _joined(loose: set[Qualifier]) -> Qualifier:
    if not loose:
        return Qualifier.EXACT
    if loose <= _AT_LEAST:
        return Qualifier.OVER
    return Qualifier.NEARLY if loose <= _NEARLY else Qualifier.ABOUT
