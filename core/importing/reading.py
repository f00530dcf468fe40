"""From a sheet to groups of rows: which rows make one issue, and everything else kept with its address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.domain.proposal import Rejection
from core.importing.grid import Grid
from core.importing.headings import HeadColumn, Heading
from core.importing.margins import (
    HeadFacts,
    RowKind,
    area_of,
    head_facts,
    is_subtotal,
    kind_of_row,
    section_text,
    total_of,
)
from core.importing.own_sheets import COMPUTED
from core.importing.sheet import cell_name
from core.importing.vocabulary import normal, status_of
from core.wording import word

_MOSTLY = 0.8
"""Share of status words from which a column counts as one of states (domain.md §2.2)."""
_MERGING_FIELDS = frozenset({"units", "lead_units", "supporting_units", "supervising_units"})
_STATUS_FIELDS = ("status", "progress")
_ONE_COLUMN = frozenset({"text", "measures", "deadline_raw", "status"})
"""Fields whose column a ledger may seem to have twice: 概要 beside a mostly empty 存在问题."""
_CODE = re.compile(r"[a-z\u4e00-\u9fff]+[-_]?\d|\d{4}[-_]\d")
"""A number of an issue: letters or a year before the running number; (一) or 1-1 only count."""
_LONGEST_STATE = 8
"""Characters of an unknown word that is still taken for a state where the header says so."""


@dataclass(slots=True)
class IssueRows:
    """The rows (zero-based) of one issue and the area they stand in."""

    area: str
    rows: list[int]


@dataclass(slots=True)
class SheetReading:
    """All rows of a sheet, told apart. ``columns`` maps a field to its columns, "" to those without one."""

    columns: dict[str, list[int]]
    groups: list[IssueRows] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    around: list[tuple[int, int, str]] = field(default_factory=list)
    stated: dict[str, int] = field(default_factory=dict)
    stated_total: int | None = None
    facts: HeadFacts = field(default_factory=HeadFacts)

    @property
    def surroundings(self) -> tuple[tuple[str, str], ...]:
        """Return (address, text) of every cell outside the issues, in reading order."""
        return tuple((cell_name(row, column), text) for row, column, text in sorted(self.around))


class SheetReader:
    """Walks down a sheet once."""

    def __init__(self, grid: Grid, heading: Heading, own: Mapping[int, str] | None = None) -> None:
        """``own`` names the issue of every row of a table whose columns this program knows by heart."""
        self._grid = grid
        self._heading = heading
        self._area = ""
        self._own = own
        self._own_groups: dict[str, IssueRows] = {}
        self._reading = SheetReading(_columns(grid, heading) if own is None else _known_columns(heading))
        self._text = self._reading.columns["text"][0]
        self._sequence = self._first("sequence")
        self._measures = self._first("measures")
        self._code = self._first("code")

    def _first(self, name: str) -> int | None:
        return next(iter(self._reading.columns.get(name, ())), None)

    def read(self) -> SheetReading:
        """Return the sheet told apart."""
        for row in range(self._heading.top):
            self._keep(row)
        for row in range(self._heading.bottom + 1, self._grid.height):
            self._row(row, kind_of_row(self._grid, row, self._heading, self._text))
        self._reading.facts = head_facts(self._grid, self._heading, sorted(self._reading.around))
        return self._reading

    def _keep(self, row: int) -> None:
        self._reading.around.extend((row, column, text) for column, text in self._grid.own_cells(row))

    def _row(self, row: int, kind: RowKind) -> None:
        if kind is RowKind.DATA:
            self._data(row)
            return
        self._keep(row)
        if kind is RowKind.SECTION:
            self._enter_area(section_text(self._grid, row))
        elif kind is RowKind.TOTAL:
            self._total(row)

    def _total(self, row: int) -> None:
        if is_subtotal([text for _, text in self._grid.own_cells(row)]):
            return
        for column in (self._text, self._sequence):
            total = total_of(self._grid.own(row, column)) if column is not None else None
            if total is not None:
                self._reading.stated_total = total

    def _enter_area(self, text: str) -> None:
        name, count = area_of(text)
        self._area = name
        if count is not None:
            self._reading.stated[name] = count

    def _data(self, row: int) -> None:
        groups = self._reading.groups
        if self._own is not None and row in self._own:
            self._own_data(row, self._own[row])
            return
        self._look_for_area(row)
        text = self._grid.own(row, self._text)
        if text and not self._repeats_issue(row, text):
            groups.append(IssueRows(self._area, [row]))
        elif groups and (text or self._continues(row)):
            groups[-1].rows.append(row)
        else:
            self._refuse(row)

    def _own_data(self, row: int, issue: str) -> None:
        """Put a row to its issue, wherever a list that was sorted shows it; the area is what stands there."""
        area, text = self._first("area"), self._grid.own(row, self._text)
        found = self._own_groups.get(issue)
        if found is not None and text in ("", self._grid.filled(found.rows[0], self._text)):
            found.rows.append(row)
        elif text:
            group = IssueRows("" if area is None else self._grid.filled(row, area), [row])
            self._own_groups.setdefault(issue, group)
            self._reading.groups.append(group)
        elif self._reading.groups:
            self._reading.groups[-1].rows.append(row)
        else:
            self._refuse(row)

    def _refuse(self, row: int) -> None:
        self._keep(row)
        reason = word("importing.rejected_without_text", row=row + 1)
        self._reading.rejected.append(Rejection(row=row + 1, reason=reason))

    def _look_for_area(self, row: int) -> None:
        column = self._first("area")
        if column is None or not self._grid.own(row, column):
            return
        text = self._grid.own(row, column)
        if area_of(text)[1] is not None:
            self._reading.around.append((row, column, text))
        self._enter_area(text)

    def _continues(self, row: int) -> bool:
        """Tell whether a row without an issue text goes on with the issue above: no number of its own."""
        if self._grid.anchor_row(row, self._text) < row:
            return True
        if self._is_numbered_anew(row, self._reading.groups[-1].rows[0]):
            return False
        return self._sequence is None or not self._grid.own(row, self._sequence)

    def _repeats_issue(self, row: int, text: str) -> bool:
        """Tell whether a flat table repeats issue and numbers (序号, 编号) beside a further measure."""
        if not self._reading.groups or self._measures is None:
            return False
        last = self._reading.groups[-1]
        if last.area != self._area or last.rows[-1] != row - 1:
            return False
        if normal(self._grid.filled(last.rows[0], self._text)) != normal(text):
            return False
        if self._value(row, self._sequence) != self._value(last.rows[0], self._sequence):
            return False
        if self._is_numbered_anew(row, last.rows[0]):
            return False
        measure = self._grid.own(row, self._measures)
        return bool(measure) and all(self._grid.filled(each, self._measures) != measure for each in last.rows)

    def _is_numbered_anew(self, row: int, first: int) -> bool:
        """Tell whether a row bears a 编号 of its own, not the one of the issue that begins in ``first``.

        An empty cell says nothing: a ledger writes the number once, beside the first measure.
        """
        code = normal(self._value(row, self._code))
        return bool(code) and code != normal(self._value(first, self._code))

    def _value(self, row: int, column: int | None) -> str:
        return "" if column is None else self._grid.filled(row, column)


def _columns(grid: Grid, heading: Heading) -> dict[str, list[int]]:
    """Return the columns of every field. A text field takes one column; a second one is kept beside."""
    columns: dict[str, list[int]] = {"": []}
    decided: dict[int, str] = {}
    named = {column.field for column in heading.columns}
    for column in heading.columns:
        field_ = column.field
        if field_ in _STATUS_FIELDS:
            field_ = _status_or_progress(grid, heading.bottom + 1, column.index, field_)
        if field_ == "sequence" and "code" not in named:
            counted = "sequence" in decided.values()
            field_ = "code" if counted or _holds_codes(grid, heading.bottom + 1, column) else field_
        decided[column.index] = field_
    for index, name in _best_first(grid, heading.bottom + 1, decided):
        taken = columns.get(name) and name not in _MERGING_FIELDS
        columns.setdefault("" if taken else name, []).append(index)
    return columns


def _known_columns(heading: Heading) -> dict[str, list[int]]:
    """Return the columns of a table whose headings say what they are, whatever stands below them."""
    columns: dict[str, list[int]] = {"": []}
    for column in heading.columns:
        again = column.field in columns and column.field not in {*_MERGING_FIELDS, COMPUTED}
        name = "" if again else column.field
        columns.setdefault(name, []).append(column.index)
    return columns


def _holds_codes(grid: Grid, top: int, column: HeadColumn) -> bool:
    """Tell whether a column called 编号 holds numbers of issues (甲-1, 2024-003), not of rows."""
    if normal(column.header) != word("importing.number_heading"):
        return False
    texts = [text for text in (grid.own(row, column.index) for row in range(top, grid.height)) if text]
    return bool(texts) and sum(bool(_CODE.search(normal(text))) for text in texts) >= _MOSTLY * len(texts)


def _best_first(grid: Grid, top: int, decided: dict[int, str]) -> list[tuple[int, str]]:
    """Return the columns in order, but of two for one field an almost empty one after the fuller."""
    filled = {
        index: sum(bool(grid.filled(row, index)) for row in range(top, grid.height)) for index in decided
    }
    most = {
        name: max(filled[index] for index in decided if decided[index] == name) for name in decided.values()
    }
    return sorted(
        decided.items(), key=lambda pair: pair[1] in _ONE_COLUMN and filled[pair[0]] < _MOSTLY * most[pair[1]]
    )


def _status_or_progress(grid: Grid, top: int, column: int, header_says: str) -> str:
    """Decide by the values: a column that mostly holds state words is one of states, else of progress."""
    texts = [text for text in (grid.own(row, column) for row in range(top, grid.height)) if text]
    if not texts:
        return header_says
    known = sum(status_of(text) is not None for text in texts)
    short = header_says == "status" and all(len(text.strip()) <= _LONGEST_STATE for text in texts)
    return "status" if short or known >= _MOSTLY * len(texts) else "progress"
