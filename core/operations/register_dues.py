"""What registers and long-term issues ask for on a day; quick, as 工作台 waits for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from core.domain.issue import Issue, IssueStatus
from core.domain.lifecycle import StatusMove
from core.domain.listing import Timeliness
from core.domain.overview import EntryDue, LookBackDue
from core.domain.register import RegisterDefinition, RegisterEntry
from core.domain.review import FollowUp
from core.operations.calendars import calendar_for
from core.operations.dossiers import look_back_due
from core.operations.register_definitions import definition_for
from core.operations.register_links import seen_values
from core.operations.register_traces import entry_text
from core.schedule.register_due import standing_of
from core.schedule.timeliness import days_left
from core.store import records
from core.workspace import Workspace

_PRESSING = (Timeliness.OVERDUE, Timeliness.DUE_SOON)


def due_entries(ws: Workspace) -> tuple[EntryDue, ...]:
    """Return every entry that is overdue or near its due day, the most pressing first.

    Only registers that hold entries are read at all.
    """
    held: dict[str, list[RegisterEntry]] = defaultdict(list)
    for entry in records.find(ws.ledger, RegisterEntry):
        held[entry.register].append(entry)
    found = [item for key, entries in held.items() for item in _due_of(ws, definition_for(ws, key), entries)]
    return tuple(sorted(found, key=lambda item: (item.due or date.max, item.code)))


def _due_of(
    ws: Workspace, definition: RegisterDefinition, entries: list[RegisterEntry]
) -> Iterator[EntryDue]:
    if not definition.dues or not definition.done:
        return
    calendar, today = calendar_for(ws), ws.clock.today()
    values = seen_values(ws, definition, entries)
    for entry in entries:
        standing = standing_of(definition, values[entry.uuid], calendar, today=today, soon=ws.soon)
        if standing.timeliness in _PRESSING:
            yield EntryDue(
                uuid=entry.uuid,
                register_name=definition.name,
                code=entry.code,
                text=entry_text(definition, values[entry.uuid]),
                due=standing.due,
                days_left=days_left(standing.due, today),
                timeliness=standing.timeliness,
            )


def due_look_backs(ws: Workspace) -> tuple[LookBackDue, ...]:
    """Return the issues in 长期坚持 whose next look-back is overdue or near, by day (row 70)."""
    issues = records.find(ws.ledger, Issue, status=IssueStatus.STANDING.value)
    cycled = [issue.uuid for issue in issues if issue.deadline.cycle is not None]
    moves: dict[str, list[StatusMove]] = defaultdict(list)
    looks: dict[str, list[FollowUp]] = defaultdict(list)
    for move in records.find_in(ws.ledger, StatusMove, "issue_uuid", cycled):
        moves[move.issue_uuid].append(move)
    for look in records.find_in(ws.ledger, FollowUp, "issue_uuid", cycled):
        looks[look.issue_uuid].append(look)
    today = ws.clock.today()
    found = []
    for issue in issues:
        due = look_back_due(issue, moves[issue.uuid], looks[issue.uuid])
        if due is not None and due <= today + timedelta(days=ws.soon):
            state = Timeliness.OVERDUE if due < today else Timeliness.DUE_SOON
            left = (due - today).days
            found.append(
                LookBackDue(
                    issue_uuid=issue.uuid,
                    code=issue.code,
                    text=issue.text,
                    due=due,
                    days_left=left,
                    timeliness=state,
                )
            )
    return tuple(sorted(found, key=lambda item: (item.due, item.code)))
