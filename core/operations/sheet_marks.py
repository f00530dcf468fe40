"""What a table that this program prints tells beyond its words, so that it comes back as it was.

Units bear the part they play, 县司法局（牵头）; the hidden sheet says of each row what is the measure's own
and what the issue has that no row shows (docs/decisions/0077).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.domain.deadline import Deadline, DeadlineKind
from core.domain.issue import Issue
from core.domain.measure import Measure
from core.domain.own_sheet import OwnPart, RowMark, SheetKind
from core.domain.rows import IssueRow, ListRow, MeasureRow
from core.domain.unit import Unit, UnitRole, UnitShare
from core.exporting.ledger_lines import LedgerLine
from core.exporting.table_book import ListOrigin
from core.exporting.texts import clean_text
from core.identity import check_of
from core.store import records
from core.wording import word
from core.workspace import Workspace

_MARKED = {
    UnitRole.LEAD: "exporting.role_lead",
    UnitRole.SUPPORTING: "exporting.role_supporting",
    UnitRole.SUPERVISING: "exporting.role_supervising",
}
"""Parts that are written behind a unit's name; a name alone is a 责任单位."""


@dataclass(frozen=True, slots=True)
class _Book:
    """Units with their parts by the record they belong to, and the records themselves."""

    units: dict[str, str]
    issues: dict[str, Issue]
    measures: dict[str, Measure]


def marked_lines(ws: Workspace, lines: Sequence[LedgerLine]) -> list[LedgerLine]:
    """Return ``lines`` with the parts of their units, and with what their rows cannot show."""
    book = _book(ws)
    return [_marked(line, book) for line in lines]


def marked_list(ws: Workspace, rows: Sequence[ListRow]) -> tuple[list[ListRow], ListOrigin | None]:
    """Return the rows of a list with the parts of their units, and where they come from.

    Only issues and measures can be read again; other lists stay as they are.
    """
    if not rows or not isinstance(rows[0], (IssueRow, MeasureRow)):
        return list(rows), None
    book = _book(ws)
    kind = SheetKind.ISSUES if isinstance(rows[0], IssueRow) else SheetKind.MEASURES
    shown: list[ListRow] = []
    told = []
    for row in rows:
        if isinstance(row, MeasureRow):
            mark = _measure_mark(row, book)
            shown.append(_measure_named(row, book))
            told.append((row.issue_uuid, row.uuid, *mark.cells()))
        elif isinstance(row, IssueRow):
            shown.append(replace(row, units=book.units.get(row.uuid, "")))
            told.append((row.uuid, "", *_issue_mark(row).cells()))
    return shown, ListOrigin(kind=kind.value, as_of=ws.clock.today(), rows=told)


def _book(ws: Workspace) -> _Book:
    names = {unit.uuid: unit.name for unit in records.find(ws.ledger, Unit)}
    parts: dict[str, dict[str, None]] = {}
    for share in sorted(records.find(ws.ledger, UnitShare), key=lambda share: share.position):
        owner = share.issue_uuid or share.measure_uuid
        if owner and share.role is not UnitRole.JOINT:
            text = _unit_words(clean_text(names[share.unit_uuid]), share.role)
            parts.setdefault(owner, {})[text] = None
    comma = word("punctuation.comma_list")
    return _Book(
        {owner: comma.join(texts) for owner, texts in parts.items()},
        {issue.uuid: issue for issue in records.find(ws.ledger, Issue)},
        {measure.uuid: measure for measure in records.find(ws.ledger, Measure)},
    )


def _unit_words(name: str, role: UnitRole) -> str:
    key = _MARKED.get(role)
    return word(key, name=name) if key else name


def _marked(line: LedgerLine, book: _Book) -> LedgerLine:
    units = book.units.get(line.issue.uuid, "")
    issue = replace(line.issue, units=units)
    if not line.measures:
        return replace(line, issue=issue, marks={line.issue.uuid: _issue_mark(issue)})
    marks = {row.uuid: _measure_mark(row, book) for row in line.measures}
    first = line.measures[0].uuid
    marks[first] = _with_unseen(marks[first], list(marks.values()), book.issues[line.issue.uuid], units)
    overall = clean_text(line.issue.progress)
    if overall and any(row.progress for row in line.measures):
        marks[first] = replace(marks[first], overall=len(overall))
    measures = tuple(_measure_named(row, book) for row in line.measures)
    return replace(line, issue=issue, measures=measures, marks=marks)


def _measure_named(row: MeasureRow, book: _Book) -> MeasureRow:
    return replace(row, units=book.units.get(row.uuid) or book.units.get(row.issue_uuid, ""))


def _issue_mark(row: IssueRow) -> RowMark:
    return RowMark(check_of(clean_text(row.text), ""), check_of(clean_text(row.deadline_raw)))


def _measure_mark(row: MeasureRow, book: _Book) -> RowMark:
    deadline = book.measures[row.uuid].deadline
    text = clean_text(book.issues[row.issue_uuid].text)
    own = {
        OwnPart.UNITS: row.uuid in book.units,
        OwnPart.DEADLINE: not _is_unset(deadline),
        OwnPart.PROGRESS: bool(row.progress),
    }
    check, limit = check_of(text, clean_text(row.text)), check_of(clean_text(row.deadline_raw))
    return RowMark(check, limit, frozenset(part for part, has in own.items() if has))


def _is_unset(deadline: Deadline) -> bool:
    return not deadline.raw and deadline.kind is DeadlineKind.UNSET


def _with_unseen(mark: RowMark, marks: Sequence[RowMark], issue: Issue, units: str) -> RowMark:
    """Return the first row's mark with what the issue has and no row of it shows."""
    if all(OwnPart.UNITS in each.parts for each in marks):
        mark = replace(mark, units=units)
    if all(OwnPart.DEADLINE in each.parts for each in marks):
        raw, due = clean_text(issue.deadline.raw), issue.deadline.due
        mark = replace(mark, deadline_raw=raw, deadline_due=due)
    return mark
