"""四个清单: 问题, 整改, 责任 and 效果清单 as one workbook of four sheets from the same rows (row 51).

All four are read at one moment and each counts its own rows: their totals agree because they are true,
not because one was copied to the others. A measure linked with further issues stands once, under its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.domain.cells import value_text
from core.domain.evidence import Evidence
from core.domain.issue import Issue
from core.domain.links import MeasureLink
from core.domain.listing import ListQuery, Timeliness
from core.domain.measure import Measure, MeasureStatus, ProgressNote
from core.domain.rows import IssueRow, MeasureRow
from core.domain.unit import Unit, UnitRole, UnitShare
from core.exporting.ledger_lines import LedgerLine, measure_cells
from core.exporting.plain_book import PlainSheet, write_plain
from core.operations.exports import ledger_lines
from core.progress import SILENT, Progress
from core.store import records
from core.store.reading import one_moment
from core.wording import chinese_date, word
from core.workspace import Workspace

_DONE = frozenset({MeasureStatus.DONE, MeasureStatus.VERIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTotals:
    """What one list adds up to, counted from its own rows."""

    issues: int = 0
    measures: int = 0
    measures_done: int = 0
    states: Mapping[Timeliness, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRow:
    """One row of a list and what it counts for: an issue only in its first row, a measure in one."""

    cells: tuple[str, ...]
    state: Timeliness | None = None
    measures: int = 0
    measures_done: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldList:
    """One of the four lists."""

    key: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[ToldRow, ...]

    @property
    def totals(self) -> ListTotals:
        """Return the sums over the rows as they stand."""
        states = Counter(row.state for row in self.rows if row.state is not None)
        return ListTotals(
            issues=sum(states.values()),
            measures=sum(row.measures for row in self.rows),
            measures_done=sum(row.measures_done for row in self.rows),
            states={state: states[state] for state in Timeliness},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What hangs on the issues beside their list rows."""

    issues: Mapping[str, Issue]
    units: Mapping[tuple[str, UnitRole], str]
    shared: Mapping[str, str]
    proofs: Mapping[str, int]
    moved: frozenset[str]
    """Issues and measures whose limit is another day than the one their words first named."""

    def limit(self, row: IssueRow | MeasureRow) -> str:
        """Return a limit as it holds: its words, or the day that came in their place."""
        if row.uuid in self.moved and row.deadline_due is not None:
            return chinese_date(row.deadline_due)
        return row.deadline_raw


def four_lists(ws: Workspace, query: ListQuery | None = None) -> tuple[ToldList, ...]:
    """Return the four lists of the issues of ``query`` (all when absent), as seen on the day of ``ws``."""
    with one_moment(ws.ledger):
        lines = ledger_lines(ws, query)
        facts = _facts(ws)
    makers = {"issues": _issue_rows, "measures": _measure_rows, "duties": _duty_rows, "effects": _effect_rows}
    return tuple(
        ToldList(
            key=key,
            heads=tuple(word(f"four_lists.heads.{head}") for head in _COLUMNS[key]),
            widths=tuple(_WIDTHS[head] for head in _COLUMNS[key]),
            rows=tuple(make(lines, facts)),
        )
        for key, make in makers.items()
    )


def export_four_lists(
    ws: Workspace, path: Path, progress: Progress = SILENT, query: ListQuery | None = None
) -> Path:
    """Write the four lists to ``path``, a sheet each, and return it; raises ``Environment`` (disk)."""
    found = four_lists(ws, query)
    agreed = all(each.totals == found[0].totals for each in found)
    write_plain(path, [_sheet(ws, each, agreed=agreed) for each in found], progress)
    return path


def total_words(totals: ListTotals) -> str:
    """Return the totals line of a list."""
    states = word("exporting.total_states", **{state.value: totals.states[state] for state in Timeliness})
    return word(
        "four_lists.total",
        issues=totals.issues,
        measures=totals.measures,
        done=totals.measures_done,
        states=states,
    )


