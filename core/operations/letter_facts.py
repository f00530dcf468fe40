"""What a letter says, gathered from the rows: the same items, days and units that the lists show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain.batch import Batch
from core.domain.drafts import UnitName
from core.domain.inspection import InspectionRecord, Problem
from core.domain.issue import Issue
from core.domain.letter import LetterKind
from core.domain.listing import ListKind, Timeliness
from core.domain.measure import Measure
from core.domain.overview import DueItem
from core.domain.rows import IssueRow
from core.domain.unit import Unit, UnitRole, UnitShare
from core.errors import Refused
from core.letters.content import InspectionFacts, ItemFacts, LetterFacts, ProblemFacts
from core.operations import custom_values, units
from core.operations.letter_request import LetterRequest
from core.operations.listing import list_rows, query_of
from core.operations.source_documents import basis_of
from core.store import due, records
from core.store.natural import natural_key
from core.wording import word, word_of
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The facts of a letter and the records it will be linked to: (issue, measure or ``None``)."""

    facts: LetterFacts
    addressee_uuid: str | None
    items: tuple[tuple[str, str | None], ...]


def gather(ws: Workspace, request: LetterRequest, document_number: str, reply_due: date) -> Gathered:
    """Return what the letter of ``request`` says; raise ``Refused`` when there is nothing to say."""
    if request.kind is LetterKind.RECTIFICATION_NOTICE:
        return _notice(ws, request, document_number, reply_due)
    return _supervision(ws, request, document_number, reply_due)


def _facts(
    ws: Workspace,
    request: LetterRequest,
    document_number: str,
    reply_due: date,
    *,
    addressee: str,
    basis: str = "",
    matter: str = "",
    items: tuple[ItemFacts, ...] = (),
    inspection: InspectionFacts | None = None,
) -> LetterFacts:
    office = ws.office
    return LetterFacts(
        letterhead=office.letterhead or office.name,
        document_number=document_number,
        addressee=addressee,
        dated_on=request.dated_on,
        reply_due=reply_due,
        signature=office.signature or office.name,
        matter=matter,
        basis=basis,
        items=items,
        inspection=inspection,
        contact=office.contact,
        phone=office.phone,
    )


def _supervision(ws: Workspace, request: LetterRequest, document_number: str, reply_due: date) -> Gathered:
    items = items_of(ws, request)
    if not items:
        raise Refused("letter_nothing")
    unit_uuid = request.unit_uuid or _one_unit(ws, items)
    issues = {
        issue.uuid: issue
        for issue in records.find_in(ws.ledger, Issue, "uuid", [item.issue_uuid for item in items])
    }
    progress = _progress_shown(ws, list(issues))
    batch = _only_batch(ws, issues.values())
    facts = _facts(
        ws,
        request,
        document_number,
        reply_due,
        addressee=records.get(ws.ledger, Unit, unit_uuid).name,
        basis=basis_of(ws, batch) if batch else "",
        items=tuple(_item(ws, group, issues, progress) for group in _grouped(items)),
    )
    linked = tuple((item.issue_uuid, item.measure_uuid) for item in items)
    return Gathered(facts=facts, addressee_uuid=unit_uuid, items=linked)


def items_of(ws: Workspace, request: LetterRequest) -> tuple[DueItem, ...]:
    """Return the overdue items a 督办函 would speak of, on its own date, in ledger order."""
    found = due.due_items(ws.ledger, today=request.dated_on, soon=0, unit_uuid=request.unit_uuid)
    late = [item for item in found if item.timeliness is Timeliness.OVERDUE]
    if request.issue_uuids:
        late = [item for item in late if item.issue_uuid in request.issue_uuids]
    if request.measure_uuids:
        late = [item for item in late if item.measure_uuid in request.measure_uuids]
    return tuple(sorted(late, key=lambda item: natural_key(item.code)))


def _one_unit(ws: Workspace, items: Sequence[DueItem]) -> str:
    """Return the unit that answers for every item, the lead of the first before others.

    Raises ``Refused`` when an item has no unit, or none answers for all: nobody hears of what is not theirs.
    """
    chased = list(due.units_chased(ws.ledger, items).values())
    if not all(chased):
        raise Refused("letter_no_unit")
    shared = [unit for unit in chased[0] if all(unit in units for units in chased)]
    if not shared:
        raise Refused("letter_several_units")
    lead = _lead_unit(ws, items[0])
    return lead if lead in shared else shared[0]


