"""A recurring deadline follows its duty: it is the first period nobody settled, not the first there ever was.

domain.md §2.4 gives a recurring deadline one occurrence a period. The duty keeps the periods; the day of the
measure, or of the issue where the duty has no measure, moves with them in the same transaction, so that
lists, letters and past days judge it by what is really open. Its words and its first day before
an extension stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from core.domain.deadline import Deadline, DeadlineKind
from core.domain.duty import Occurrence, RecurringDuty
from core.domain.issue import Issue
from core.domain.measure import MEASURE_DONE, Measure
from core.schedule.duty_due import next_open
from core.schedule.timeliness import ISSUE_DONE
from core.store import records
from core.store.journal import Transaction
from core.workspace import Workspace


def follow(ws: Workspace, tx: Transaction, duty: RecurringDuty) -> None:
    """Move the deadline that ``duty`` repeats to its first period not settled; an ended one moves none."""
    settled = records.find(ws.ledger, Occurrence, duty_uuid=duty.uuid)
    upcoming = next_open(duty, settled, ws.clock.today())
    if upcoming is None:
        return
    for each in _repeated(ws, duty):
        moved = _moved(each.deadline, duty, upcoming.due)
        if moved != each.deadline:
            tx.replace(replace(each, deadline=moved))


def _repeated(ws: Workspace, duty: RecurringDuty) -> Iterator[Issue | Measure]:
    """Yield the open record whose deadline the duty repeats."""
    if duty.measure_uuid:
        for measure in records.find(ws.ledger, Measure, uuid=duty.measure_uuid):
            if measure.status not in MEASURE_DONE:
                yield measure
    elif duty.issue_uuid:
        for issue in records.find(ws.ledger, Issue, uuid=duty.issue_uuid):
            if issue.status not in ISSUE_DONE:
                yield issue


def _moved(deadline: Deadline, duty: RecurringDuty, due: date) -> Deadline:
    """Return the deadline at ``due``; another cycle, or an extension beyond that day, leaves it as it is."""
    if deadline.kind is not DeadlineKind.RECURRING or deadline.cycle is not duty.cycle:
        return deadline
    if deadline.original_due is not None and deadline.due is not None and due < deadline.due:
        return deadline
    return replace(deadline, due=due)