def _sheet(ws: Workspace, told: ToldList, *, agreed: bool) -> PlainSheet:
    title = word(f"four_lists.titles.{told.key}")
    day = chinese_date(ws.clock.today())
    return PlainSheet(
        name=title,
        title=word("four_lists.title", office=ws.office.name, title=title),
        heads=told.heads,
        widths=told.widths,
        rows=[row.cells for row in told.rows],
        above=(word("four_lists.above", office=ws.office.name, day=day),),
        total=total_words(told.totals),
        below=(
            word("four_lists.agreed" if agreed else "four_lists.not_agreed"),
            word("four_lists.signed", by=ws.operator),
        ),
    )


_COLUMNS = {
    "issues": ("number", "code", "track", "area", "issue", "units", "deadline", "timeliness", "status"),
    "measures": ("code", "issue", "position", "measure", "units", "deadline", "measure_status", "progress"),
    "duties": ("number", "code", "issue", "lead", "duty", "supporting", "leader", "person", "tasks"),
    "effects": ("number", "code", "issue", "tasks", "result", "rules", "proofs", "finished", "status"),
}
_WIDTHS = {
    "number": 6.0,
    "code": 12.0,
    "track": 9.0,
    "area": 14.0,
    "issue": 34.0,
    "units": 20.0,
    "deadline": 15.0,
    "timeliness": 10.0,
    "status": 11.0,
    "position": 6.0,
    "measure": 40.0,
    "measure_status": 11.0,
    "progress": 30.0,
    "lead": 18.0,
    "duty": 22.0,
    "supporting": 20.0,
    "leader": 10.0,
    "person": 10.0,
    "tasks": 13.0,
    "result": 38.0,
    "rules": 20.0,
    "proofs": 8.0,
    "finished": 15.0,
}


def _facts(ws: Workspace) -> _Facts:
    names = {unit.uuid: unit.name for unit in records.find(ws.ledger, Unit)}
    units: dict[tuple[str, UnitRole], list[str]] = {}
    for share in records.find(ws.ledger, UnitShare, order="position"):
        if share.issue_uuid is not None:
            units.setdefault((share.issue_uuid, share.role), []).append(names[share.unit_uuid])
    issues = {issue.uuid: issue for issue in records.find(ws.ledger, Issue)}
    measures = records.find(ws.ledger, Measure)
    shared: dict[str, list[str]] = {}
    for link in records.find(ws.ledger, MeasureLink):
        shared.setdefault(link.measure_uuid, []).append(issues[link.issue_uuid].code)
    comma = word("punctuation.comma_list")
    return _Facts(
        issues=issues,
        units={key: comma.join(dict.fromkeys(found)) for key, found in units.items()},
        shared={key: comma.join(sorted(codes)) for key, codes in shared.items()},
        proofs=_proofs(ws, measures),
        moved=frozenset(_moved(issues, measures)),
    )


def _moved(issues: Mapping[str, Issue], measures: Sequence[Measure]) -> Iterator[str]:
    """Yield what has another limit than its words say; a measure without words has its issue's."""
    yield from (issue.uuid for issue in issues.values() if issue.deadline.moved)
    for measure in measures:
        own = measure.deadline.raw or measure.deadline.due
        if (measure if own else issues[measure.issue_uuid]).deadline.moved:
            yield measure.uuid


def _proofs(ws: Workspace, measures: Sequence[Measure]) -> Mapping[str, int]:
    """Return how many different files prove something of each issue, its measures and notes included."""
    homes = {each.uuid: each.issue_uuid for each in measures}
    homes |= {each.uuid: each.issue_uuid for each in records.find(ws.ledger, ProgressNote)}
    files: dict[str, set[str]] = {}
    for proof in records.find(ws.ledger, Evidence):
        hung = proof.measure_uuid or proof.progress_uuid or ""
        owner = proof.issue_uuid or homes.get(hung)
        if owner:
            files.setdefault(owner, set()).add(proof.sha256)
    return {owner: len(found) for owner, found in files.items()}


def _counted(line: LedgerLine) -> tuple[int, int]:
    return len(line.measures), sum(measure.status in _DONE for measure in line.measures)


