"""What a letter speaks of besides items and figures: an inspection, a review, an extension, an entry."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core import letter_kinds
from core.domain.batch import Batch
from core.domain.cells import value_text
from core.domain.drafts import UnitName
from core.domain.inspection import InspectionRecord, Problem
from core.domain.issue import Issue, IssueStatus
from core.domain.letter import LetterKind
from core.domain.lifecycle import StatusMove
from core.domain.measure import Measure
from core.domain.register import (
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    RegisterFieldKind,
    RegisterLink,
)
from core.domain.register_line import field_cell
from core.domain.review import Extension, Review
from core.domain.unit import Unit, UnitRole, UnitShare
from core.domain.violation import Violation
from core.errors import Refused
from core.letters.content import InspectionFacts, ItemFacts, LetterFacts, ProblemFacts
from core.operations import custom_values, units
from core.operations.letter_request import LetterRequest
from core.operations.register_definitions import definition_for
from core.store import records
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The facts of a letter and the records it will be linked to: (issue, measure or ``None``)."""

    facts: LetterFacts
    addressee_uuid: str | None
    items: tuple[tuple[str, str | None], ...]
    notices: tuple[Violation, ...] = ()
    """What deserves a look about the facts and stops nothing."""


def about_inspection(ws: Workspace, request: LetterRequest, bare: LetterFacts) -> Gathered:
    """Return what a letter about an inspection says."""
    nothing = Refused("letter_nothing", kind=word_of(request.kind), what=word("letter_scopes.of_inspection"))
    if request.inspection_uuid is None:
        raise nothing
    inspection = records.get(ws.ledger, InspectionRecord, request.inspection_uuid)
    problems = records.find(ws.ledger, Problem, order="position", inspection_uuid=inspection.uuid)
    if not problems and "problem_count" in request.kind.plan.required:
        raise nothing
    shares = _inspected(ws, inspection.uuid)
    facts = replace(
        bare,
        addressee=_addressee(ws, request, units.names_in(ws, shares)),
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
        said={"conclusion": inspection.conclusion, "concluded_on": chinese_date(inspection.concluded_on)},
    )
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


def about_review(ws: Workspace, request: LetterRequest, bare: LetterFacts) -> Gathered:
    """Return what a letter about the last review of an issue says, with its reasons (rows 9, 81).

    Raises ``Refused`` when the last review decided otherwise than the kind of letter says.
    """
    issue = _one_issue(ws, request)
    reviews = records.find(ws.ledger, Review, order="position", issue_uuid=issue.uuid)
    if not reviews or reviews[-1].result != request.kind.plan.result:
        raise Refused("letter_no_review", code=issue.code, kind=word_of(request.kind))
    review = reviews[-1]
    said = {
        "code": issue.code,
        "step": word_of(review.step),
        "decided_on": chinese_date(review.dated),
        "decided_by": review.reviewed_by,
        "opinion": review.opinion,
        "decision_number": review.document_number,
        "new_due": chinese_date(issue.deadline.due),
    }
    return _of_issue(ws, request, bare, issue, said)


def about_extension(ws: Workspace, request: LetterRequest, bare: LetterFacts) -> Gathered:
    """Return what a letter about the last extension of an issue says; 延至 is only said of a later day."""
    issue = _one_issue(ws, request)
    found = extensions_asked(ws, issue)
    if not found:
        raise Refused("letter_no_extension", code=issue.code)
    last = found[-1]
    later = last.old_due is None or last.new_due > last.old_due
    said = {
        "code": issue.code,
        "old_due": chinese_date(last.old_due) if later else "",
        "new_due": chinese_date(last.new_due),
        "ground": last.ground,
        "approved_by": last.approved_by,
        "approved_on": chinese_date(last.dated),
    }
    return _of_issue(ws, request, bare, issue, said, last.measure_uuid)


def extensions_asked(ws: Workspace, issue: Issue) -> list[Extension]:
    """Return the extensions of the present round that a unit asked for, in order.

    The new limit that comes with a return or a reopening is kept as an extension too, but nobody asked for
    it: it has the day, the person and the words of the move back to 整改中. It ends what was granted before.
    """
    moves = records.find(ws.ledger, StatusMove, issue_uuid=issue.uuid)
    begun = {
        (move.moved_on, move.moved_by, move.ground)
        for move in moves
        if move.to_status is IssueStatus.RECTIFYING
    }
    given = records.find(ws.ledger, Extension, order="position", issue_uuid=issue.uuid, round=issue.round)
    return [each for each in given if (each.dated, each.approved_by, each.ground) not in begun]


def issues_told_of(ws: Workspace, kind: LetterKind) -> set[str]:
    """Return the issues whose last review or extension a letter of ``kind`` tells of; others it refuses."""
    if kind.plan.speaks_of == letter_kinds.EXTENSION:
        given = [each.issue_uuid for each in records.find(ws.ledger, Extension)]
        issues = records.find_in(ws.ledger, Issue, "uuid", list(dict.fromkeys(given)))
        return {issue.uuid for issue in issues if extensions_asked(ws, issue)}
    last = {each.issue_uuid: each.result for each in records.find(ws.ledger, Review, order="position")}
    return {uuid for uuid, result in last.items() if result == kind.plan.result}


