"""The working days this office counts by: the shipped table, and the notices it entered itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.domain import holidays as rules
from core.domain.change import Outcome
from core.domain.deadline import Deadline, DeadlineKind, Roll
from core.domain.holidays import DayKind, HolidayDraft, HolidayProposal, HolidayYear
from core.domain.issue import Issue, IssueStatus
from core.domain.measure import MEASURE_DONE, Measure
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.writing import change, outcome, require
from core.schedule.calendar import WorkingCalendar, shipped_calendar
from core.schedule.expressions import counts_working_days, read_deadline
from core.schedule.holiday_notice import days_text, read_days, read_notice
from core.schedule.timeliness import ISSUE_DONE
from core.store import records
from core.store.journal import Transaction
from core.store.signing import unsigned_dues
from core.workspace import Workspace


def calendar_for(ws: Workspace) -> WorkingCalendar:
    """Return the working days that every day of this ledger is counted by."""
    kept = records.find(ws.ledger, HolidayYear, order="year")
    return shipped_calendar().with_years((each.year, each.holidays, each.workdays) for each in kept)


def years(ws: Workspace) -> list[HolidayYear]:
    """Return the tables of the ledger, the newest year first."""
    return records.find(ws.ledger, HolidayYear, order="year desc")


def propose(text: str, year: int | None = None) -> HolidayProposal:
    """Return what a pasted notice says, day by day; nothing is kept."""
    return read_notice(text, year)


def draft_of(proposal: HolidayProposal, source: str) -> HolidayDraft:
    """Return a proposal as a draft to look over and keep."""
    year = proposal.year or 0
    return HolidayDraft(
        year=year,
        holidays=days_text(proposal.of(DayKind.HOLIDAY), year),
        workdays=days_text(proposal.of(DayKind.WORKDAY), year),
        source=source.strip(),
    )


def draft_of_year(kept: HolidayYear) -> HolidayDraft:
    """Return a kept table as a draft to edit."""
    return HolidayDraft(
        year=kept.year,
        holidays=days_text(kept.holidays, kept.year),
        workdays=days_text(kept.workdays, kept.year),
        source=kept.source,
    )


def check_year(draft: HolidayDraft) -> list[Violation]:
    """Return everything the rules say of a table, days that cannot be read included."""
    if draft.year not in rules.YEARS:
        return [Violation("year", "not_a_year")]
    read = {name: read_days(getattr(draft, name), draft.year) for name in ("holidays", "workdays")}
    found = [
        Violation(name, "holiday_unread", facts=(("text", left),)) for name, (_, left) in read.items() if left
    ]
    return found or rules.check_year(draft.year, read["holidays"][0], read["workdays"][0])


def put_year(ws: Workspace, draft: HolidayDraft) -> Outcome[HolidayYear]:
    """Keep the table of a year, in place of the one kept before; deadlines in working days are read again."""
    require(check_year(draft), "holiday_form")
    free, _ = read_days(draft.holidays, draft.year)
    worked, _ = read_days(draft.workdays, draft.year)
    kept = records.find(ws.ledger, HolidayYear, year=draft.year)
    with change(ws, "calendar.put", year=draft.year) as tx:
        table = HolidayYear(
            uuid=kept[0].uuid if kept else new_uuid(),
            revision=kept[0].revision if kept else 1,
            year=draft.year,
            holidays=free,
            workdays=worked,
            source=draft.source.strip(),
        )
        stored = tx.replace(table) if kept else tx.add(table)
        _read_again(ws, tx)
    return outcome(ws, tx, stored)


def remove_year(ws: Workspace, year: int) -> Outcome[None]:
    """Take the table of a year out; the shipped table or plain weekends hold again."""
    kept = records.find(ws.ledger, HolidayYear, year=year)
    if not kept:
        raise Refused("calendar_no_year", year=year)
    with change(ws, "calendar.remove", year=year) as tx:
        tx.remove(kept[0])
        _read_again(ws, tx)
    return outcome(ws, tx, None)


def _read_again(ws: Workspace, tx: Transaction) -> None:
    """Move open deadlines that count working days to where the changed table puts them."""
    calendar = calendar_for(ws)
    for issue in records.find(ws.ledger, Issue, deadline_kind=DeadlineKind.RELATIVE.value):
        read = _moved(issue.deadline, calendar)
        if read is not None and issue.status not in ISSUE_DONE and issue.status is not IssueStatus.STANDING:
            tx.replace(replace(issue, deadline=read))
    for measure in records.find(ws.ledger, Measure, deadline_kind=DeadlineKind.RELATIVE.value):
        read = _moved(measure.deadline, calendar)
        if read is not None and measure.status not in MEASURE_DONE:
            tx.replace(replace(measure, deadline=read))


def _moved(deadline: Deadline, calendar: WorkingCalendar) -> Deadline | None:
    """Return the deadline read by ``calendar``; ``None`` when it stays, or was given to the unit anew."""
    if deadline.start is None or deadline.original_due is not None or not counts_working_days(deadline.raw):
        return None
    read = read_deadline(deadline.raw, anchor=deadline.start, start=deadline.start, calendar=calendar)
    moved = replace(deadline, due=read.due, confidence=read.confidence)
    return None if moved == deadline else moved


def missing_years(ws: Workspace) -> list[int]:
    """Return the years some day of this ledger is counted in working days in and no table is known of."""
    known = calendar_for(ws)
    return sorted(year for year in {day.year for day in _counted_days(ws)} if not known.knows(year))


def unknown_year(ws: Workspace, deadline: Deadline) -> int | None:
    """Return the year without a table that a deadline in working days was counted in, if any."""
    if not counts_working_days(deadline.raw):
        return None
    calendar = calendar_for(ws)
    days = (day for day in (deadline.start, deadline.due) if day is not None)
    return next((day.year for day in days if not calendar.knows(day.year)), None)


def _counted_days(ws: Workspace) -> list[date]:
    today, settings = ws.clock.today(), ws.settings
    found = [today] if settings.submission_roll != Roll.STAY else []
    if settings.sign_limit_working:
        found += unsigned_dues(ws.ledger)
    for issue in records.find(ws.ledger, Issue, deadline_kind=DeadlineKind.RELATIVE.value):
        if issue.status not in ISSUE_DONE:
            found += _days_in(issue.deadline)
    for measure in records.find(ws.ledger, Measure, deadline_kind=DeadlineKind.RELATIVE.value):
        if measure.status not in MEASURE_DONE:
            found += _days_in(measure.deadline)
    return found


def _days_in(deadline: Deadline) -> list[date]:
    counted = counts_working_days(deadline.raw)
    return [day for day in (deadline.start, deadline.due) if day is not None and counted]
