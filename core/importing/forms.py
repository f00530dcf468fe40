"""A superior's empty form: which sheet holds its table, in which rows the heading stands, what it asks for.

The same recognition as for imports (``headings``), in the same bounded process: a form is a foreign file too.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from core.domain.export_template import FormHead, FormSheet
from core.errors import Refused
from core.importing import limits
from core.importing.bounded import Report, run_bounded
from core.importing.grid import Grid
from core.importing.headings import Heading, find_heading, heading_at
from core.importing.package import sheet_parts
from core.importing.preflight import FileForm, check_file, form_of
from core.importing.sheet import Sheet, read_workbook
from core.importing.vocabulary import normal
from core.progress import SILENT, Progress


def read_form(path: Path, *, sheet: str = "", head_row: int = 0, progress: Progress = SILENT) -> FormSheet:
    """Return their form as recognised; ``sheet`` and ``head_row`` (from 1) go before what would be guessed.

    Raises ``Environment`` for a file that is missing, foreign, damaged or too big, ``Refused`` for one that
    is no xlsx workbook, has no such sheet or no heading.
    """
    check_file(path)
    return run_bounded(form_inside, path, sheet, head_row, name=path.name, progress=progress)


def form_inside(report: Report, path: Path, sheet: str, head_row: int) -> FormSheet:
    """Do the work of ``read_form`` in the present process."""
    if form_of(path) is not FileForm.WORKBOOK:
        raise Refused("form_no_workbook", name=path.name)
    report(0, 1)
    sheets = list(read_workbook(path))
    known = tuple(each.name for each in sheets)
    wanted = [each for each in sheets if not sheet or each.name == sheet]
    if not wanted:
        raise Refused("form_no_sheet", name=path.name, sheet=sheet)
    found = [(each, heading) for each in wanted if (heading := _heading(each, head_row))]
    if not found:
        raise Refused("form_no_header", name=path.name)
    chosen, heading = max(found, key=lambda pair: (pair[0].visible, pair[1].score))
    part = sheet_parts(path).get(chosen.name, "")
    return _form(chosen.name, part, heading, known)


def _heading(sheet: Sheet, head_row: int) -> Heading | None:
    grid = Grid(sheet)
    if not head_row:
        return find_heading(grid)
    row = head_row - 1
    if row >= grid.height or not any(grid.filled(row, column) for column in range(grid.width)):
        return None
    top = min(grid.anchor_row(row, column) for column in range(grid.width))
    return heading_at(grid, top, row)


def _form(sheet: str, part: str, heading: Heading, known: tuple[str, ...]) -> FormSheet:
    heads = tuple(
        FormHead(index=column.index, heading=column.header, field=column.field)
        for column in heading.columns[: limits.COLUMNS]
        if column.header
    )
    return FormSheet(
        sheet=sheet,
        part=part,
        top=heading.top,
        bottom=heading.bottom,
        heads=heads,
        fingerprint=fingerprint([head.heading for head in heads]),
        sheets=known,
    )


def fingerprint(headings: list[str]) -> str:
    """Return what a form is known again by: its headings in order, however they are spaced."""
    told = "\n".join(map(normal, headings))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
