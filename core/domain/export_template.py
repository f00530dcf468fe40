"""Export templates (报送模板): which of our fields stand in which column of another system's sheet.

Domain row 58 (一次报送、多平台共享): the ledger is kept once and written the way every system asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ISSUE, MEASURE = "issue.", "measure."
"""What the sources of columns begin with that show a field of the issue or of its measures."""

NUMBER, FIXED, OFFICE, TODAY, SUPERIOR = "number", "fixed", "office", "today", "superior"
PLAIN_SOURCES = (NUMBER, FIXED, OFFICE, SUPERIOR, TODAY)
"""Sources that are no field: 序号 from 1, words that never change, our office, the superior, the day."""


class RowsOf(StrEnum):
    """What one row of the sheet is."""

    ISSUE = "issue"
    """One issue, its measures one below the other in a cell."""
    MEASURE = "measure"
    """One measure, the words of its issue repeated."""


class DayForm(StrEnum):
    """How a day is written."""

    CHINESE = "chinese"
    """2026年8月31日."""
    DOTTED = "dotted"
    """2026.8.31."""
    DASHED = "dashed"
    """2026-08-31."""
    COMPACT = "compact"
    """20260831."""
    MONTH = "month"
    """2026年8月."""
    CELL = "cell"
    """A day the spreadsheet can sort; where their cell is not made for days, as 2026-08-31."""


class Beyond(StrEnum):
    """What to do when their sheet has fewer empty rows than we have rows."""

    REFUSE = "refuse"
    INSERT = "insert"
    """Move what stands below further down."""
    OVERWRITE = "overwrite"
    """Write over what stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """One column: ``source`` says what stands in it (empty: left alone), ``heading`` the words above it.

    ``words`` are (our word, their word); a value without a pair stays ours.
    """

    source: str = ""
    heading: str = ""
    fixed: str = ""
    day: DayForm = DayForm.CHINESE
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportTemplate:
    """A named mapping. ``columns`` stand in the order of the sheet.

    ``sheet`` is the sheet of their file (empty: the one with the heading), ``first_row`` the first row that
    is filled, from 1 (0: the one below the heading), ``head_row`` the last row of the heading where it has to
    be told (0: it is recognised), ``fingerprint`` the heading the template was made for.
    """

    uuid: str = ""
    revision: int = 1
    name: str = ""
    rows: RowsOf = RowsOf.ISSUE
    sheet: str = ""
    head_row: int = 0
    first_row: int = 0
    columns: tuple[TemplateColumn, ...] = ()
    fingerprint: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """One column of their heading; ``field`` is what an import would take it for, empty when unknown."""

    index: int
    heading: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """Their empty form as recognised: the sheet, its part of the file, and the heading's rows, from 0."""

    sheet: str
    part: str
    top: int
    bottom: int
    heads: tuple[FormHead, ...]
    fingerprint: str
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written where, for the sentence that tells it."""

    rows: int
    first_row: int
    sheet: str
    moved: int = 0
    """How many rows what stands below was moved down."""
    headless: tuple[str, ...] = ()
    """Headings of the template that their sheet does not have."""
    unfilled: tuple[str, ...] = ()
    """Headings of their sheet that nothing of ours fills."""


TemplateCell = str | int | date
"""What one cell gets; empty text leaves the cell as it is."""


def day_text(day: date, form: DayForm) -> str:
    """Return ``day`` as the template wants it written; a cell of days falls back to 2026-08-31."""
    match form:
        case DayForm.DOTTED:
            return f"{day.year}.{day.month}.{day.day}"
        case DayForm.COMPACT:
            return day.strftime("%Y%m%d")
    return day.isoformat()
