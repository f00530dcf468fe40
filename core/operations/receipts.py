"""签收: units sign for letters and for issues handed down to them; the day begins counted deadlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from core.domain import signing as rules
from core.domain.change import Outcome
from core.domain.deadline import Deadline, DeadlineKind
from core.domain.issue import Issue
from core.domain.letter import Letter
from core.domain.measure import Measure
from core.domain.signing import Handed, SignDraft, SignItem
from core.domain.unit import Unit, UnitRole, UnitShare
from core.domain.violation import Violation
from core.errors import Refused
from core.operations.calendars import calendar_for
from core.operations.issues import read_expression
from core.operations.letter_corrections import in_force
from core.operations.moving import require_open
from core.operations.writing import change, outcome, require
from core.schedule.sign_due import sign_due, sign_standing
from core.schedule.timeliness import days_left
from core.store import records
from core.store.journal import Transaction
from core.store.signing import unsigned_letters, unsigned_shares
from core.workspace import Workspace

_ANSWERING = (UnitRole.LEAD, UnitRole.DUTY)


def due_for(ws: Workspace, handed_on: date) -> date:
    """Return by when something handed down on a day is to be signed for, by the office's setting."""
    settings = ws.settings
    days, working = settings.sign_limit_days, settings.sign_limit_working
    return sign_due(handed_on, days, calendar_for(ws), working=working)


def check_sign_letter(ws: Workspace, uuid: str, draft: SignDraft) -> list[Violation]:
    """Return everything the rules say of a signature for a letter."""
    letter = records.get(ws.ledger, Letter, uuid)
    return rules.check_sign(draft, handed_on=letter.dated_on, today=ws.clock.today())


def sign_letter(ws: Workspace, uuid: str, draft: SignDraft) -> Outcome[Letter]:
    """Enter who signed for a letter and when; entering it again corrects it."""
    letter = in_force(ws, uuid)
    require(check_sign_letter(ws, uuid, draft))
    with change(ws, "sign.letter", number=letter.document_number) as tx:
        stored = tx.replace(replace(letter, signed_on=draft.signed_on, signed_by=draft.signed_by.strip()))
    return outcome(ws, tx, stored)


def hand_down(ws: Workspace, issue_uuid: str, handed_on: date | None) -> Outcome[list[UnitShare]]:
    """Enter that an issue was handed down to the units that answer for it (交办); their first clock runs.

    A unit that signed already keeps its days. Raises ``Refused`` when no unit answers for the issue.
    """
    require(rules.check_handing(handed_on, ws.clock.today()))
    issue = records.get(ws.ledger, Issue, issue_uuid)
    require_open(issue)
    shares = answering(ws, issue_uuid)
    if handed_on is None or not shares:
        raise Refused("sign_no_unit", code=issue.code)
    due = due_for(ws, handed_on)
    with change(ws, "sign.hand_down", code=issue.code) as tx:
        stored = [
            tx.replace(replace(share, handed_on=handed_on, sign_due=due))
            for share in shares
            if share.signed_on is None
        ]
    return outcome(ws, tx, stored)


def check_sign_issue(ws: Workspace, share_uuid: str, draft: SignDraft) -> list[Violation]:
    """Return everything the rules say of a unit's signature for an issue."""
    share = records.get(ws.ledger, UnitShare, share_uuid)
    today = ws.clock.today()
    return rules.check_sign(draft, handed_on=share.handed_on or date.min, today=today)


def sign_issue(ws: Workspace, share_uuid: str, draft: SignDraft) -> Outcome[UnitShare]:
    """Enter who of a unit signed for an issue and when.

    The first day any unit signed is the event that 收到之日起30日内 counts from, for the issue and for those
    of its measures that name no other day; a day the clerk entered as start stays.
    """
    require(check_sign_issue(ws, share_uuid, draft))
    share = records.get(ws.ledger, UnitShare, share_uuid)
    issue = records.get(ws.ledger, Issue, str(share.issue_uuid))
    require_open(issue)
    handed = share.handed_on or draft.signed_on
    with change(ws, "sign.issue", code=issue.code) as tx:
        before = _event_of(answering(ws, issue.uuid))
        stored = tx.replace(
            replace(
                share,
                handed_on=handed,
                sign_due=share.sign_due or (due_for(ws, handed) if handed else None),
                signed_on=draft.signed_on,
                signed_by=draft.signed_by.strip(),
            )
        )
        after = _event_of(answering(ws, issue.uuid))
        if after is not None:
            _count_from(ws, tx, issue, before, after)
    return outcome(ws, tx, stored)