def _one_issue(ws: Workspace, request: LetterRequest) -> Issue:
    if len(request.issue_uuids) != 1:
        raise Refused("letter_one_issue")
    return records.get(ws.ledger, Issue, request.issue_uuids[0])


def _of_issue(
    ws: Workspace,
    request: LetterRequest,
    bare: LetterFacts,
    issue: Issue,
    said: dict[str, str],
    measure_uuid: str | None = None,
) -> Gathered:
    measure = records.get(ws.ledger, Measure, measure_uuid) if measure_uuid else None
    shares = records.find(ws.ledger, UnitShare, order="position", issue_uuid=issue.uuid)
    leads = [share for share in shares if share.role is UnitRole.LEAD] or shares
    unit_uuid = request.unit_uuid or (leads[0].unit_uuid if leads else None)
    if unit_uuid is None and not request.addressee:
        raise Refused("letter_no_unit")
    facts = replace(
        bare,
        addressee=records.get(ws.ledger, Unit, unit_uuid).name if unit_uuid else "",
        basis=records.get(ws.ledger, Batch, issue.batch_uuid).basis if issue.batch_uuid else "",
        items=(plain_item(ws, issue, measure),),
        said=said,
    )
    return Gathered(facts=facts, addressee_uuid=unit_uuid, items=((issue.uuid, measure_uuid),))


def plain_item(ws: Workspace, issue: Issue, measure: Measure | None = None) -> ItemFacts:
    """Return an issue, or one of its measures, as a letter tells it without days late."""
    deadline = measure.deadline if measure else issue.deadline
    return ItemFacts(
        code=issue.code,
        text=issue.text,
        measure=measure.text if measure else "",
        deadline_raw=deadline.words_in_force,
        due=deadline.due,
        own=custom_values.letter_words(ws, (issue,)),
    )


def about_entry(ws: Workspace, request: LetterRequest, bare: LetterFacts) -> Gathered:
    """Return what a letter about an entry of a register says (rows 67, 98); names of persons stay out."""
    if request.entry_uuid is None:
        raise Refused("letter_no_entry")
    entry = records.get(ws.ledger, RegisterEntry, request.entry_uuid)
    plan = request.kind.plan
    if plan.register and entry.register != plan.register:
        raise Refused("letter_no_entry")
    shape = definition_for(ws, entry.register)
    told = {field.key: entry.values.get(field.key, "") for field in shape.fields if not field.private}
    lines = tuple(
        word("letter_kinds.entry_line", label=field.label, text=_entry_text(field, told[field.key]))
        for field in shape.fields
        if told.get(field.key) and field.kind not in _UNTOLD
    )
    links = records.find(ws.ledger, RegisterLink, entry_uuid=entry.uuid)
    ids = list(
        dict.fromkeys(each for each in (entry.issue_uuid, *(link.issue_uuid for link in links)) if each)
    )
    issues = sorted(records.find_in(ws.ledger, Issue, "uuid", ids), key=lambda issue: issue.code)
    name, unit_uuid = _entry_unit(ws, request, shape, told)
    facts = replace(
        bare,
        addressee=name,
        items=tuple(plain_item(ws, issue) for issue in issues),
        said=_entry_said(shape, told) | {"entry_code": entry.code},
        lists={"entry": lines},
    )
    linked = tuple((issue.uuid, None) for issue in issues)
    return Gathered(facts=facts, addressee_uuid=unit_uuid, items=linked)


_UNTOLD = (RegisterFieldKind.FLAG, RegisterFieldKind.LINKS)


def _entry_said(shape: RegisterDefinition, told: dict[str, str]) -> dict[str, str]:
    """Return the fields of an entry as a template puts them in: days in words, links not at all."""
    shown = (field for field in shape.fields if field.key in told and field.kind not in _UNTOLD)
    return {f"entry_{field.key}": _entry_text(field, told[field.key]) for field in shown}


def _entry_text(field: RegisterField, text: str) -> str:
    return value_text(field_cell(field, text, {}))


def _entry_unit(
    ws: Workspace, request: LetterRequest, shape: RegisterDefinition, told: dict[str, str]
) -> tuple[str, str | None]:
    """Return who the entry names as the one written to, and its unit where the ledger knows it."""
    if request.unit_uuid:
        return records.get(ws.ledger, Unit, request.unit_uuid).name, request.unit_uuid
    named = [field.key for field in shape.fields if field.kind is RegisterFieldKind.UNIT]
    key = request.kind.plan.addressee_from or (named[0] if named else "")
    name = told.get(key, "")
    unit = units.unit_of(ws, name) if name else None
    return name, unit.uuid if unit else None
