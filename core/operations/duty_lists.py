"""Duties and dispatches as listed on a day, and both as Excel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from core.domain.dispatch import DISPATCH_COLUMNS, Dispatch, DispatchLine
from core.domain.duty import DUTY_COLUMNS, DutyLine, DutyPeriodLine, Occurrence, RecurringDuty
from core.domain.listing import Column, ListQuery, Timeliness
from core.domain.unit import Unit
from core.exporting.table_book import write_table
from core.operations.dispatches import level_name
from core.operations.duties import link_of, settled_of
from core.operations.exports import signature_line
from core.operations.narrowing import narrowed
from core.operations.record_codes import code_map
from core.progress import SILENT, Progress
from core.schedule.duty_due import Due, figures_on, next_open, periods_of, standing_on
from core.store import records
from core.store.natural import natural_key
from core.wording import word
from core.workspace import Workspace

_AHEAD = 2
"""Periods shown beyond the one that today lies in."""


def duty_lines(ws: Workspace) -> list[DutyLine]:
    """Return every duty on the day of ``ws``: what is late first, then by the next day."""
    names = unit_words(ws)
    found = [_duty_line(ws, duty, names) for duty in records.find(ws.ledger, RecurringDuty)]
    return sorted(found, key=lambda line: (line.next_due is None, str(line.next_due), natural_key(line.code)))


def _duty_line(ws: Workspace, duty: RecurringDuty, names: dict[str, str]) -> DutyLine:
    today, settled = ws.clock.today(), settled_of(ws, duty.uuid)
    figures = figures_on(duty, settled, today)
    upcoming = next_open(duty, settled, today)
    return DutyLine(
        uuid=duty.uuid,
        code=duty.code,
        text=duty.text,
        rule=duty.rule,
        cycle=duty.cycle,
        units=_joined(names, duty.unit_uuids),
        person=duty.person,
        track=duty.track,
        link=link_of(ws, duty),
        first_day=duty.first_day,
        last_day=duty.last_day,
        next_due=upcoming.due if upcoming else None,
        timeliness=_standing(ws, upcoming),
        done_of_due=word("duties_page.done_of_due", done=figures.done, due=figures.due),
        overdue=figures.overdue,
        note=duty.note,
    )


def _standing(ws: Workspace, upcoming: Due | None) -> Timeliness:
    """Return how a duty stands: by its first open period; one that has ended is done."""
    if upcoming is None:
        return Timeliness.DONE
    return standing_on(upcoming, None, today=ws.clock.today(), soon=ws.soon)


def period_lines(ws: Workspace, uuid: str) -> list[DutyPeriodLine]:
    """Return the periods of a duty, the newest first: those up to today, two ahead, and all settled ones."""
    duty = records.get(ws.ledger, RecurringDuty, uuid)
    settled = {each.period: each for each in settled_of(ws, uuid)}
    today = ws.clock.today()
    shown = periods_of(duty, today)
    for _ in range(_AHEAD):
        last = shown[-1].period.last if shown else max(today, duty.first_day)
        further = periods_of(duty, date(last.year + 2, 12, 31))
        shown = further[: len(shown) + 1]
    known = {each.period.code for each in shown}
    if late := [code for code in settled if code not in known]:
        further = periods_of(duty, date(today.year + 2, 12, 31))
        shown += [each for each in further if each.period.code in late]
    return [_period(ws, each, settled.get(each.period.code)) for each in reversed(shown)]


def _period(ws: Workspace, due: Due, settled: Occurrence | None) -> DutyPeriodLine:
    state = standing_on(due, settled, today=ws.clock.today(), soon=ws.soon)
    return DutyPeriodLine(period=due.period.code, due=due.due, timeliness=state, occurrence=settled)


def dispatch_lines(ws: Workspace, issue_uuid: str = "") -> list[DispatchLine]:
    """Return every dispatch, the newest first; of one issue and its measures when named."""
    found = records.find(ws.ledger, Dispatch, order="held_on desc, code desc")
    if issue_uuid:
        found = [each for each in found if issue_uuid in each.issue_uuids]
    names = unit_words(ws)
    issues = {uuid for each in found for uuid in each.issue_uuids}
    measures = {uuid for each in found for uuid in each.measure_uuids}
    written = code_map(ws, issues, measures)
    return [_dispatch_line(ws, each, names, written) for each in found]


def _dispatch_line(
    ws: Workspace, each: Dispatch, names: dict[str, str], written: dict[str, str]
) -> DispatchLine:
    return DispatchLine(
        uuid=each.uuid,
        code=each.code,
        held_on=each.held_on,
        level=level_name(ws, each.level),
        way=each.way,
        track=each.track,
        units=_joined(names, each.unit_uuids),
        person=each.person,
        points=each.points,
        asked=each.asked,
        next_on=each.next_on,
        links=_joined(written, (*each.issue_uuids, *each.measure_uuids)),
    )


def unit_words(ws: Workspace) -> dict[str, str]:
    """Return the name of every unit by uuid."""
    return {unit.uuid: unit.name for unit in records.find(ws.ledger, Unit)}


def _joined(names: dict[str, str], ids: Sequence[str]) -> str:
    return word("punctuation.comma_list").join(names[uuid] for uuid in ids if uuid in names)


def export_duties(
    ws: Workspace,
    path: Path,
    query: ListQuery | None = None,
    column_keys: Sequence[str] = (),
    progress: Progress = SILENT,
) -> Path:
    """Write the duties as shown to ``path``: rows, order and the columns named (all when none is)."""
    shown = Shown(word("exports.duties"), DUTY_COLUMNS, duty_lines(ws), signature_line(ws))
    return _write(path, shown, query, column_keys, progress)


def export_dispatches(
    ws: Workspace,
    path: Path,
    query: ListQuery | None = None,
    column_keys: Sequence[str] = (),
    progress: Progress = SILENT,
) -> Path:
    """Write the dispatches as shown to ``path``, as ``export_duties`` does."""
    shown = Shown(word("exports.dispatches"), DISPATCH_COLUMNS, dispatch_lines(ws), signature_line(ws))
    return _write(path, shown, query, column_keys, progress)


class Shown(NamedTuple):
    """A list to be written: its title, all its columns and lines, and what stands below."""

    title: str
    columns: Sequence[Column]
    lines: Sequence[DutyLine] | Sequence[DispatchLine]
    signatures: Sequence[str]


def _write(
    path: Path, shown: Shown, query: ListQuery | None, column_keys: Sequence[str], progress: Progress
) -> Path:
    by_key = {column.key: column for column in shown.columns}
    columns = [by_key[key] for key in column_keys or by_key if key in by_key]
    found = narrowed(shown.columns, shown.lines, query) if query else shown.lines
    write_table(path, shown.title, columns, found, signatures=shown.signatures, progress=progress)
    return path
