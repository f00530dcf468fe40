"""The face of importing: a file in, a proposal out, nothing written.

All reading happens in a bounded process (``bounded``); whatever a file does there, the program that
asked gets either a ``Proposal`` or one error whose sentence says what the file is and what to do.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from core.domain.custom_rules import plain_name
from core.domain.proposal import Proposal, ProposedIssue, Rejection
from core.errors import Refused
from core.files import sha256_of
from core.importing.bounded import Report, run_bounded
from core.importing.choosing import Chosen, Table, as_shown, choose
from core.importing.delimited import read_text_table
from core.importing.headings import Heading, with_own
from core.importing.issues import DeadlineReader, IssueBuilder
from core.importing.margins import HeadFacts
from core.importing.own_deadlines import PrintedDeadlines
from core.importing.own_issues import OwnIssueBuilder
from core.importing.own_sheets import OwnSheet, realigned
from core.importing.package import unsaved_formulas
from core.importing.preflight import FileForm, check_file, form_of
from core.importing.reading import SheetReader, SheetReading
from core.importing.sheet import read_workbook
from core.importing.vocabulary import is_computed, margins
from core.importing.warnings import count_warnings, named, warnings_of
from core.progress import SILENT, Progress
from core.schedule.calendar import WorkingCalendar
from core.schedule.expressions import IMMEDIATE_LIMIT_DAYS
from core.wording import word

_REPORT_EVERY = 500


def propose(
    path: Path,
    *,
    anchor: date | None = None,
    immediate_limit: int = IMMEDIATE_LIMIT_DAYS,
    own: tuple[str, ...] = (),
    calendar: WorkingCalendar | None = None,
    progress: Progress = SILENT,
) -> Proposal:
    """Return what the file at ``path`` would enter. ``anchor`` is the day unwritten years are read against.

    ``immediate_limit`` is how many days 立行立改 leaves in this office, ``own`` the plain names of
    its own fields, ``calendar`` counts working days (without one: plain weekends).
    Raises ``Environment`` for a file that is missing, foreign, damaged, encrypted, empty or too big,
    ``Refused`` for a readable one that is no ledger, ``Cancelled`` when ``progress`` stops it.
    """
    check_file(path)
    given = (path, anchor, immediate_limit, own, calendar)
    return run_bounded(read_proposal, *given, name=path.name, progress=progress)


def read_proposal(
    report: Report,
    path: Path,
    anchor: date | None,
    immediate_limit: int = IMMEDIATE_LIMIT_DAYS,
    own: tuple[str, ...] = (),
    calendar: WorkingCalendar | None = None,
) -> Proposal:
    """Do the work of ``propose`` in the present process."""
    workbook = form_of(path) is FileForm.WORKBOOK
    sheets = read_workbook(path) if workbook else iter([read_text_table(path)])
    chosen = choose(sheets, path.name)
    reader = _Reader(report, anchor, path, _Counting(immediate_limit, calendar), own)
    tables = reader.read(chosen, workbook=workbook)
    formulas = [cell for each in tables for cell in unsaved_formulas(path, each.sheet)] if workbook else []
    return _assemble(path, chosen, tables, reader.repeated, formulas, own)


@dataclass(frozen=True, slots=True)
class _Counting:
    """How an office counts days: what 立行立改 leaves, and which days it works."""

    immediate_limit: int
    calendar: WorkingCalendar | None


@dataclass(frozen=True, slots=True)
class _ReadTable:
    """One sheet read to its end."""

    sheet: str
    heading: Heading
    reading: SheetReading
    anchor: _Anchor
    issues: list[ProposedIssue]
    cut: bool


@dataclass(frozen=True, slots=True)
class _Anchor:
    day: date | None
    year_only: bool = False


def _anchor_of(facts: HeadFacts, file_name: str) -> _Anchor:
    """Return the day unwritten years are read against: the sheet's day, else the year of its papers."""
    if facts.as_of is not None:
        return _Anchor(facts.as_of)
    for text in (facts.basis, facts.title, file_name):
        match = margins().year.search(text)
        if match:
            return _Anchor(date(int(match["y"] or match["y2"]), 1, 1), year_only=True)
    return _Anchor(None)


