"""Everything a person can do with a measure."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from core.domain import rules
from core.domain.change import Outcome
from core.domain.custom_field import FieldOwner
from core.domain.drafts import MeasureDraft
from core.domain.issue import Issue
from core.domain.letter import LetterItem
from core.domain.measure import MEASURE_DONE, Measure, check_finished, finished_day
from core.domain.review import Extension
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations import custom_values, dispatches, duties, duty_offers, limits, units
from core.operations.issues import extended, read_expression, remove_children
from core.operations.moving import require_links_open, require_open
from core.operations.register_links import refuse_linked
from core.operations.writing import at_once, change, excerpt, outcome, require
from core.store import records
from core.store.journal import Transaction
from core.workspace import Workspace

_PLAIN = tuple(
    item.name for item in fields(MeasureDraft) if item.name not in {"units", "deadline_raw", "custom"}
)


def measure_draft_of(ws: Workspace, uuid: str) -> MeasureDraft:
    """Return the measure as a draft to edit."""
    measure = records.get(ws.ledger, Measure, uuid)
    return MeasureDraft(
        units=units.names_of(ws, measure_uuid=uuid),
        deadline_raw=measure.deadline.raw,
        custom=measure.custom,
        **{name: getattr(measure, name) for name in _PLAIN},
    )


def check_measure(ws: Workspace, draft: MeasureDraft, uuid: str | None = None) -> list[Violation]:
    """Return everything the rules say of ``draft``; ``uuid`` names the measure it replaces."""
    found = rules.check_measure(draft) + custom_values.check(ws, FieldOwner.MEASURE, draft.custom, uuid)
    stored = records.get(ws.ledger, Measure, uuid).finished_on if uuid is not None else None
    found += check_finished(draft.status, draft.finished_on, ws.clock.today(), stored)
    return found + (_check_limit(ws, uuid, draft) if uuid is not None else [])


def _check_limit(ws: Workspace, uuid: str, draft: MeasureDraft) -> list[Violation]:
    """Return what keeps the words of the measure's own limit from being edited."""
    measure = records.get(ws.ledger, Measure, uuid)
    issue = records.get(ws.ledger, Issue, measure.issue_uuid)
    if draft.deadline_raw == measure.deadline.raw:
        return []
    after = read_expression(ws, draft.deadline_raw, issue.batch_uuid, issue.deadline.start)
    return limits.check_limit(ws, issue, measure, after)


@at_once
def add_measure(
    ws: Workspace, issue_uuid: str, draft: MeasureDraft, *, with_duty: bool = False
) -> Outcome[Measure]:
    """Add a measure at the end of an issue's list; ``with_duty``: and the duty it asks for, if it does."""
    require(rules.errors_only(check_measure(ws, draft)), "measure_form")
    issue = records.get(ws.ledger, Issue, issue_uuid)
    require_open(issue)
    with change(ws, "measure.add", code=issue.code, text=excerpt(draft.text)) as tx:
        measure = add_measure_in(ws, tx, issue, draft)
        if with_duty and measure.status not in MEASURE_DONE:
            duty_offers.begin(ws, tx, duties.suggested(ws, measure.uuid))
    return outcome(ws, tx, measure)


def add_measure_in(ws: Workspace, tx: Transaction, issue: Issue, draft: MeasureDraft) -> Measure:
    """Add the measure of ``draft`` and its units inside a running transaction."""
    others = records.find(ws.ledger, Measure, issue_uuid=issue.uuid)
    measure = tx.add(
        Measure(
            uuid=new_uuid(),
            issue_uuid=issue.uuid,
            position=1 + max((other.position for other in others), default=0),
            deadline=read_expression(ws, draft.deadline_raw, issue.batch_uuid, issue.deadline.start),
            custom=custom_values.settled(ws, tx, FieldOwner.MEASURE, draft.custom),
            **_plain(ws, None, draft),
        )
    )
    units.set_shares(ws, tx, draft.units, measure_uuid=measure.uuid)
    return measure


def _plain(ws: Workspace, before: Measure | None, draft: MeasureDraft) -> dict[str, Any]:
    """Return what goes from the draft into the record as it is, and the day of finishing."""
    plain = {name: getattr(draft, name) for name in _PLAIN}
    return plain | {"finished_on": finished_day(before, draft.status, draft.finished_on, ws.clock.today())}


@at_once
def revise_measure(ws: Workspace, uuid: str, revision: int, draft: MeasureDraft) -> Outcome[Measure]:
    """Store an edited measure; raise ``Refused`` when somebody changed it since ``revision``."""
    require(rules.errors_only(check_measure(ws, draft, uuid)), "measure_form")
    measure = records.get(ws.ledger, Measure, uuid)
    issue = records.get(ws.ledger, Issue, measure.issue_uuid)
    require_open(issue)
    deadline = measure.deadline
    if draft.deadline_raw != deadline.raw:
        read = read_expression(ws, draft.deadline_raw, issue.batch_uuid, issue.deadline.start)
        deadline = extended(deadline, read)
    with change(ws, "measure.revise", code=issue.code, position=measure.position) as tx:
        plain = _plain(ws, measure, draft)
        own = custom_values.settled(ws, tx, FieldOwner.MEASURE, draft.custom, measure.custom)
        stored = tx.replace(replace(measure, revision=revision, deadline=deadline, custom=own, **plain))
        units.set_shares(ws, tx, draft.units, measure_uuid=uuid)
    return outcome(ws, tx, stored)


def remove_measure(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take a measure out with its notes and evidence; undo brings them back."""
    measure = records.get(ws.ledger, Measure, uuid)
    issue = records.get(ws.ledger, Issue, measure.issue_uuid)
    require_open(issue)
    require_links_open(ws, uuid)
    if records.find(ws.ledger, LetterItem, measure_uuid=uuid):
        raise Refused("measure_has_letters", code=issue.code, position=measure.position)
    if records.find(ws.ledger, Extension, measure_uuid=uuid):
        raise Refused("measure_has_extensions", code=issue.code, position=measure.position)
    refuse_linked(ws, issue.code, measure_uuid=[uuid])
    with change(ws, "measure.remove", code=issue.code, text=excerpt(measure.text)) as tx:
        dispatches.release(ws, tx, uuid)
        remove_children(ws, tx, measure_uuid=uuid)
        tx.remove(measure)
    return outcome(ws, tx, None)
