"""Queries that list pages ask, and the columns they show; Excel exports the same columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ListKind(StrEnum):
    """The lists of the window."""

    ISSUES = "issues"
    MEASURES = "measures"
    INSPECTIONS = "inspections"
    LETTERS = "letters"
    SUBMISSIONS = "submissions"
    UNITS = "units"
    DUTIES = "duties"
    """定期任务; like the next two read whole, so that their columns stand beside their lines."""
    DISPATCHES = "dispatches"
    REGISTERS = "registers"
    """Entries of a register; their columns come from its definition, not from ``COLUMNS``."""
    LIAISONS = "liaisons"
    LEADERS = "leaders"
    TASKS = "tasks"
    PLANS = "plans"


OWN = "own."
"""What the keys of columns begin with that show an office's own fields (``core.domain.custom_field``)."""


class Timeliness(StrEnum):
    """How a record stands against its deadline on a given day; always derived, never stored."""

    DONE = "done"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    IN_TIME = "in_time"
    STANDING = "standing"
    UNDATED = "undated"


class Punctuality(StrEnum):
    """Whether a record with a day was finished by that day; always derived, never stored."""

    ON_TIME = "on_time"
    LATE = "late"
    """Finished after its day."""
    MISSED = "missed"
    """Its day has passed and it is not finished."""
    UNKNOWN = "unknown"
    """Finished, but nobody entered when (an imported state)."""
    NOT_JUDGED = "not_judged"
    """No day, or the day is still to come."""