def _whole_rows(lines: Sequence[LedgerLine], told: Iterable[tuple[str, ...]]) -> Iterator[ToldRow]:
    """Yield one row an issue, which counts the issue and all its measures."""
    for line, cells in zip(lines, told, strict=True):
        measures, done = _counted(line)
        yield ToldRow(cells=cells, state=line.issue.timeliness, measures=measures, measures_done=done)


def _issue_rows(lines: Sequence[LedgerLine], facts: _Facts) -> Iterator[ToldRow]:
    told = (_issue_cells(number, line.issue, facts) for number, line in enumerate(lines, 1))
    return _whole_rows(lines, told)


def _issue_cells(number: int, issue: IssueRow, facts: _Facts) -> tuple[str, ...]:
    words = (issue.code, issue.track, issue.area, issue.text, issue.units, facts.limit(issue))
    return (str(number), *words, value_text(issue.timeliness), value_text(issue.status))


def _measure_rows(lines: Sequence[LedgerLine], facts: _Facts) -> Iterator[ToldRow]:
    for line in lines:
        if not line.measures:
            issue = line.issue
            none = word("four_lists.no_measure")
            rest = (issue.units, facts.limit(issue), "", issue.progress)
            yield ToldRow(cells=(issue.code, issue.text, "", none, *rest), state=issue.timeliness)
        told = _progress_of(line)
        for place, measure in enumerate(line.measures):
            yield ToldRow(
                cells=_measure_cells(line.issue, measure, told[place], facts),
                state=None if place else line.issue.timeliness,
                measures=1,
                measures_done=int(measure.status in _DONE),
            )


def _progress_of(line: LedgerLine) -> list[str]:
    """Return 目前进展 of every measure, what is told of the whole issue as the ledger shows it."""
    return [str(cells["progress"]) for cells in measure_cells(line)]


def _measure_cells(issue: IssueRow, measure: MeasureRow, progress: str, facts: _Facts) -> tuple[str, ...]:
    text, codes = measure.text, facts.shared.get(measure.uuid, "")
    if codes:
        text = word("four_lists.shared", text=text, codes=codes)
    return (
        *(issue.code, issue.text, str(measure.position), text),
        *(measure.units, facts.limit(measure), value_text(measure.status), progress),
    )


def _tasks(line: LedgerLine) -> str:
    measures, done = _counted(line)
    return word("four_lists.tasks", measures=measures, done=done)


def _duty_rows(lines: Sequence[LedgerLine], facts: _Facts) -> Iterator[ToldRow]:
    told = (_duty_cells(number, line, facts) for number, line in enumerate(lines, 1))
    return _whole_rows(lines, told)


def _duty_cells(number: int, line: LedgerLine, facts: _Facts) -> tuple[str, ...]:
    issue = facts.issues[line.issue.uuid]
    roles = (UnitRole.LEAD, UnitRole.DUTY, UnitRole.SUPPORTING)
    lead, duty, supporting = (facts.units.get((issue.uuid, role), "") for role in roles)
    if not (lead or duty):
        duty = line.issue.units or word("four_lists.no_unit")
    who = (lead, duty, supporting, issue.leader, issue.person)
    return (str(number), issue.code, issue.text, *who, _tasks(line))


def _effect_rows(lines: Sequence[LedgerLine], facts: _Facts) -> Iterator[ToldRow]:
    told = (_effect_cells(number, line, facts) for number, line in enumerate(lines, 1))
    return _whole_rows(lines, told)


def _effect_cells(number: int, line: LedgerLine, facts: _Facts) -> tuple[str, ...]:
    """Return the cells of one issue; 整改成效 is what was achieved, not what is being done (domain.md §2.2).

    Progress stands in 整改清单; an issue without a result shows none, so that everybody sees it.
    """
    issue = facts.issues[line.issue.uuid]
    results = dict.fromkeys((issue.seen_result, issue.seen_effect))
    result = "\n".join(text for text in results if text.strip())
    proofs = str(facts.proofs.get(issue.uuid, 0))
    finished = chinese_date(line.issue.finished_on)
    rest = (issue.institutional_result, proofs, finished, value_text(issue.status))
    return (str(number), issue.code, issue.text, _tasks(line), result, *rest)
