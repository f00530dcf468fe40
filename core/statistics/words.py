"""Figures in words: what a line is called, and a rate that never stands without its ground."""

from __future__ import annotations

from core.domain.cells import stored_words
from core.statistics.figures import Dimension, Line
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
