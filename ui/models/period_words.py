"""Reporting periods as people say them: 2026年11月, 2026年第四季度."""

from __future__ import annotations

from core.statistics import words


def period_words(code: str) -> str:
    """Return the words for a period code, others as they are."""
    return words.period_words(code)
