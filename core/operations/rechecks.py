"""复核 of a conclusion: asked for within 30 days, decided within 30 days (国令733号 art. 17)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from core.domain import recheck as recheck_rules
from core.domain import rules
from core.domain.change import Outcome
from core.domain.inspection import InspectionRecord
from core.domain.recheck import DecisionDraft, Recheck, RecheckDraft, RecheckDue
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations.calendars import calendar_for
from core.operations.writing import change, outcome, require
from core.schedule.recheck import decision_due, request_until
from core.store import records
from core.wording import word_of
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckStanding:
    """How the conclusion of an inspection stands: until when the unit may ask, and what it asked.

    ``until`` is ``None`` while the conclusion was not delivered; ``due`` is the day for the decision on the
    request that is still open, if any.
    """

    until: date | None
    rechecks: tuple[Recheck, ...]
    open: Recheck | None
    due: date | None


def standing(ws: Workspace, inspection_uuid: str) -> RecheckStanding:
    """Return how the conclusion of an inspection stands."""
    inspection = records.get(ws.ledger, InspectionRecord, inspection_uuid)
    found = records.find(ws.ledger, Recheck, order="requested_on, uuid", inspection_uuid=inspection_uuid)
    waiting = next((each for each in found if each.result is None), None)
    return RecheckStanding(
        until=_until(ws, inspection),
        rechecks=tuple(found),
        open=waiting,
        due=due_of(ws, waiting) if waiting else None,
    )


def due_of(ws: Workspace, recheck: Recheck) -> date:
    """Return the day by which a request must be decided."""
    return decision_due(recheck.requested_on, calendar_for(ws))


def _until(ws: Workspace, inspection: InspectionRecord) -> date | None:
    return request_until(inspection.delivered_on, calendar_for(ws)) if inspection.delivered_on else None


def check_request(ws: Workspace, inspection_uuid: str, draft: RecheckDraft) -> list[Violation]:
    """Return what the rules say of a request."""
    inspection = records.get(ws.ledger, InspectionRecord, inspection_uuid)
    return recheck_rules.check_request(
        draft, delivered_on=inspection.delivered_on, until=_until(ws, inspection), today=ws.clock.today()
    )


def request(ws: Workspace, inspection_uuid: str, draft: RecheckDraft) -> Outcome[Recheck]:
    """Enter that a unit asks for 复核; raise ``Refused`` while an earlier request is open."""
    require(rules.errors_only(check_request(ws, inspection_uuid, draft)), "recheck_form")
    inspection = records.get(ws.ledger, InspectionRecord, inspection_uuid)
    if standing(ws, inspection_uuid).open is not None:
        raise Refused("recheck_open", code=inspection.code)
    made = Recheck(
        uuid=new_uuid(),
        inspection_uuid=inspection_uuid,
        requested_by=draft.requested_by.strip(),
        requested_on=draft.requested_on or ws.clock.today(),
        reason=draft.reason,
    )
    with change(ws, "recheck.request", code=inspection.code, by=made.requested_by) as tx:
        tx.add(made)
    return outcome(ws, tx, made)


def check_decision(ws: Workspace, recheck: Recheck, draft: DecisionDraft) -> list[Violation]:
    """Return what the rules say of a decision."""
    inspection = records.get(ws.ledger, InspectionRecord, recheck.inspection_uuid)
    return recheck_rules.check_decision(
        draft,
        requested_on=recheck.requested_on,
        due=due_of(ws, recheck),
        inspectors={name.strip() for name in (*inspection.people, inspection.leader) if name.strip()},
        today=ws.clock.today(),
    )


def decide(ws: Workspace, inspection_uuid: str, draft: DecisionDraft) -> Outcome[Recheck]:
    """Enter the decision on the open request; raise ``Refused`` when there is none."""
    inspection = records.get(ws.ledger, InspectionRecord, inspection_uuid)
    waiting = standing(ws, inspection_uuid).open
    if waiting is None:
        raise Refused("recheck_none", code=inspection.code)
    require(rules.errors_only(check_decision(ws, waiting, draft)), "recheck_form")
    decided = replace(
        waiting,
        result=draft.result,
        decided_on=draft.decided_on,
        decided_by=draft.decided_by.strip(),
        decision=draft.decision,
    )
    with change(ws, "recheck.decide", code=inspection.code, result=word_of(draft.result)) as tx:
        stored = tx.replace(decided)
    return outcome(ws, tx, stored)


def dues(ws: Workspace) -> list[RecheckDue]:
    """Return the days that run out: decisions overdue or near, and rights to ask that end soon, by day."""
    today, soon = ws.clock.today(), ws.soon
    asked: dict[str, list[Recheck]] = {}
    for each in records.find(ws.ledger, Recheck):
        asked.setdefault(each.inspection_uuid, []).append(each)
    found = []
    for inspection in records.find(ws.ledger, InspectionRecord):
        own = asked.get(inspection.uuid, [])
        waiting = next((each for each in own if each.result is None), None)
        until = _until(ws, inspection)
        due = due_of(ws, waiting) if waiting else until if until and not own and until >= today else None
        if due is not None and (due - today).days <= soon:
            found.append(
                RecheckDue(
                    inspection_uuid=inspection.uuid,
                    recheck_uuid=waiting.uuid if waiting else "",
                    code=inspection.code,
                    title=inspection.title,
                    due=due,
                    days_left=(due - today).days,
                )
            )
    return sorted(found, key=lambda each: (each.due, each.code))