class ColumnKind(StrEnum):
    """How a column's values are written and aligned."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE = "code"
    DATE = "date"
    NUMBER = "number"
    ENUM = "enum"
    UNITS = "units"
    TAGS = "tags"
    """Several texts of one record; a filter value must be one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``key`` is the row attribute and the SQL view column; its heading is ``columns.<key>``.

    A column that an office made itself carries its own words in ``heading``.
    """

    key: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 12
    """Characters (Chinese full widths) in window and Excel."""
    shown: bool = True
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """``column`` must contain (text) or equal (others) one of ``values``; several filters are and-ed."""

    column: str
    values: tuple[str, ...]
    contains: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """What a list shows: words to find, filters, sort (key, descending), and the day it is seen on."""

    kind: ListKind
    today: date
    words: str = ""
    filters: tuple[Filter, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()


def _c(key: str, kind: ColumnKind = ColumnKind.TEXT, width: int = 12, *, shown: bool = True) -> Column:
    return Column(key=key, kind=kind, width=width, shown=shown)


ISSUE_COLUMNS = (
    _c("code", ColumnKind.CODE, 10),
    _c("area", ColumnKind.TEXT, 16),
    _c("sequence", ColumnKind.CODE, 4, shown=False),
    _c("text", ColumnKind.LONG_TEXT, 28),
    _c("units", ColumnKind.UNITS, 20),
    _c("leader", ColumnKind.TEXT, 8, shown=False),
    _c("deadline_raw", ColumnKind.TEXT, 14),
    _c("deadline_due", ColumnKind.DATE, 11),
    _c("timeliness", ColumnKind.ENUM, 7),
    _c("status", ColumnKind.ENUM, 7),
    _c("measures", ColumnKind.NUMBER, 5),
    _c("measures_done", ColumnKind.NUMBER, 5),
    _c("progress", ColumnKind.LONG_TEXT, 24),
    _c("batch", ColumnKind.TEXT, 14, shown=False),
    _c("note", ColumnKind.LONG_TEXT, 12, shown=False),
    _c("track", ColumnKind.TEXT, 8, shown=False),
    _c("origin", ColumnKind.ENUM, 8, shown=False),
    _c("deadline_kind", ColumnKind.ENUM, 8, shown=False),
    _c("tags", ColumnKind.TAGS, 12, shown=False),
    _c("begun_on", ColumnKind.DATE, 11, shown=False),
    _c("finished_on", ColumnKind.DATE, 11, shown=False),
    _c("punctuality", ColumnKind.ENUM, 8, shown=False),
    _c("next_due", ColumnKind.DATE, 11, shown=False),
    _c("criteria", ColumnKind.LONG_TEXT, 24, shown=False),
    _c("milestones", ColumnKind.LONG_TEXT, 24, shown=False),
    _c("five_seen", ColumnKind.NUMBER, 5, shown=False),
    _c("sign_state", ColumnKind.ENUM, 7, shown=False),
    _c("bearers", ColumnKind.UNITS, 20, shown=False),
)

MEASURE_COLUMNS = (
    _c("issue_code", ColumnKind.CODE, 10),
    _c("position", ColumnKind.NUMBER, 4),
    _c("text", ColumnKind.LONG_TEXT, 32),
    _c("issue_text", ColumnKind.LONG_TEXT, 20, shown=False),
    _c("units", ColumnKind.UNITS, 20),
    _c("deadline_raw", ColumnKind.TEXT, 14),
    _c("deadline_due", ColumnKind.DATE, 11),
    _c("timeliness", ColumnKind.ENUM, 7),
    _c("status", ColumnKind.ENUM, 7),
    _c("progress", ColumnKind.LONG_TEXT, 24),
    _c("area", ColumnKind.TEXT, 16, shown=False),
    _c("track", ColumnKind.TEXT, 8, shown=False),
    _c("batch", ColumnKind.TEXT, 14, shown=False),
    _c("origin", ColumnKind.ENUM, 8, shown=False),
    _c("deadline_kind", ColumnKind.ENUM, 8, shown=False),
    _c("tags", ColumnKind.TAGS, 12, shown=False),
    _c("next_due", ColumnKind.DATE, 11, shown=False),
    _c("criteria", ColumnKind.LONG_TEXT, 24, shown=False),
    _c("milestones", ColumnKind.LONG_TEXT, 24, shown=False),
    _c("begun_on", ColumnKind.DATE, 11, shown=False),
    _c("finished_on", ColumnKind.DATE, 11, shown=False),
    _c("punctuality", ColumnKind.ENUM, 8, shown=False),
    _c("bearers", ColumnKind.UNITS, 20, shown=False),
)

INSPECTION_COLUMNS = (
    _c("code", ColumnKind.CODE, 12),
    _c("started_on", ColumnKind.DATE, 11),
    _c("kind", ColumnKind.ENUM, 8),
    _c("title", ColumnKind.LONG_TEXT, 26),
    _c("units", ColumnKind.UNITS, 20),
    _c("people", ColumnKind.TEXT, 12),
    _c("problems", ColumnKind.NUMBER, 5),
    _c("problems_raised", ColumnKind.NUMBER, 6),
    _c("theme", ColumnKind.TEXT, 12, shown=False),
    _c("plan_item", ColumnKind.TEXT, 20, shown=False),
    _c("files_checked", ColumnKind.NUMBER, 6, shown=False),
    _c("delivered_on", ColumnKind.DATE, 11, shown=False),
)

LETTER_COLUMNS = (
    _c("document_number", ColumnKind.CODE, 18),
    _c("kind", ColumnKind.ENUM, 8),
    _c("title", ColumnKind.LONG_TEXT, 30),
    _c("addressee", ColumnKind.TEXT, 18),
    _c("dated_on", ColumnKind.DATE, 11),
    _c("reply_due", ColumnKind.DATE, 11),
    _c("state", ColumnKind.ENUM, 6),
    _c("void_reason", ColumnKind.TEXT, 14),
    _c("sign_state", ColumnKind.ENUM, 7),
    _c("sign_due", ColumnKind.DATE, 11, shown=False),
    _c("signed_on", ColumnKind.DATE, 11, shown=False),
    _c("signed_by", ColumnKind.TEXT, 8, shown=False),
    _c("reply_state", ColumnKind.ENUM, 7),
    _c("replied_on", ColumnKind.DATE, 11, shown=False),
    _c("reply_said", ColumnKind.LONG_TEXT, 14, shown=False),
    _c("reply_officer", ColumnKind.TEXT, 8, shown=False),
    _c("reply_phone", ColumnKind.TEXT, 13, shown=False),
    _c("sent_way", ColumnKind.ENUM, 7, shown=False),
    _c("sent_on", ColumnKind.DATE, 11, shown=False),
)

SUBMISSION_COLUMNS = (
    _c("period", ColumnKind.CODE, 10),
    _c("sequence", ColumnKind.NUMBER, 5),
    _c("sealed_on", ColumnKind.DATE, 11),
    _c("target_name", ColumnKind.TEXT, 20),
    _c("nil", ColumnKind.ENUM, 6),
    _c("issues", ColumnKind.NUMBER, 6),
    _c("measures", ColumnKind.NUMBER, 6),
    _c("file_name", ColumnKind.TEXT, 34),
)

UNIT_COLUMNS = (
    _c("name", ColumnKind.TEXT, 24),
    _c("aliases", ColumnKind.TEXT, 20),
    _c("liaison", ColumnKind.TEXT, 10),
    _c("phone", ColumnKind.TEXT, 14),
    _c("issues", ColumnKind.NUMBER, 6),
    _c("overdue", ColumnKind.NUMBER, 6),
    _c("tags", ColumnKind.TAGS, 12),
    _c("supporting", ColumnKind.NUMBER, 6),
)

LIAISON_COLUMNS = (
    _c("unit", ColumnKind.TEXT, 18),
    _c("liaison", ColumnKind.TEXT, 8),
    _c("post", ColumnKind.TEXT, 12),
    _c("phone", ColumnKind.TEXT, 13),
    _c("since", ColumnKind.DATE, 11),
    _c("until", ColumnKind.DATE, 11),
    _c("liaison_state", ColumnKind.ENUM, 6),
    _c("duties", ColumnKind.LONG_TEXT, 26),
    _c("note", ColumnKind.LONG_TEXT, 12, shown=False),
)

LEADER_COLUMNS = (
    _c("leader", ColumnKind.TEXT, 8),
    _c("post", ColumnKind.TEXT, 12),
    _c("leader_office", ColumnKind.TEXT, 14),
    _c("held", ColumnKind.NUMBER, 6),
    _c("hard", ColumnKind.NUMBER, 6),
    _c("closed", ColumnKind.NUMBER, 6),
    _c("overdue", ColumnKind.NUMBER, 6),
    _c("visits", ColumnKind.NUMBER, 6),
    _c("last_visit", ColumnKind.DATE, 11),
    _c("aliases", ColumnKind.TEXT, 14, shown=False),
    _c("note", ColumnKind.LONG_TEXT, 12, shown=False),
)

TASK_COLUMNS = (
    _c("task_number", ColumnKind.CODE, 8),
    _c("text", ColumnKind.LONG_TEXT, 22),
    _c("task_state", ColumnKind.ENUM, 7),
    _c("plan", ColumnKind.TEXT, 14),
    _c("position", ColumnKind.NUMBER, 4, shown=False),
    _c("area", ColumnKind.TEXT, 12, shown=False),
    _c("deadline_words", ColumnKind.TEXT, 12),
    _c("responsible", ColumnKind.TEXT, 16),
    _c("task_criteria", ColumnKind.LONG_TEXT, 20, shown=False),
    _c("claim_unit", ColumnKind.TEXT, 14),
    _c("claimed_by", ColumnKind.TEXT, 8, shown=False),
    _c("answered_on", ColumnKind.DATE, 11, shown=False),
    _c("issue_codes", ColumnKind.TEXT, 12),
    _c("decline_reason", ColumnKind.LONG_TEXT, 16, shown=False),
)

PLAN_COLUMNS = (
    _c("name", ColumnKind.TEXT, 26),
    _c("plan_level", ColumnKind.ENUM, 6),
    _c("issuer", ColumnKind.TEXT, 16),
    _c("document_number", ColumnKind.CODE, 18),
    _c("issued_on", ColumnKind.DATE, 11),
    _c("parent", ColumnKind.TEXT, 16),
    _c("tasks", ColumnKind.NUMBER, 6),
    _c("claimed", ColumnKind.NUMBER, 6),
    _c("unclaimed", ColumnKind.NUMBER, 6),
    _c("declined", ColumnKind.NUMBER, 6),
    _c("done", ColumnKind.NUMBER, 6),
    _c("issues", ColumnKind.NUMBER, 6),
)

COLUMNS: dict[ListKind, tuple[Column, ...]] = {
    ListKind.ISSUES: ISSUE_COLUMNS,
    ListKind.MEASURES: MEASURE_COLUMNS,
    ListKind.INSPECTIONS: INSPECTION_COLUMNS,
    ListKind.LETTERS: LETTER_COLUMNS,
    ListKind.SUBMISSIONS: SUBMISSION_COLUMNS,
    ListKind.UNITS: UNIT_COLUMNS,
    ListKind.LIAISONS: LIAISON_COLUMNS,
    ListKind.LEADERS: LEADER_COLUMNS,
    ListKind.TASKS: TASK_COLUMNS,
    ListKind.PLANS: PLAN_COLUMNS,
}
