"""Lists that are small enough to be read whole: words, filters and order looked at here, not in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from core.domain.cells import cell_text, cell_value
from core.domain.listing import Column, Filter, ListQuery
from core.domain.rows import ListRow
from core.store.natural import natural_key

L = TypeVar("L", bound=ListRow)


def narrowed(columns: Sequence[Column], found: Iterable[L], query: ListQuery) -> list[L]:
    """Return the lines that pass the words and filters of ``query``, in its order."""
    by_key = {column.key: column for column in columns}
    words = query.words.casefold().split()
    kept = [
        line
        for line in found
        if all(_passes(by_key[each.column], line, each) for each in query.filters if each.column in by_key)
        and _mentions(columns, line, words)
    ]
    for key, descending in reversed(query.sort):
        if key in by_key:
            kept.sort(key=lambda line, column=by_key[key]: _rank(column, line), reverse=descending)  # type: ignore[misc]
    return kept


def distinct(found: Iterable[ListRow], column: Column) -> list[str]:
    """Return the different values under a column, for its filter."""
    return sorted({_filter_value(column, line) for line in found}, key=natural_key)


def _filter_value(column: Column, line: ListRow) -> str:
    value = cell_value(column, line)
    return value.value if isinstance(value, StrEnum) else cell_text(column, line)


def _passes(column: Column, line: ListRow, wanted: Filter) -> bool:
    if wanted.contains:
        text = cell_text(column, line).casefold()
        return any(value.casefold() in text for value in wanted.values)
    return _filter_value(column, line) in wanted.values


def _mentions(columns: Iterable[Column], line: ListRow, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = "\n".join(cell_text(column, line) for column in columns).casefold()
    return all(each in text for each in words)


def _rank(column: Column, line: ListRow) -> tuple[int, float, str]:
    """Return a key that puts numbers and days by value, texts as people count, empty cells last."""
    value = cell_value(column, line)
    if value is None or value == "":
        return (2, 0, "")
    if isinstance(value, int | float):
        return (0, float(value), "")
    return (0, float(value.toordinal()), "") if isinstance(value, date) else (1, 0, natural_key(str(value)))
