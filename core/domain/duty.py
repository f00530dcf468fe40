"""Recurring duties (定期任务): what comes round every week, month, quarter, half-year or year (row 19).

Only what a person decided is kept: a period is ticked off or excused. When each period falls due is derived
(``core.schedule.duty_due``), so that no period can be forgotten because nobody made a record of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.deadline import Cycle
from core.domain.listing import Column, ColumnKind, Timeliness


class OccurrenceState(StrEnum):
    """What became of one period of a duty."""

    DONE = "done"
    """已完成: ticked off."""
    EXCUSED = "excused"
    """本期免做: not asked for this time, with a reason; counted neither as due nor as done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringDuty:
    """One duty. ``rule`` are the words for ever; cycle, month and day what was read from them.

    ``month`` within the period and ``day`` are 0 where the words name none: then the period's end holds.
    """

    uuid: str
    revision: int = 1
    code: str
    text: str
    rule: str
    cycle: Cycle
    month: int = 0
    day: int = 0
    first_day: date
    last_day: date | None = None
    """The last day of the duty; ``None``: open."""
    unit_uuids: tuple[str, ...] = ()
    person: str = ""
    track: str = ""
    issue_uuid: str | None = None
    measure_uuid: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One period of a duty that somebody settled. ``period`` is its code (2026-Q3)."""

    uuid: str
    revision: int = 1
    duty_uuid: str
    period: str
    state: OccurrenceState
    settled_on: date
    settled_by: str = ""
    note: str = ""
    """What was done, or why the period is excused."""
    proof: str = ""
    """What proves it and where it is kept: a number, a record, a file name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDraft:
    """A duty as typed. ``units`` are names; ``link`` names an issue (编号) or a measure (编号/序号)."""

    code: str = ""
    text: str = ""
    rule: str = ""
    first_day: date | None = None
    last_day: date | None = None
    units: tuple[str, ...] = ()
    person: str = ""
    track: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceDraft:
    """A period to settle as typed; without a day it is today, without a person the operator."""

    period: str = ""
    state: OccurrenceState = OccurrenceState.DONE
    settled_on: date | None = None
    settled_by: str = ""
    note: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """One duty as listed on a day: what is next, how it stands, and done against due so far."""

    uuid: str
    code: str
    text: str
    rule: str
    cycle: Cycle
    units: str
    person: str
    track: str
    link: str
    first_day: date
    last_day: date | None
    next_due: date | None
    timeliness: Timeliness | None
    done_of_due: str
    overdue: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPeriodLine:
    """One period of a duty as shown on a day; ``occurrence`` when somebody settled it."""

    period: str
    due: date
    timeliness: Timeliness
    occurrence: Occurrence | None = None


def _c(key: str, kind: ColumnKind = ColumnKind.TEXT, width: int = 12, *, shown: bool = True) -> Column:
    return Column(key=key, kind=kind, width=width, shown=shown)


DUTY_COLUMNS = (
    _c("code", ColumnKind.CODE, 9),
    _c("text", ColumnKind.LONG_TEXT, 22),
    _c("rule", ColumnKind.TEXT, 12),
    _c("units", ColumnKind.TEXT, 12),
    _c("next_due", ColumnKind.DATE, 11),
    _c("timeliness", ColumnKind.ENUM, 7),
    _c("done_of_due", ColumnKind.CODE, 7),
    _c("overdue", ColumnKind.NUMBER, 5),
    _c("cycle", ColumnKind.ENUM, 6, shown=False),
    _c("person", ColumnKind.TEXT, 8, shown=False),
    _c("track", ColumnKind.TEXT, 8, shown=False),
    _c("link", ColumnKind.CODE, 10, shown=False),
    _c("first_day", ColumnKind.DATE, 11, shown=False),
    _c("last_day", ColumnKind.DATE, 11, shown=False),
    _c("note", ColumnKind.LONG_TEXT, 14, shown=False),
)