def answering(ws: Workspace, issue_uuid: str) -> list[UnitShare]:
    """Return the parts of the units that answer for an issue, in written order."""
    shares = records.find(ws.ledger, UnitShare, order="position", issue_uuid=issue_uuid)
    return [share for share in shares if share.role in _ANSWERING]


def _event_of(shares: Iterable[UnitShare]) -> date | None:
    return min((share.signed_on for share in shares if share.signed_on), default=None)


def _count_from(ws: Workspace, tx: Transaction, issue: Issue, before: date | None, event: date) -> None:
    """Let every counted deadline that waited for its event, or counted from the last one, count anew."""
    if _waits(issue.deadline, before):
        read = read_expression(ws, issue.deadline.raw, issue.batch_uuid, event)
        tx.replace(replace(issue, deadline=read))
    for measure in records.find(ws.ledger, Measure, issue_uuid=issue.uuid):
        if _waits(measure.deadline, before):
            read = read_expression(ws, measure.deadline.raw, issue.batch_uuid, event)
            tx.replace(replace(measure, deadline=read))


def _waits(deadline: Deadline, before: date | None) -> bool:
    return (
        deadline.kind is DeadlineKind.RELATIVE
        and deadline.original_due is None
        and deadline.start in (None, before)
    )


def waiting(ws: Workspace) -> list[SignItem]:
    """Return everything that was handed down and not signed for, the latest first."""
    letters = records.find_in(ws.ledger, Letter, "uuid", unsigned_letters(ws.ledger))
    shares = records.find_in(ws.ledger, UnitShare, "uuid", unsigned_shares(ws.ledger))
    found = [_letter_item(ws, letter) for letter in letters] + _share_items(ws, shares)
    return sorted(found, key=lambda item: (item.sign_due or date.max, item.name, item.unit))


def of_issue(ws: Workspace, issue_uuid: str) -> list[SignItem]:
    """Return the first clock of every unit that answers for an issue, in written order."""
    return _share_items(ws, answering(ws, issue_uuid))


def of_letter(ws: Workspace, uuid: str) -> SignItem:
    """Return the first clock of a letter."""
    return _letter_item(ws, records.get(ws.ledger, Letter, uuid))


def _letter_item(ws: Workspace, letter: Letter) -> SignItem:
    return _item(
        ws,
        letter,
        handed=Handed.LETTER,
        open_uuid=letter.uuid,
        name=letter.document_number,
        unit=letter.addressee,
        handed_on=letter.dated_on,
    )


def _share_items(ws: Workspace, shares: list[UnitShare]) -> list[SignItem]:
    owners = [str(share.issue_uuid) for share in shares]
    issues = {issue.uuid: issue for issue in records.find_in(ws.ledger, Issue, "uuid", owners)}
    ids = [share.unit_uuid for share in shares]
    names = {unit.uuid: unit.name for unit in records.find_in(ws.ledger, Unit, "uuid", ids)}
    return [
        _item(
            ws,
            share,
            handed=Handed.ISSUE,
            open_uuid=str(share.issue_uuid),
            name=issues[str(share.issue_uuid)].code,
            unit=names[share.unit_uuid],
            handed_on=share.handed_on,
        )
        for share in shares
    ]


def _item(
    ws: Workspace,
    record: Letter | UnitShare,
    *,
    handed: Handed,
    open_uuid: str,
    name: str,
    unit: str,
    handed_on: date | None,
) -> SignItem:
    today = ws.clock.today()
    return SignItem(
        handed=handed,
        uuid=record.uuid,
        open_uuid=open_uuid,
        name=name,
        unit=unit,
        handed_on=handed_on,
        sign_due=record.sign_due,
        signed_on=record.signed_on,
        signed_by=record.signed_by,
        days_left=days_left(record.sign_due, today),
        timeliness=sign_standing(record.sign_due, record.signed_on, today),
    )
