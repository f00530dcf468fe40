"""The day a sheet says a measure was finished (完成日期): one whole day, or a matter for a person."""

from __future__ import annotations

from datetime import date

from core.importing.vocabulary import normal, whole_day


def finished_day(text: str) -> date | None:
    """Return the day a cell names; ``None`` for a month, a day without its year, words, or no real day."""
    found = whole_day().fullmatch(normal(text))
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
