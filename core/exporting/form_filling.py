"""Filling a superior's own workbook: rows below its heading, everything else as it was.

Only the part of the one sheet is rewritten (and the styles where a text needs guarding); every other part
goes into the new file byte for byte. The caller runs it in a bounded process and renames the finished file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.domain.export_template import Beyond, TemplateCell, Written
from core.errors import Environment, Refused
from core.exporting.form_part import SheetPart
from core.exporting.form_rows import RowWriter
from core.exporting.form_styles import FormStyles

_STYLES, _BOOK = "xl/styles.xml", "xl/workbook.xml"
_SINCE_1904 = re.compile(rb'date1904="(?:1|true)"')
_RECKON = re.compile(rb"(<(?:\w+:)?calcPr\b)(?![^>]*fullCalcOnLoad)")
_UNMOVABLE = ("legacyDrawing", "drawing", "tableParts", "rowBreaks")


@dataclass(frozen=True, slots=True, kw_only=True)
class FillPlan:
    """What goes where: ``rows`` are cells by column (from 0), ``first_row`` counts from 1.

    ``columns`` are those of their table, ``numbers`` those of 序号, which may stand there already.
    """

    part: str
    sheet: str
    first_row: int
    rows: Sequence[Mapping[int, TemplateCell]]
    columns: frozenset[int]
    numbers: frozenset[int]
    beyond: Beyond = Beyond.REFUSE


def fill_inside(report: Callable[[int, int], None], source: Path, target: Path, plan: FillPlan) -> Written:
    """Write ``source`` with the rows of ``plan`` to ``target``; ``source`` itself is never touched.

    Raises ``Refused`` when there are fewer empty rows than ours and nothing else was chosen.
    """
    report(0, len(plan.rows))
    with zipfile.ZipFile(source) as package:
        names = package.namelist()
        if plan.part not in names:
            raise Environment("form_not_readable", name=source.name)
        part = SheetPart(package.read(plan.part), source.name)
        styles = FormStyles(package.read(_STYLES) if _STYLES in names else b"")
        book = package.read(_BOOK)
        free = free_rows(part, plan)
        moved = _to_move(plan, free, part, package)
        epoch = 1462 if _SINCE_1904.search(book) else 0
        writer = RowWriter(part, styles, epoch)
        content = writer.filled(plan.first_row, plan.rows, at=plan.first_row + free, moved=moved)
        changed = {plan.part: content}
        if _STYLES in names:
            changed[_STYLES] = styles.content
        if part.has_formulas():
            changed[_BOOK] = _RECKON.sub(rb'\1 fullCalcOnLoad="1"', book)
        _write(package, target, changed)
    SheetPart(content, source.name)
    report(len(plan.rows), len(plan.rows))
    return Written(rows=len(plan.rows), first_row=plan.first_row, sheet=plan.sheet, moved=moved)


def free_rows(part: SheetPart, plan: FillPlan) -> int:
    """Return how many rows from the first on hold nothing in the columns of the table, at most ours."""
    tall = [area for area in part.merges if area.bottom > area.top]
    for count in range(len(plan.rows)):
        number = plan.first_row + count
        if any(area.top <= number <= area.bottom for area in tall):
            return count
        row = part.rows.get(number)
        for column, cell in row.cells.items() if row else ():
            numbered = column in plan.numbers and cell.is_number
            if cell.filled and column in plan.columns and not numbered:
                return count
    return len(plan.rows)


def _to_move(plan: FillPlan, free: int, part: SheetPart, package: zipfile.ZipFile) -> int:
    """Return by how many rows what stands below must move; raise ``Refused`` where it may or can not."""
    lacking = len(plan.rows) - free
    facts = {"sheet": plan.sheet, "free": free, "needed": len(plan.rows), "row": plan.first_row + free}
    last = plan.first_row + len(plan.rows) - 1
    if not lacking:
        return 0
    if plan.beyond is Beyond.OVERWRITE:
        if any(a.bottom > a.top and a.top <= last and a.bottom >= plan.first_row for a in part.merges):
            raise Refused("form_merged_rows", **facts)
        return 0
    if plan.beyond is Beyond.REFUSE:
        raise Refused("form_occupied", **facts)
    if not _movable(plan, part, package):
        raise Refused("form_not_movable", **facts)
    return lacking


def _movable(plan: FillPlan, part: SheetPart, package: zipfile.ZipFile) -> bool:
    """Tell whether rows can move without anything pointing at the wrong ones afterwards."""
    at = plan.first_row + free_rows(part, plan)
    if part.has_formulas() or any(name in part.others for name in _UNMOVABLE):
        return False
    if any(area.top < at <= area.bottom for area in part.merges):
        return False
    name = plan.sheet.encode()
    others = (each for each in package.namelist() if each.startswith("xl/worksheets/") and each != plan.part)
    return not any(name in (content := package.read(each)) and b"<f" in content for each in others)


def _write(package: zipfile.ZipFile, target: Path, changed: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(target, "w") as made:
        for info in package.infolist():
            content = changed[info.filename] if info.filename in changed else package.read(info)
            told = zipfile.ZipInfo(info.filename, info.date_time)
            told.compress_type = zipfile.ZIP_DEFLATED if not info.is_dir() else zipfile.ZIP_STORED
            told.external_attr = info.external_attr
            made.writestr(told, content)
