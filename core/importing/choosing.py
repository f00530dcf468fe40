"""Which sheets of a file hold the ledger: the one with the best header, and those made like it.

Offices often keep one sheet for every county or area under the same header. Those are read together. A sheet
that mostly repeats the rows of another (the same ledger once a month) is left and named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from core.domain.own_sheet import META_SHEET
from core.errors import Environment, Refused
from core.importing.grid import Grid
from core.importing.headings import Heading, find_heading
from core.importing.own_sheets import OwnSheet, own_heading, own_sheet
from core.importing.package import percent_cells
from core.importing.sheet import Sheet
from core.importing.vocabulary import normal


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sheet with its header, if it has one; ``problem`` is the error that keeps it from being read."""

    sheet: Sheet
    grid: Grid | None
    heading: Heading | None
    problem: Environment | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that is read."""

    sheet: Sheet
    grid: Grid
    heading: Heading


@dataclass(frozen=True, slots=True)
class Chosen:
    """The best table, further ones under the same header in the file's order, and the sheets left."""

    best: Table
    alike: tuple[Table, ...]
    others: tuple[str, ...]
    own: OwnSheet | None = None
    """In a table this program wrote: what its hidden sheet says of the rows."""


def choose(sheets: Iterable[Sheet], name: str) -> Chosen:
    """Return the tables among ``sheets``; a hidden one only when no other has a header.

    Raises ``Environment`` or ``Refused`` that says why the file ``name`` holds none.
    """
    all_sheets = list(sheets)
    own = own_sheet(all_sheets)
    candidates = [_candidate(sheet, own) for sheet in all_sheets if own is None or sheet.name != META_SHEET]
    tables = [Table(each.sheet, each.grid, each.heading) for each in candidates if each.grid and each.heading]
    if not tables:
        raise _why_none(candidates, name)
    best = max(tables, key=_rank)
    if best.sheet.problem:
        raise Environment(best.sheet.problem, name=name, sheet=best.sheet.name)
    alike = tuple(table for table in tables if table is not best and _is_like(table, best))
    read = {best.sheet.name, *(table.sheet.name for table in alike)}
    others = tuple(each.sheet.name for each in candidates if each.sheet.rows and each.sheet.name not in read)
    return Chosen(best, alike, others, own)


def as_shown(table: Table, path: Path) -> Table:
    """Return a workbook's table with its percentages as people see them: 92%, not 0.92."""
    shares = percent_cells(path, table.sheet.name)
    if not shares:
        return table
    rows = tuple(
        tuple(_percent(text) if (row, column) in shares else text for column, text in enumerate(cells))
        for row, cells in enumerate(table.sheet.rows)
    )
    sheet = replace(table.sheet, rows=rows)
    return Table(sheet, Grid(sheet), table.heading)


def _percent(text: str) -> str:
    try:
        return f"{float(text) * 100:.6g}%" if text else ""
    except ValueError:
        return text


def _candidate(sheet: Sheet, own: OwnSheet | None) -> Candidate:
    try:
        grid = Grid(sheet)
        found = find_heading(grid)
        return Candidate(sheet, grid, own_heading(grid, own, found) if own is not None else found)
    except Environment as problem:
        return Candidate(sheet, None, None, problem)


def _rank(table: Table) -> tuple[bool, float, int]:
    return table.sheet.visible, table.heading.score, len(table.sheet.rows)


def _is_like(table: Table, best: Table) -> bool:
    """Tell whether a visible sheet has the very headers of the best, so that it goes on with its ledger."""
    if table.sheet.problem or table.sheet.visible is not best.sheet.visible:
        return False
    return _headers(table.heading) == _headers(best.heading)


def _headers(heading: Heading) -> list[str]:
    return [normal(column.header) for column in heading.columns if column.header]


def _why_none(candidates: list[Candidate], name: str) -> Exception:
    for each in candidates:
        if each.problem is not None:
            return Environment(each.problem.code, name=name, sheet=each.sheet.name)
        if each.sheet.problem:
            return Environment(each.sheet.problem, name=name, sheet=each.sheet.name)
    if not any(each.sheet.rows for each in candidates):
        return Environment("import_empty", name=name)
    return Refused("import_no_header", name=name)