class _Reader:
    """Reads the tables of one file with one set of keys."""

    def __init__(
        self, report: Report, given: date | None, path: Path, counting: _Counting, own_names: Collection[str]
    ) -> None:
        self._own_names = own_names
        self._report = report
        self._counting = counting
        self._given = given
        self._path = path
        self._keys: dict[str, int] = {}
        self._own: OwnSheet | None = None
        self._seen: set[tuple[str, ...]] = set()
        self.repeated: list[str] = []
        """Sheets left because they repeat another."""

    def read(self, chosen: Chosen, *, workbook: bool) -> list[_ReadTable]:
        """Return the tables, the best first. Raises ``Refused`` when no row is an issue."""
        self._own = chosen.own
        several = bool(chosen.alike)
        found: list[_ReadTable] = []
        for table in (chosen.best, *chosen.alike):
            shown = as_shown(table, self._path) if workbook else table
            read = self._table(shown, several=several, fallback=found[0].anchor if found else None)
            if not found and not read.issues:
                raise Refused("import_no_rows", name=self._path.name, sheet=table.sheet.name)
            if found and self._repeats(read):
                self.repeated.append(read.sheet)
                continue
            self._seen |= {_content(issue) for issue in read.issues}
            found.append(read)
        if several and len(found) == 1:
            self._keys.clear()
            shown = as_shown(chosen.best, self._path) if workbook else chosen.best
            return [self._table(shown, several=False, fallback=None)]
        return found

    def _table(self, table: Table, *, several: bool, fallback: _Anchor | None) -> _ReadTable:
        table = replace(table, heading=with_own(table.heading, self._own_names))
        own = realigned(self._own, table.grid, table.heading) if self._own is not None else None
        marked = own is not None and own.is_marked
        reading = SheetReader(table.grid, table.heading, own.issues if own and marked else None).read()
        anchor = _Anchor(self._given) if self._given else _anchor_of(reading.facts, self._path.stem)
        if own is not None and own.as_of is not None and not self._given:
            anchor = _Anchor(own.as_of)
        if anchor.day is None and fallback is not None:
            anchor = fallback
        deadlines = DeadlineReader(
            anchor.day,
            year_only=anchor.year_only,
            immediate_limit=self._counting.immediate_limit,
            calendar=self._counting.calendar,
        )
        place = table.sheet.name if several else ""
        builder = self._builder(table, reading, deadlines, place, own)
        issues = []
        for done, group in enumerate(reading.groups):
            if done % _REPORT_EVERY == 0:
                self._report(done, len(reading.groups))
            issues.append(builder.build(group))
        return _ReadTable(table.sheet.name, table.heading, reading, anchor, issues, table.sheet.cut)

    def _builder(
        self,
        table: Table,
        reading: SheetReading,
        deadlines: DeadlineReader,
        place: str,
        own: OwnSheet | None,
    ) -> IssueBuilder:
        """Return who reads the issues of a table; one of this program's is read by its marks."""
        given = (table.grid, table.heading, reading, deadlines)
        if own is None or not own.is_marked:
            rows = own.issues if own is not None else None
            return IssueBuilder(*given, keys=self._keys, place=place, own=rows)
        printed = PrintedDeadlines(
            self._given or own.as_of, self._counting.immediate_limit, self._counting.calendar
        )
        return OwnIssueBuilder(*given, keys=self._keys, sheet=own, printed=printed)

    def _repeats(self, read: _ReadTable) -> bool:
        """Tell whether half of a sheet's issues were read before, apart from progress and dates."""
        again = sum(_content(issue) in self._seen for issue in read.issues)
        return bool(again) and again * 2 >= len(read.issues)


def _content(issue: ProposedIssue) -> tuple[str, ...]:
    return issue.field("text"), issue.raw_units, *(measure.text for measure in issue.measures)


def _assemble(
    path: Path,
    chosen: Chosen,
    tables: list[_ReadTable],
    repeated: list[str],
    formulas: list[str],
    own_names: Collection[str],
) -> Proposal:
    best, *further = tables
    facts, anchor = best.reading.facts, best.anchor
    unit, kind = (chosen.own.unit, chosen.own.kind) if chosen.own is not None else ("", None)
    extra = [word("importing.warn_sheets_joined", names=_sheet_names(tables))] if further else []
    if repeated:
        extra.append(word("importing.warn_sheets_repeat", names=named(repeated), sheet=best.sheet))
    for table in further:
        counts = count_warnings(table.reading, table.issues)
        extra += [word("importing.in_sheet", sheet=table.sheet, text=text) for text in counts]
    return Proposal(
        source_name=path.name,
        source_sha256=sha256_of(path),
        sheet=_sheet_names(tables),
        title=facts.title,
        own=kind,
        reporter=facts.reporter,
        basis=facts.basis,
        as_of=facts.as_of,
        anchor=anchor.day,
        columns=_named_columns(best.heading, best.reading),
        issues=tuple(replace(issue, answered_by=unit) for table in tables for issue in table.issues),
        rejected=tuple(each for table in tables for each in _rejected(table, first=table is best)),
        warnings=(
            *warnings_of(
                best.reading,
                best.issues,
                year=anchor.day.year if anchor.day and anchor.year_only else None,
                anchored=anchor.day is not None,
                others=chosen.others,
                formulas=formulas,
                cut=any(table.cut for table in tables),
                unknown=[
                    header
                    for header in _unknown(best.heading, best.reading, own=chosen.own is not None)
                    if plain_name(header) not in own_names
                ],
            ),
            *extra,
        ),
        stated_counts=tuple(pair for table in tables for pair in table.reading.stated.items()),
        surroundings=(
            *best.reading.surroundings,
            *((f"{each.sheet}!{at}", text) for each in further for at, text in each.reading.surroundings),
        ),
    )


def _sheet_names(tables: list[_ReadTable]) -> str:
    """Return the names of the sheets read, in one line."""
    return word("importing.list_mark").join(table.sheet for table in tables)


def _rejected(table: _ReadTable, *, first: bool) -> list[Rejection]:
    if first:
        return table.reading.rejected
    return [
        Rejection(row=each.row, reason=word("importing.in_sheet", sheet=table.sheet, text=each.reason))
        for each in table.reading.rejected
    ]


def _named_columns(heading: Heading, reading: SheetReading) -> tuple[tuple[str, str], ...]:
    fields = {index: name for name, indexes in reading.columns.items() for index in indexes}
    return tuple((column.header, fields[column.index]) for column in heading.columns if column.header)


def _unknown(heading: Heading, reading: SheetReading, *, own: bool) -> list[str]:
    return [
        column.header
        for column in heading.columns
        if column.header and column.index in reading.columns[""] and not (own and is_computed(column.header))
    ]
