"""The hidden sheet beside a table that this program wrote: which record every row of the table shows.

A table with it needs no guessing: its headings are known word for word, its rows name their records, and what
a measure has of its own is told apart from what its cell only shows of the issue (docs/decisions/0077).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from core.domain.own_sheet import (
    AS_OF,
    FORMAT,
    KIND,
    META_SHEET,
    ROW,
    UNIT,
    RowMark,
    SheetKind,
    day_of,
    mark_of,
)
from core.identity import check_of
from core.importing.grid import Grid
from core.importing.headings import Heading, heading_at
from core.importing.sheet import Sheet
from core.importing.vocabulary import normal
from core.wording import word

COMPUTED = "computed"
"""Field of a column that only shows what the program reckons itself; it is not read."""
MEASURE_STATUS = "measure_status"
_SAME = (
    *("area", "code", "units", "leader", "deadline_raw", "deadline_due", "deadline_kind", "begun_on"),
    *("progress", "note", "track", "tags", "batch", "origin"),
)
_COUNTED = (
    *("timeliness", "criteria", "milestones", "next_due", "punctuality", "measures_done", "five_seen"),
    *("sign_state", "bearers"),
)
_EVERYWHERE = {key: key for key in _SAME} | dict.fromkeys(_COUNTED, COMPUTED)
_LISTS = {
    SheetKind.ISSUES: {
        "sequence": "sequence",
        "text": "text",
        "status": "status",
        "measures": COMPUTED,
        "finished_on": COMPUTED,
    },
    SheetKind.MEASURES: {
        "position": COMPUTED,
        "issue_code": "code",
        "issue_text": "text",
        "text": "measures",
        "status": MEASURE_STATUS,
        "finished_on": "finished_on",
    },
}
"""Fields of the columns of the lists; an office's own stand beside them."""
_LEDGER = {
    "sequence": "sequence",
    "issue": "text",
    "measure": "measures",
    "measure_status": MEASURE_STATUS,
    "issue_status": "status",
}
_OVER = {"units": "duty", "leader": "duty", "measure_status": "status", "issue_status": "status"}
"""The words that stand over two columns of the printed ledger."""
_FURTHER = {"criteria": COMPUTED, "milestones": COMPUTED, "finished_on": "finished_on", "tags": "tags"}
_HEADS = ("area", "code", "units", "leader", "deadline_raw", "deadline_due", "timeliness", "progress", "note")


@dataclass(frozen=True, slots=True)
class OwnRow:
    """The records one row (zero-based) of the table shows; ``mark`` is ``None`` where rows bore none."""

    issue: str
    measure: str = ""
    mark: RowMark | None = None


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """What the hidden sheet says."""

    kind: SheetKind
    rows: Mapping[int, OwnRow] = field(default_factory=dict)
    unit: str = ""
    as_of: date | None = None

    @property
    def issues(self) -> dict[int, str]:
        """Return the issue of every row."""
        return {row: each.issue for row, each in self.rows.items()}

    @property
    def is_marked(self) -> bool:
        """Tell whether the table says what is a measure's own; tables written before did not."""
        return any(each.mark is not None for each in self.rows.values())


def own_sheet(sheets: Iterable[Sheet]) -> OwnSheet | None:
    """Return what the hidden sheet among ``sheets`` says, ``None`` when none is this program's."""
    found = next((each for each in sheets if each.name == META_SHEET and each.text(0, 1) == FORMAT), None)
    if found is None:
        return None
    facts = {cells[0]: cells[1] for cells in reversed(found.rows) if len(cells) > 1}
    known = {kind.value: kind for kind in SheetKind}
    rows = {
        int(cells[1]) - 1: OwnRow(cells[2], found.text(place, 3), mark_of(cells[4:]))
        for place, cells in enumerate(found.rows)
        if len(cells) > 2 and cells[0] == ROW and cells[1].isdecimal()
    }
    kind = known.get(facts.get(KIND, ""), SheetKind.LEDGER)
    return OwnSheet(kind, rows, facts.get(UNIT, ""), day_of(facts.get(AS_OF, "")))


def realigned(own: OwnSheet, grid: Grid, heading: Heading) -> OwnSheet:
    """Return ``own`` with every row where it stands now: a person may have sorted, taken out or put in rows.

    A row is known by its words first; one that was reworded keeps its place if nobody else took that.
    """
    if not own.is_marked:
        return own
    text, measure = (_column(heading, name) for name in ("text", "measures"))
    said = {
        row: check_of(_seen(grid, row, text), _seen(grid, row, measure))
        for row in range(heading.bottom + 1, grid.height)
        if grid.own_cells(row)
    }
    found = {row: own.rows[row] for row, check in said.items() if _is(own.rows.get(row), check)}
    free: dict[str, list[int]] = {}
    for row, each in own.rows.items():
        if row not in found and each.mark is not None:
            free.setdefault(each.mark.check, []).append(row)
    left = {row for rows in free.values() for row in rows}
    for row, check in said.items():
        if row not in found and free.get(check):
            place = free[check].pop(0)
            left.discard(place)
            found[row] = own.rows[place]
    for row in said.keys() - found.keys():
        if row in left:
            found[row] = own.rows[row]
    return replace(own, rows=dict(sorted(found.items())))


def _is(row: OwnRow | None, check: str) -> bool:
    return row is not None and row.mark is not None and row.mark.check == check


def _column(heading: Heading, name: str) -> int | None:
    return next((each.index for each in heading.columns if each.field == name), None)


def _seen(grid: Grid, row: int, column: int | None) -> str:
    return "" if column is None else grid.filled(row, column)


def own_heading(grid: Grid, own: OwnSheet, found: Heading | None) -> Heading | None:
    """Return the heading with every column the program knows by its own words; ``found`` is the guess.

    A list's heading stands right above its first row. A heading that was reworded by hand is still guessed.
    """
    if own.kind is not SheetKind.LEDGER:
        above = min(own.rows, default=0) - 1
        found = heading_at(grid, above, above) if 0 <= above < grid.height else None
    if found is None or not own.is_marked:
        return found
    fields = _fields(own.kind)
    known = {fields[name] for column in found.columns if (name := normal(column.header)) in fields}
    columns = tuple(
        replace(
            column, field=fields.get(normal(column.header), "" if column.field in known else column.field)
        )
        for column in found.columns
    )
    return replace(found, columns=columns) if any(each.field == "text" for each in columns) else None


@cache
def _fields(kind: SheetKind) -> dict[str, str]:
    """Return the fields of a table by its headings, as they are compared."""
    if kind is not SheetKind.LEDGER:
        named = _EVERYWHERE | _LISTS[kind]
        return {normal(word(f"columns.{key}")): field_ for key, field_ in named.items()}
    further = {normal(word(f"columns.{key}")): field_ for key, field_ in _FURTHER.items()}
    heads = {key: _EVERYWHERE[key] for key in _HEADS} | _LEDGER
    return further | {normal(_heading(key)): field_ for key, field_ in heads.items()}


def _heading(key: str) -> str:
    """Return the words of a column of the printed ledger, those above first."""
    words = word(f"exporting.heads.{key}")
    return f"{word(f'exporting.heads.{_OVER[key]}')}/{words}" if key in _OVER else words
