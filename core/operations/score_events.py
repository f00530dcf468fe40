"""Events of a year that may earn or cost points, read off the rows of the ledger (domain row 65)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from core.domain.issue import Issue, IssueStatus
from core.domain.letter import Letter, LetterState
from core.domain.lifecycle import StatusMove
from core.domain.listing import Timeliness
from core.domain.register import RegisterDefinition, RegisterEntry, RegisterFieldKind
from core.domain.register_rules import day_in
from core.domain.review import Review, ReviewResult
from core.domain.scoring import Happening, ScoreEvent
from core.domain.unit import BEARING, UnitShare
from core.operations.calendars import calendar_for
from core.operations.register_definitions import definition_for, definitions
from core.operations.register_links import seen_values
from core.operations.register_traces import entry_text
from core.operations.units import UnitBook
from core.operations.writing import excerpt
from core.schedule.register_due import Standing, standing_of
from core.store import records
from core.wording import word_of
from core.workspace import Workspace

PRACTICES = "practices"


def happenings(ws: Workspace, year: int) -> Iterator[Happening]:
    """Yield everything of ``year`` that a rule might count."""
    yield from _of_issues(ws, year)
    yield from _of_letters(ws, year)
    yield from _of_practices(ws, year)
    for definition in definitions(ws):
        if definition.dues and definition.done:
            yield from _of_entries(ws, definition, year)


def _of_issues(ws: Workspace, year: int) -> Iterator[Happening]:
    issues = {issue.uuid: issue for issue in records.find(ws.ledger, Issue)}
    charged = _charged(ws)
    for event, issue, day in _issue_events(ws, issues):
        if day.year == year:
            for unit in charged[issue.uuid]:
                yield Happening(
                    event=event,
                    unit_uuid=unit,
                    day=day,
                    code=issue.code,
                    text=excerpt(issue.text),
                    issue_uuid=issue.uuid,
                )


def _issue_events(ws: Workspace, issues: Mapping[str, Issue]) -> Iterator[tuple[ScoreEvent, Issue, date]]:
    closures: dict[str, date] = {}
    for move in records.find(ws.ledger, StatusMove, order="position"):
        if move.to_status is IssueStatus.CLOSED:
            closures[move.issue_uuid] = move.moved_on
        elif move.from_status is IssueStatus.CLOSED:
            yield ScoreEvent.REOPENED, issues[move.issue_uuid], move.moved_on
    for issue in issues.values():
        if found := _closure(issue, closures.get(issue.uuid), ws.clock.today()):
            yield found[0], issue, found[1]
    for review in records.find(ws.ledger, Review, result=ReviewResult.RETURN.value):
        yield ScoreEvent.RETURNED, issues[review.issue_uuid], review.dated


def _closure(issue: Issue, closed: date | None, today: date) -> tuple[ScoreEvent, date] | None:
    """Return how an issue kept its due day; one in 长期坚持 or without a day says nothing."""
    due = issue.deadline.due
    if due is None or issue.status is IssueStatus.STANDING:
        return None
    if issue.status is not IssueStatus.CLOSED:
        return (ScoreEvent.OVERDUE_OPEN, due) if due < today else None
    if closed is None:
        return None
    return (ScoreEvent.OVERDUE_CLOSURE if closed > due else ScoreEvent.ON_TIME_CLOSURE), closed


def _charged(ws: Workspace) -> dict[str, list[str]]:
    """Return the units that answer for each issue: those that lead or are on duty, else all named."""
    named: dict[str, list[UnitShare]] = defaultdict(list)
    for share in records.find(ws.ledger, UnitShare, order="position"):
        if share.issue_uuid:
            named[share.issue_uuid].append(share)
    charged: dict[str, list[str]] = defaultdict(list)
    for issue, shares in named.items():
        first = [share for share in shares if share.role in BEARING]
        charged[issue] = list(dict.fromkeys(share.unit_uuid for share in first or shares))
    return charged


def _of_letters(ws: Workspace, year: int) -> Iterator[Happening]:
    for letter in records.find(ws.ledger, Letter, state=LetterState.DISPATCHED.value):
        if letter.unit_uuid and letter.dated_on.year == year:
            yield Happening(
                event=ScoreEvent.LETTER,
                detail=word_of(letter.kind),
                unit_uuid=letter.unit_uuid,
                day=letter.dated_on,
                code=letter.document_number,
                text=excerpt(letter.title),
                letter_uuid=letter.uuid,
            )


def _of_practices(ws: Workspace, year: int) -> Iterator[Happening]:
    definition, book = definition_for(ws, PRACTICES), UnitBook(ws.ledger)
    days = ((ScoreEvent.PRACTICE, "noted_on"), (ScoreEvent.PRACTICE_SPREAD, "spread_on"))
    for entry in records.find(ws.ledger, RegisterEntry, register=PRACTICES):
        unit = book.known(entry.values.get("unit", ""))
        for event, key in days:
            day = day_in(entry.values.get(key, ""))
            if unit and day and day.year == year:
                text = excerpt(entry_text(definition, entry.values))
                yield Happening(event=event, unit_uuid=unit, day=day, code=entry.code, text=text)


def _of_entries(ws: Workspace, definition: RegisterDefinition, year: int) -> Iterator[Happening]:
    """Yield entries done in time or late; only where one field alone says whose they are."""
    owners = [field.key for field in definition.fields if field.kind is RegisterFieldKind.UNIT]
    entries = records.find(ws.ledger, RegisterEntry, register=definition.key)
    if len(owners) != 1 or not entries:
        return
    book, calendar, today = UnitBook(ws.ledger), calendar_for(ws), ws.clock.today()
    for entry in entries:
        values = seen_values(ws, definition, [entry])[entry.uuid]
        standing = standing_of(definition, values, calendar, today=today, soon=ws.soon)
        unit, event = book.known(values.get(owners[0], "")), _entry_event(standing)
        if unit and event and standing.due and standing.due.year == year:
            yield Happening(
                event=event,
                detail=definition.name,
                unit_uuid=unit,
                day=standing.due,
                code=entry.code,
                text=excerpt(entry_text(definition, values)),
            )


def _entry_event(standing: Standing) -> ScoreEvent | None:
    if standing.due is None:
        return None
    if standing.done_on is not None:
        return ScoreEvent.ENTRY_LATE if standing.done_on > standing.due else ScoreEvent.ENTRY_ON_TIME
    return ScoreEvent.ENTRY_LATE if standing.timeliness is Timeliness.OVERDUE else None
