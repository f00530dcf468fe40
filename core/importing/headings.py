"""Finding the header of a table: which rows it takes, and which field every column holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from core.domain.custom_rules import plain_name
from core.importing import limits
from core.importing.grid import Grid
from core.importing.vocabulary import field_of, normal, stands_for_text

_LOOK_AT_ROWS = 60
_TALLEST = 3
_FEWEST_FIELDS = 2
_FIELDS_BESIDE_STAND_IN = 3
"""How many other fields a table without an issue column must have to be taken for a ledger."""
_MERGED_BONUS = 0.5
"""For header cells merged over all header rows."""
_ROW_PRICE = 0.1
"""For every further row, so that a title above is not taken into the header."""


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """One column: ``header`` as written (rows joined by /), ``field`` empty when unknown."""

    index: int
    header: str
    field: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The header rows ``top`` to ``bottom`` (zero-based, both counted); ``score`` compares sheets."""

    top: int
    bottom: int
    columns: tuple[HeadColumn, ...]
    score: float


def find_heading(grid: Grid) -> Heading | None:
    """Return the best header of a sheet, ``None`` when no row names an issue column and one more field."""
    best: Heading | None = None
    for top in range(min(grid.height, _LOOK_AT_ROWS)):
        if grid.has_cell_from_above(top):
            continue
        for bottom in range(top, min(top + _TALLEST, grid.height)):
            found = _heading(grid, top, bottom)
            if found is not None and (best is None or found.score > best.score):
                best = found
    return best


def heading_at(grid: Grid, top: int, bottom: int) -> Heading:
    """Return the heading that a person says stands in the rows ``top`` to ``bottom``, whatever it names."""
    columns = []
    for index in range(min(grid.width, limits.COLUMNS)):
        texts = _texts(grid, top, bottom, index)
        columns.append(HeadColumn(index, "/".join(texts), _field(texts)))
    return Heading(top, bottom, _unique(_with_text(columns)), 0.0)


def with_own(heading: Heading, own: Collection[str]) -> Heading:
    """Return ``heading`` with the columns that an office's own fields are named like left unknown.

    ``own`` holds plain names. An own field goes before what the vocabulary would take the heading for,
    except for the column of the issue itself.
    """
    columns = tuple(
        replace(column, field="") if column.field not in ("", "text") and _is_own(column, own) else column
        for column in heading.columns
    )
    return replace(heading, columns=columns)


def _is_own(column: HeadColumn, own: Collection[str]) -> bool:
    return plain_name(column.header) in own


def _heading(grid: Grid, top: int, bottom: int) -> Heading | None:
    columns = []
    for index in range(min(grid.width, limits.COLUMNS)):
        texts = _texts(grid, top, bottom, index)
        columns.append(HeadColumn(index, "/".join(texts), _field(texts)))
    columns = _with_text(columns)
    fields = {column.field for column in columns if column.field}
    if "text" not in fields or len(fields) < _FEWEST_FIELDS:
        return None
    spans = sum(grid.spans(top, bottom, column.index) for column in columns if column.field)
    if bottom > top and spans < _FEWEST_FIELDS and not _adds(grid, top, bottom, len(fields)):
        return None
    score = len(fields) + (_MERGED_BONUS if spans >= _FEWEST_FIELDS else 0) - _ROW_PRICE * (bottom - top)
    return Heading(top, bottom, _unique(columns), score)


def _with_text(columns: list[HeadColumn]) -> list[HeadColumn]:
    """Where no column is called an issue, let the first that can stand for one be it (指标名称)."""
    fields = {column.field for column in columns if column.field}
    if "text" in fields or len(fields) < _FIELDS_BESIDE_STAND_IN:
        return columns
    place = next((n for n, column in enumerate(columns) if stands_for_text(column.header.split("/")[-1])), -1)
    if place >= 0:
        columns[place] = replace(columns[place], field="text")
    return columns


def _adds(grid: Grid, top: int, bottom: int, fields: int) -> bool:
    """Tell whether the lower rows are header at all: they name fields the upper rows alone do not."""
    upper = _heading(grid, top, bottom - 1)
    return upper is None or len({column.field for column in upper.columns if column.field}) < fields


def _texts(grid: Grid, top: int, bottom: int, index: int) -> list[str]:
    """Return the distinct texts of a column's header cells from top to bottom, spaces removed.

    Where a file has lost its merged areas, an empty upper cell takes its left neighbour's group word.
    """
    texts = [grid.filled(row, index) for row in range(top, bottom + 1)]
    left = index - 1
    while bottom > top and not texts[0] and texts[-1] and left >= 0:
        texts[0] = grid.filled(top, left)
        if field_of(texts[0]):
            texts[0] = ""
            break
        left -= 1
    return list(dict.fromkeys("".join(text.split()) for text in texts if text))


def _field(texts: list[str]) -> str:
    if not texts:
        return ""
    candidates = ("".join(texts), *reversed(texts))
    return next((field for field in map(field_of, candidates) if field), "")


def _unique(columns: list[HeadColumn]) -> tuple[HeadColumn, ...]:
    """Give headers that come twice a number, so that each column keeps a name of its own."""
    seen: dict[str, int] = {}
    unique = []
    for column in columns:
        key = normal(column.header)
        seen[key] = seen.get(key, 0) + 1
        again = column.header and seen[key] > 1
        header = f"{column.header}({seen[key]})" if again else column.header
        unique.append(HeadColumn(column.index, header, column.field))
    return tuple(unique)
