"""The face of importing: a file in, a proposal out, nothing written.

All reading happens in a bounded process (``bounded``); whatever a file does there, the program that
asked gets either a ``Proposal`` or one error whose sentence says what the file is and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.domain.proposal import Proposal
from core.errors import Environment, Refused
from core.files import sha256_of
from core.importing.bounded import Report, run_bounded
from core.importing.delimited import read_text_table
from core.importing.grid import Grid
from core.importing.headings import Heading, find_heading
from core.importing.issues import DeadlineReader, IssueBuilder
from core.importing.margins import HeadFacts
from core.importing.package import unsaved_formulas
from core.importing.preflight import FileForm, check_file, form_of
from core.importing.reading import SheetReader, SheetReading
from core.importing.sheet import Sheet, read_workbook
from core.importing.vocabulary import margins
from core.importing.warnings import warnings_of
from core.progress import SILENT, Progress

_REPORT_EVERY = 500


def propose(path: Path, *, anchor: date | None = None, progress: Progress = SILENT) -> Proposal:
    """Return what the file at ``path`` would enter. ``anchor`` is the day unwritten years are read against.

    Raises ``Environment`` for a file that is missing, foreign, damaged, encrypted, empty or too big,
    ``Refused`` for a readable one that is no ledger, ``Cancelled`` when ``progress`` stops it.
    """
    check_file(path)
    return run_bounded(read_proposal, path, anchor, name=path.name, progress=progress)


def read_proposal(report: Report, path: Path, anchor: date | None) -> Proposal:
    """Do the work of ``propose`` in the present process."""
    form = form_of(path)
    sheets = read_workbook(path) if form is FileForm.WORKBOOK else iter([read_text_table(path)])
    chosen = _choose(list(_candidates(sheets)), path.name)
    formulas = unsaved_formulas(path, chosen.sheet.name) if form is FileForm.WORKBOOK else []
    return _assemble(report, path, chosen, anchor, formulas)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sheet with its header, if it has one; ``problem`` is the error that keeps it from being read."""

    sheet: Sheet
    grid: Grid | None
    heading: Heading | None
    problem: Environment | None = None


@dataclass(frozen=True, slots=True)
class _Chosen:
    sheet: Sheet
    grid: Grid
    heading: Heading
    others: tuple[str, ...]


def _candidates(sheets: object) -> list[_Candidate]:
    found = []
    for sheet in sheets:  # type: ignore[attr-defined]
        try:
            grid = Grid(sheet)
            heading = find_heading(grid)
        except Environment as problem:
            found.append(_Candidate(sheet, None, None, problem))
            continue
        found.append(_Candidate(sheet, grid, heading))
    return found


def _choose(candidates: list[_Candidate], name: str) -> _Chosen:
    """Return the sheet with the best header; a hidden one only when no other has any."""
    readable = [each for each in candidates if each.heading is not None and each.grid is not None]
    if not readable:
        raise _why_none(candidates, name)
    best = max(readable, key=_rank)
    if best.sheet.problem:
        raise Environment(best.sheet.problem, name=name, sheet=best.sheet.name)
    if best.grid is None or best.heading is None:
        raise Refused("import_no_header", name=name)
    others = tuple(each.sheet.name for each in candidates if each is not best and each.sheet.rows)
    return _Chosen(best.sheet, best.grid, best.heading, others)


def _rank(candidate: _Candidate) -> tuple[bool, float, int]:
    score = candidate.heading.score if candidate.heading else 0
    return candidate.sheet.visible, score, len(candidate.sheet.rows)


def _why_none(candidates: list[_Candidate], name: str) -> Exception:
    for each in candidates:
        if each.problem is not None:
            return Environment(each.problem.code, name=name, sheet=each.sheet.name)
        if each.sheet.problem:
            return Environment(each.sheet.problem, name=name, sheet=each.sheet.name)
    if not any(each.sheet.rows for each in candidates):
        return Environment("import_empty", name=name)
    return Refused("import_no_header", name=name)


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


def _assemble(
    report: Report, path: Path, chosen: _Chosen, given: date | None, formulas: list[str]
) -> Proposal:
    reading = SheetReader(chosen.grid, chosen.heading).read()
    if not reading.groups:
        raise Refused("import_no_rows", name=path.name, sheet=chosen.sheet.name)
    anchor = _Anchor(given) if given else _anchor_of(reading.facts, path.stem)
    reader = DeadlineReader(anchor.day, year_only=anchor.year_only)
    builder = IssueBuilder(chosen.grid, chosen.heading, reading, reader)
    issues = []
    for done, group in enumerate(reading.groups):
        if done % _REPORT_EVERY == 0:
            report(done, len(reading.groups))
        issues.append(builder.build(group))
    year = anchor.day.year if anchor.day and anchor.year_only else None
    return Proposal(
        source_name=path.name,
        source_sha256=sha256_of(path),
        sheet=chosen.sheet.name,
        title=reading.facts.title,
        reporter=reading.facts.reporter,
        basis=reading.facts.basis,
        as_of=reading.facts.as_of,
        anchor=anchor.day,
        columns=_named_columns(chosen.heading, reading),
        issues=tuple(issues),
        rejected=tuple(reading.rejected),
        warnings=warnings_of(
            reading,
            issues,
            year=year,
            anchored=anchor.day is not None,
            others=chosen.others,
            formulas=formulas,
            cut=chosen.sheet.cut,
            unknown=_unknown(chosen.heading, reading),
        ),
        stated_counts=tuple(reading.stated.items()),
        surroundings=reading.surroundings,
    )


def _named_columns(heading: Heading, reading: SheetReading) -> tuple[tuple[str, str], ...]:
    fields = {index: name for name, indexes in reading.columns.items() for index in indexes}
    return tuple((column.header, fields[column.index]) for column in heading.columns if column.header)


def _unknown(heading: Heading, reading: SheetReading) -> list[str]:
    return [
        column.header for column in heading.columns if column.header and column.index in reading.columns[""]
    ]
