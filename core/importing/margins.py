"""What stands around a table and between its rows: titles, labels, totals, signatures, notes, sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from core.importing.grid import Grid
from core.importing.headings import Heading
from core.importing.vocabulary import margins, normal
from core.schedule.expressions import read_deadline
from core.schedule.expressions_numerals import chinese_number

_WIDE = 3
"""Merged columns from which a lone text is taken for a section or a note, not for an issue."""
_LONGEST_TITLE = 100
_LONGEST_TOTAL = 10
"""Characters of a name before 小计, and of every cell in such a row."""
_JOINT, _CLOSING = "、.．", "）)"


class RowKind(StrEnum):
    """What a row below the header is."""

    EMPTY = "empty"
    TOTAL = "total"
    MARGIN = "margin"
    """Signatures, notes, column numbers, a repeated header: kept, never an issue."""
    SECTION = "section"
    DATA = "data"


def kind_of_row(grid: Grid, row: int, heading: Heading, text_column: int) -> RowKind:
    """Return what row ``row`` (zero-based) is."""
    cells = grid.own_cells(row)
    if not cells:
        return RowKind.EMPTY
    if _is_total([text for _, text in cells]):
        return RowKind.TOTAL
    if _is_signature(cells[0][1]) or _is_numbering(grid, row, heading) or _is_repeated(grid, row, heading):
        return RowKind.MARGIN
    if len(cells) == 1:
        return _kind_of_lone(grid, row, heading, text_column)
    if len(cells) == 2 and margins().ordinal.match(cells[0][1]):
        index, text = cells[1]
        wide = grid.merged_width(row, index) >= min(_WIDE, grid.width)
        return RowKind.SECTION if wide or margins().stated_count.search(text) else RowKind.DATA
    return RowKind.DATA


def _kind_of_lone(grid: Grid, row: int, heading: Heading, text_column: int) -> RowKind:
    index, text = grid.own_cells(row)[0]
    wide = grid.merged_width(row, index) >= min(_WIDE, grid.width)
    known = margins()
    if normal(text).startswith(known.notes) or known.page.match(text) or known.day.match(text):
        return RowKind.MARGIN
    is_section = known.section.match(text) or known.stated_count.search(text)
    if wide or (index != text_column and is_section and grid.anchor_row(row, text_column) == row):
        before_data = _comes_before_data(grid, row, heading, text_column)
        return RowKind.SECTION if is_section or before_data else RowKind.MARGIN
    return RowKind.DATA


def _comes_before_data(grid: Grid, row: int, heading: Heading, text_column: int) -> bool:
    below = row + 1
    return (
        below < grid.height and bool(grid.own(below, text_column)) and not _is_repeated(grid, below, heading)
    )


def section_text(grid: Grid, row: int) -> str:
    """Return the name of a section row, its number joined where that stands in a cell of its own."""
    texts = ["".join(text.split()) for _, text in grid.own_cells(row)]
    if len(texts) == 1:
        return texts[0]
    number = texts[0].strip(_JOINT)
    return f"{number}{'' if number[-1:] in _CLOSING else _JOINT[0]}{texts[1]}"


def is_subtotal(texts: list[str]) -> bool:
    """Tell whether a total row counts only a part of the sheet."""
    return any(word in normal(text) for text in texts[:2] for word in margins().subtotals)


def _is_total(texts: list[str]) -> bool:
    """Tell a total row by a total word among its first cells, with nothing after it but a count."""
    for text in texts[:2]:
        plain = normal(text)
        for word in margins().totals:
            name, found, rest = plain.partition(word)
            if found and len(name) <= _LONGEST_TOTAL and _is_count(rest.strip(":")):
                short = all(len(each) <= _LONGEST_TOTAL for each in texts)
                return not name or (text == texts[0] and short)
    return False


def _is_count(text: str) -> bool:
    return not text or margins().total_count.match(text) is not None


def _is_signature(text: str) -> bool:
    return margins().signatures.match(normal(text)) is not None


def _is_numbering(grid: Grid, row: int, heading: Heading) -> bool:
    """Tell the row of column numbers 1, 2, 3 … that some forms print under the header."""
    if row != heading.bottom + 1:
        return False
    indexes = [column.index for column in heading.columns if column.header]
    texts = [normal(grid.filled(row, index)).strip("()") for index in indexes]
    return texts == [str(number) for number in range(1, len(texts) + 1)]


def _is_repeated(grid: Grid, row: int, heading: Heading) -> bool:
    """Tell a header printed again (on a new page or section)."""
    shown = 0
    for column in heading.columns:
        text = grid.filled(row, column.index)
        if text and normal(text) not in (*normal(column.header).split("/"), normal(column.header)):
            return False
        shown += bool(text)
    return shown > 1


def area_of(text: str) -> tuple[str, int | None]:
    """Return an area's name without its stated count, and the count: …方面(7项) says 7."""
    name = "".join(text.split())
    match = margins().stated_count.search(name)
    if match is None:
        return name, None
    return name[: match.start()], chinese_number(match["n"])


def area_of_sheet(name: str) -> str:
    """Return the area that a sheet's name gives its issues; Sheet1 gives none."""
    return "" if margins().plain_sheet.match(name) else name.strip()


def total_of(text: str) -> int | None:
    """Return the count in a total row's cell (22项), ``None`` when it is none."""
    match = margins().total_count.match(text)
    return int(match["n"]) if match else None


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """What the lines around the table say of it; empty where they are silent."""

    title: str = ""
    reporter: str = ""
    basis: str = ""
    as_of: date | None = None


def head_facts(grid: Grid, heading: Heading, around: Iterable[tuple[int, int, str]]) -> HeadFacts:
    """Return title, reporter, basis and day from the cells ``around`` the table (row, column, text)."""
    found: dict[str, str] = {}
    spoken: list[str] = []
    title = ""
    for row, column, text in around:
        labelled = _labelled(grid, row, column, text)
        for label, value in labelled:
            if value and not (label == "as_of" and _day(value) is None):
                found.setdefault(label, value)
        if labelled or row >= heading.top or margins().counting.match(text):
            continue
        day = margins().until.search(text) or margins().day.match(text)
        if day is not None:
            spoken.append(day.groupdict().get("day") or text)
        if not margins().day.match(text) and len(title) < len(text.strip()) <= _LONGEST_TITLE:
            title = "".join(text.split())
    as_of = _day(found.get("as_of", "")) or next(filter(None, map(_day, spoken)), None)
    return HeadFacts(title, found.get("reporter", ""), found.get("basis", ""), as_of)


def _day(value: str) -> date | None:
    return read_deadline(value, anchor=None).due


@cache
def _label_pattern() -> re.Pattern[str]:
    spellings = [spelling for all_ in margins().labels.values() for spelling in all_]
    words = "|".join(re.escape(each) for each in sorted(spellings, key=len, reverse=True))
    colon = margins().colon
    label = rf"(?:{words})\s*{colon}"
    return re.compile(rf"(?:^|(?<=[\s\W]))({words})\s*{colon}\s*(.*?)(?=\s+{label}|\s{{2,}}|$)", re.MULTILINE)


def _labelled(grid: Grid, row: int, column: int, text: str) -> list[tuple[str, str]]:
    """Return (fact, value) of every label in a cell; a bare label takes the next cell of its row."""
    names = {spelling: name for name, all_ in margins().labels.items() for spelling in all_}
    found = [(names[match[1]], match[2].strip()) for match in _label_pattern().finditer(text.strip())]
    if len(found) == 1 and not found[0][1]:
        width = grid.merged_width(row, column)
        return [(found[0][0], grid.own(row, column + width).strip())]
    return found
