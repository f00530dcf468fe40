"""Figures in words: what a line is called, and a rate that never stands without its ground."""

from __future__ import annotations

from core.domain.cells import stored_words
from core.statistics.figures import Dimension, Line
from core.statistics.qualified import Total
from core.statistics.rates import Rate
from core.wording import word


def line_name(dimension: Dimension, line: Line) -> str:
    """Return what a line is called: its value in words, or that there is none."""
    return stored_words(dimension.value, line.value) or word("statistics.none")


def rate_words(rate: Rate) -> str:
    """Return a rate with its ground: 53.8%（112/208）; only the ground when there is nothing to share."""
    if rate.whole == 0:
        return word("statistics.no_rate")
    return word("statistics.rate", percent=rate.percent, part=rate.part, whole=rate.whole)


_TEN_THOUSAND = 10_000
_STEP = 1_000


def count_words(total: Total, unit_word: str = "") -> str:
    """Return a count as an office writes it: 1400余份, 13.7万件, 约300."""
    value = str(total.value)
    if total.value >= _TEN_THOUSAND and total.value % _STEP == 0:
        value = word("counted.ten_thousand", value=f"{total.value / _TEN_THOUSAND:g}")
    return word(f"counted.{total.qualifier.value}", value=value, unit=unit_word)


def share_words(rate: Rate | None) -> str:
    """Return a rate with its ground, or that the counts behind it are no share."""
    return word("statistics.no_rate") if rate is None else rate_words(rate)