def _lead_unit(ws: Workspace, item: DueItem) -> str | None:
    """Return the unit an item is addressed to: the measure's own first, else the issue's lead or first."""
    shares: list[UnitShare] = []
    if item.measure_uuid:
        shares = records.find(ws.ledger, UnitShare, order="position", measure_uuid=item.measure_uuid)
    if not shares:
        shares = records.find(ws.ledger, UnitShare, order="position", issue_uuid=item.issue_uuid)
    leads = [share for share in shares if share.role == "lead"]
    chosen = leads or shares
    return chosen[0].unit_uuid if chosen else None


def _only_batch(ws: Workspace, issues: Iterable[Issue]) -> Batch | None:
    ids = {issue.batch_uuid for issue in issues}
    only = ids.pop() if len(ids) == 1 else None
    return records.get(ws.ledger, Batch, only) if only else None


def _grouped(items: Sequence[DueItem]) -> list[list[DueItem]]:
    """Return the items that one entry of the letter speaks of: one issue's, one day's, the same units'."""
    groups: dict[tuple[str, date | None, str], list[DueItem]] = {}
    for item in items:
        groups.setdefault((item.issue_uuid, item.due, item.units), []).append(item)
    return list(groups.values())


def _progress_shown(ws: Workspace, ids: list[str]) -> dict[str, str]:
    """Return the progress of each issue exactly as the ledger page shows it."""
    rows = list_rows(ws, query_of(ws, ListKind.ISSUES), ids)
    return {row.uuid: row.progress for row in rows if isinstance(row, IssueRow)}


def _item(
    ws: Workspace, group: Sequence[DueItem], issues: Mapping[str, Issue], progress: Mapping[str, str]
) -> ItemFacts:
    issue = issues[group[0].issue_uuid]
    ids = [item.measure_uuid for item in group if item.measure_uuid]
    measures = sorted(records.find_in(ws.ledger, Measure, "uuid", ids), key=lambda measure: measure.position)
    raws = [measure.deadline.raw for measure in measures if measure.deadline.raw]
    first = group[0]
    return ItemFacts(
        code=issue.code,
        text=issue.text,
        measure=word("punctuation.semicolon").join(_bare(measure.text) for measure in measures),
        units=first.units,
        deadline_raw=raws[0] if raws else issue.deadline.raw,
        due=first.due,
        days_late=-first.days_left if first.days_left is not None else None,
        progress=progress[issue.uuid],
        area=issue.area,
        own=custom_values.letter_words(ws, (issue, *measures)),
    )


def _bare(text: str) -> str:
    return text.strip().rstrip(word("punctuation.ends"))


def _notice(ws: Workspace, request: LetterRequest, document_number: str, reply_due: date) -> Gathered:
    if request.inspection_uuid is None:
        raise Refused("letter_nothing")
    inspection = records.get(ws.ledger, InspectionRecord, request.inspection_uuid)
    problems = records.find(ws.ledger, Problem, order="position", inspection_uuid=inspection.uuid)
    if not problems:
        raise Refused("letter_nothing")
    inspected = units.names_in(ws, _inspected(ws, inspection.uuid))
    facts = _facts(
        ws,
        request,
        document_number,
        reply_due,
        addressee=_addressee(ws, request, inspected),
        basis=inspection.basis,
        inspection=InspectionFacts(
            title=inspection.title,
            kind=word_of(inspection.kind),
            started_on=inspection.started_on,
            ended_on=inspection.ended_on,
            places=inspection.points,
            problems=tuple(
                ProblemFacts(text=item.text, place=item.place, requirement=item.requirement)
                for item in problems
            ),
        ),
    )
    shares = _inspected(ws, inspection.uuid)
    first = shares[0].unit_uuid if shares else None
    linked = tuple((problem.issue_uuid, None) for problem in problems if problem.issue_uuid)
    return Gathered(facts=facts, addressee_uuid=request.unit_uuid or first, items=linked)


def _inspected(ws: Workspace, uuid: str) -> list[UnitShare]:
    """Return the inspected units' parts; units that inspected together with the office get no letter."""
    shares = records.find(ws.ledger, UnitShare, order="position", inspection_uuid=uuid)
    return [share for share in shares if share.role is not UnitRole.JOINT]


def _addressee(ws: Workspace, request: LetterRequest, inspected: tuple[UnitName, ...]) -> str:
    if request.unit_uuid:
        return records.get(ws.ledger, Unit, request.unit_uuid).name
    return word("punctuation.comma_list").join(unit.name for unit in inspected)
