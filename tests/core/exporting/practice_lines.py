"""The practice ledger as lines, built by hand from its sheet (no importer involved)."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import python_calamine

from core.domain.issue import IssueStatus
from core.domain.listing import Timeliness
from core.domain.measure import MeasureStatus
from core.domain.rows import IssueRow, MeasureRow
from core.exporting.ledger_lines import LEDGER_COLUMNS, LedgerHeading, LedgerLine
from core.resources import resource_path

_STATES = list(Timeliness)
_MEASURE_STATES = list(MeasureStatus)


def practice_lines() -> list[LedgerLine]:
    """Return the 22 issues of the practice ledger with their measures."""
    sheet = openpyxl.load_workbook(resource_path("practice", "baoding-2020-issues.xlsx")).active
    lines, area = [], ""
    for number, row in enumerate(sheet.iter_rows(min_row=5, max_row=26, values_only=True), 1):
        area = row[0] or area
        lines.append(_line(number, area, [str(cell or "") for cell in row]))
    return lines


def _line(number: int, area: str, row: list[str]) -> LedgerLine:
    code = f"BD-{number:03d}"
    texts = [part.strip() for part in re.split(r"\n(?=\d\.|[一二三四五]是)", row[3])]
    issue_uuid = f"10000000-0000-4000-8000-{number:012d}"
    shared = {"units": row[4], "deadline_raw": row[6], "deadline_due": _due(row[6])}
    state = _STATES[number % len(_STATES)]
    measures = tuple(
        MeasureRow(
            uuid=f"20000000-0000-4000-8000-{number:06d}{place:06d}",
            issue_uuid=issue_uuid,
            issue_code=code,
            issue_text=row[2],
            position=place,
            text=text,
            timeliness=state,
            status=_MEASURE_STATES[(number + place) % len(_MEASURE_STATES)],
            progress="",
            **shared,
        )
        for place, text in enumerate(texts, 1)
    )
    issue = IssueRow(
        uuid=issue_uuid,
        code=code,
        area=area,
        sequence=row[1],
        text=row[2],
        leader=row[5],
        timeliness=state,
        status=IssueStatus.RECTIFYING,
        measures=len(measures),
        measures_done=0,
        progress=row[7],
        batch="",
        note=row[8],
        **shared,
    )
    return LedgerLine(issue=issue, measures=measures)


def _due(raw: str) -> date | None:
    return date(2020, 12, 31) if "2020" in raw else None


PLACE = {column.key: number for number, column in enumerate(LEDGER_COLUMNS)}


def heading(**changes) -> LedgerHeading:
    facts = {
        "title": "保定市法治政府建设实地督察反馈意见整改台账",
        "office_name": "市委全面依法治市委员会办公室",
        "office_code": "130600",
        "as_of": date(2020, 6, 1),
        "exported_at": datetime(2020, 6, 1, 9, tzinfo=UTC),
        "basis": "保依法治市办〔2020〕3号",
    }
    return LedgerHeading(**{**facts, **changes})


def one_line(**texts: str) -> LedgerLine:
    """Return the practice ledger's issue 2 (three measures) with some of its texts replaced."""
    line = practice_lines()[1]
    issue = {key.removeprefix("issue_"): text for key, text in texts.items() if key.startswith("issue_")}
    measure = {key: text for key, text in texts.items() if not key.startswith("issue_")}
    first = dataclasses.replace(line.measures[0], **measure)
    return LedgerLine(issue=dataclasses.replace(line.issue, **issue), measures=(first, *line.measures[1:]))


def rows_of(path: Path) -> list[list[object]]:
    sheet = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)
