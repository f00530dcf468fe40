"""What the printed ledger is made of: its heading, its lines and its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.domain.cells import heading_of, value_text
from core.domain.listing import Column, ColumnKind
from core.domain.own_sheet import Marks
from core.domain.rows import IssueRow, MeasureRow
from core.exporting.texts import clean_text
from core.wording import word

Cell = str | date
"""What one cell holds; days stay days so that they sort and filter."""


_OWN_WIDTH = 10.0
"""Excel's characters for a column of the office's own."""


_TARGETS = ("criteria", "milestones")


class Paper(StrEnum):
    """The sheet the ledger is printed on, always across (landscape)."""

    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerHeading:
    """What stands above and below the table. ``exported_at`` is told, never asked from a clock."""

    title: str
    office_name: str
    office_code: str
    as_of: date
    exported_at: datetime
    basis: str = ""
    preparer: str = ""
    reviewer: str = ""
    head: str = ""
    """单位负责人."""
    paper: Paper = Paper.A4
    unit: str = ""
    """The unit whose form it is, where it is one unit's alone."""
    further: tuple[LedgerColumn, ...] = ()
    """Columns behind the official ones."""

    @property
    def columns(self) -> tuple[LedgerColumn, ...]:
        """Return every column of the table."""
        return LEDGER_COLUMNS + self.further


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """An issue with its measures in order; an issue without measures is one row of its own."""

    issue: IssueRow
    measures: tuple[MeasureRow, ...] = ()
    marks: Marks | None = None
    """What the hidden sheet says of each row beyond the names of its records."""


class Level(StrEnum):
    """Over how many rows a column's cells reach."""

    AREA = "area"
    """All issues of one area on a page."""
    ISSUE = "issue"
    """All measures of one issue."""
    SHARED = "shared"
    """All measures of one issue when they say the same, else one measure."""
    MEASURE = "measure"
    """One measure."""


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """One column; ``width`` in Excel's characters; its heading is ``exporting.heads.<key>``."""

    key: str
    width: float
    level: Level
    centred: bool = True
    heading: str = ""
    """The words of a column that an office made itself."""
    day: bool = False


LEDGER_COLUMNS = (
    LedgerColumn("area", 10, Level.AREA),
    LedgerColumn("sequence", 5, Level.ISSUE),
    LedgerColumn("code", 11, Level.ISSUE),
    LedgerColumn("issue", 22, Level.ISSUE, centred=False),
    LedgerColumn("measure", 36, Level.MEASURE, centred=False),
    LedgerColumn("units", 16, Level.SHARED),
    LedgerColumn("leader", 9.5, Level.ISSUE),
    LedgerColumn("deadline_raw", 11, Level.SHARED),
    LedgerColumn("deadline_due", 17, Level.SHARED, day=True),
    LedgerColumn("timeliness", 9.5, Level.MEASURE),
    LedgerColumn("measure_status", 9.5, Level.MEASURE),
    LedgerColumn("issue_status", 9.5, Level.ISSUE),
    LedgerColumn("progress", 24, Level.SHARED, centred=False),
    LedgerColumn("note", 9, Level.ISSUE, centred=False),
)
"""The official order. 责任 stands over units and leader, 状态 over the measure's and the issue's."""


def target_columns() -> tuple[LedgerColumn, ...]:
    """Return the columns of criteria, milestones and finishing days, which a person may choose to print."""
    texts = (
        LedgerColumn(key, 2 * _OWN_WIDTH, Level.MEASURE, centred=False, heading=word(f"columns.{key}"))
        for key in _TARGETS
    )
    day = LedgerColumn("finished_on", 17, Level.MEASURE, heading=word("columns.finished_on"), day=True)
    return (*texts, day)


def own_ledger_columns(
    issues: Sequence[Column], measures: Sequence[Column], *, tags: bool
) -> tuple[LedgerColumn, ...]:
    """Return the columns that stand behind the official ones: tags, and the office's own fields."""
    found = [LedgerColumn("tags", _OWN_WIDTH, Level.ISSUE, heading=word("columns.tags"))] if tags else []
    for columns, level in ((issues, Level.ISSUE), (measures, Level.MEASURE)):
        for column in columns:
            long = column.kind is ColumnKind.LONG_TEXT
            width = 2 * _OWN_WIDTH if long else _OWN_WIDTH
            day = column.kind is ColumnKind.DATE
            heading = heading_of(column)
            found.append(LedgerColumn(column.key, width, level, centred=not long, heading=heading, day=day))
    return tuple(found)


def _own_cells(own: Mapping[str, object]) -> dict[str, Cell]:
    return {
        key: value if isinstance(value, date) else clean_text(value_text(value)) for key, value in own.items()
    }


def issue_cells(issue: IssueRow) -> dict[str, Cell]:
    """Return the cells that hold for the whole issue."""
    return {
        **_own_cells(issue.own),
        "tags": clean_text(issue.tags),
        "area": clean_text(issue.area),
        "sequence": clean_text(issue.sequence),
        "code": clean_text(issue.code),
        "issue": clean_text(issue.text),
        "leader": clean_text(issue.leader),
        "issue_status": value_text(issue.status),
        "note": clean_text(issue.note),
    }


def measure_cells(line: LedgerLine) -> list[dict[str, Cell]]:
    """Return the cells of every row of the issue: one a measure, or one for the issue itself."""
    if not line.measures:
        return [_own_row(line.issue)]
    rows = [_measure_row(measure) for measure in line.measures]
    for key in _TARGETS:
        whole = clean_text(getattr(line.issue, key))
        if whole:
            parts = (word("exporting.overall_target", text=whole), str(rows[0][key]))
            rows[0][key] = "\n".join(part for part in parts if part)
    overall = clean_text(line.issue.progress)
    if overall and any(row["progress"] for row in rows):
        parts = (word("exporting.overall_progress", text=overall), str(rows[0]["progress"]))
        rows[0]["progress"] = "\n".join(part for part in parts if part)
    elif overall:
        for row in rows:
            row["progress"] = overall
    return rows


def _own_row(issue: IssueRow) -> dict[str, Cell]:
    return {
        "measure": "",
        "units": clean_text(issue.units),
        "deadline_raw": clean_text(issue.deadline_raw),
        "deadline_due": issue.deadline_due or "",
        "timeliness": value_text(issue.timeliness),
        "measure_status": "",
        "finished_on": "",
        "progress": clean_text(issue.progress),
        "criteria": clean_text(issue.criteria),
        "milestones": clean_text(issue.milestones),
    }


def _measure_row(measure: MeasureRow) -> dict[str, Cell]:
    return {
        **_own_cells(measure.own),
        "measure": clean_text(measure.text),
        "units": clean_text(measure.units),
        "deadline_raw": clean_text(measure.deadline_raw),
        "deadline_due": measure.deadline_due or "",
        "timeliness": value_text(measure.timeliness),
        "measure_status": value_text(measure.status),
        "finished_on": measure.finished_on or "",
        "progress": clean_text(measure.progress),
        "criteria": clean_text(measure.criteria),
        "milestones": clean_text(measure.milestones),
    }
