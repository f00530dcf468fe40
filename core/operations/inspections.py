"""Inspection records (督察检查记录): entered, revised, and turned into issues."""

from __future__ import annotations

from dataclasses import fields, replace

from core.domain import inspection_rules, rules
from core.domain.change import Outcome
from core.domain.custom_field import FieldOwner
from core.domain.dossier import InspectionDossier
from core.domain.drafts import InspectionDraft, IssueDraft, ProblemDraft, UnitName
from core.domain.evidence import Evidence
from core.domain.inspection import InspectionRecord, Problem
from core.domain.inspection_rules import Visit
from core.domain.issue import Issue, IssueOrigin
from core.domain.letter import Letter
from core.domain.recheck import Recheck
from core.domain.register import LinkTarget
from core.domain.unit import UnitRole, UnitShare
from core.domain.violation import Violation
from core.errors import Refused
from core.identity import new_uuid
from core.operations import custom_values, units
from core.operations.inspection_sights import sights, visit_of
from core.operations.issues import add_issue
from core.operations.register_links import refuse_linked
from core.operations.register_traces import related
from core.operations.writing import change, excerpt, outcome, require
from core.statistics.agreement import Balance
from core.statistics.inspection_figures import is_files
from core.statistics.inspection_results import check_results
from core.store import codes, records
from core.store.journal import Transaction
from core.store.tables import Record
from core.wording import word
from core.workspace import Workspace

_PLAIN = tuple(
    item.name
    for item in fields(InspectionDraft)
    if item.name not in {"code", "started_on", "ended_on", "units", "joint_units", "problems", "custom"}
)


def units_of(ws: Workspace, uuid: str, role: UnitRole = UnitRole.INSPECTED) -> tuple[str, ...]:
    """Return the units inspected, or those of another part, in written order."""
    shares = records.find(ws.ledger, UnitShare, order="position", inspection_uuid=uuid)
    joint = role is UnitRole.JOINT
    wanted = [share for share in shares if (share.role is UnitRole.JOINT) == joint]
    return tuple(unit.name for unit in units.names_in(ws, wanted))


def inspection_draft_of(ws: Workspace, uuid: str) -> InspectionDraft:
    """Return the inspection as a draft to edit."""
    inspection = records.get(ws.ledger, InspectionRecord, uuid)
    problems = records.find(ws.ledger, Problem, order="position", inspection_uuid=uuid)
    return InspectionDraft(
        code=inspection.code,
        started_on=inspection.started_on,
        ended_on=inspection.ended_on,
        units=units_of(ws, uuid),
        joint_units=units_of(ws, uuid, UnitRole.JOINT),
        custom=inspection.custom,
        problems=tuple(
            ProblemDraft(uuid=item.uuid, text=item.text, place=item.place, requirement=item.requirement)
            for item in problems
        ),
        **{name: getattr(inspection, name) for name in _PLAIN},
    )


def check_inspection(ws: Workspace, draft: InspectionDraft, uuid: str | None = None) -> list[Violation]:
    """Return everything the rules say of ``draft``; ``uuid`` names the inspection it replaces."""
    found = rules.check_inspection(draft) + inspection_rules.check_figures(draft)
    found += inspection_rules.check_today(draft, ws.clock.today()) + _twice_counted(draft)
    found += _agreement(draft) + _revisits(ws, draft, uuid)
    code = draft.code.strip()
    if code and any(other.uuid != uuid for other in records.find(ws.ledger, InspectionRecord, code=code)):
        found.append(Violation("code", "code_taken"))
    return found + custom_values.check(ws, FieldOwner.INSPECTION, draft.custom, uuid)


def _twice_counted(draft: InspectionDraft) -> list[Violation]:
    """Refuse case files stated both in their own field and among the other counts: they would sum twice."""
    names = [count.name.strip() for count in draft.counts if is_files(count.name)]
    if not (names and draft.files_checked):
        return []
    return [Violation("counts", "files_counted_twice", facts=(("name", names[0]),))]


def _agreement(draft: InspectionDraft) -> list[Violation]:
    """Ask that found = solved + long-term + open where a person states the counts (row 94)."""
    counts = (draft.problems_found, draft.problems_solved, draft.problems_long_term, draft.problems_open)
    rows = len(draft.problems)
    return check_results(Balance(*counts), rows) if any(counts) and draft.problems_found >= rows else []


def _revisits(ws: Workspace, draft: InspectionDraft, uuid: str | None) -> list[Violation]:
    """Warn of a repeated visit (国令733号 art. 15)."""
    if draft.started_on is None:
        return []
    book = units.UnitBook(ws.ledger)
    visit = Visit(
        uuid=uuid or "",
        code="",
        kind=draft.kind,
        theme=draft.theme,
        started_on=draft.started_on,
        ended_on=draft.ended_on or draft.started_on,
        units=frozenset(filter(None, map(book.known, draft.units))),
    )
    others = map(visit_of, sights(ws))
    return inspection_rules.check_revisit(visit, others, ws.settings.revisit_days)


def record_inspection(ws: Workspace, draft: InspectionDraft) -> Outcome[InspectionRecord]:
    """Enter an inspection with its units and problems."""
    require(rules.errors_only(check_inspection(ws, draft)), "inspection_form")
    prefix = word("codes.inspection", year=(draft.started_on or ws.clock.today()).year)
    code = draft.code.strip() or codes.next_code(ws.ledger, InspectionRecord, prefix)
    inspection = _record(ws, draft, InspectionRecord, new_uuid(), code)
    with change(ws, "inspection.record", title=excerpt(draft.title)) as tx:
        own = custom_values.settled(ws, tx, FieldOwner.INSPECTION, draft.custom)
        inspection = tx.add(replace(inspection, custom=own))
        _set_parts(ws, tx, inspection.uuid, draft)
    return outcome(ws, tx, inspection)


def _record(
    ws: Workspace, draft: InspectionDraft, make: type[InspectionRecord], uuid: str, code: str
) -> InspectionRecord:
    started = draft.started_on or ws.clock.today()
    plain = {name: getattr(draft, name) for name in _PLAIN}
    return make(uuid=uuid, code=code, started_on=started, ended_on=draft.ended_on or started, **plain)


def revise_inspection(
    ws: Workspace, uuid: str, revision: int, draft: InspectionDraft
) -> Outcome[InspectionRecord]:
    """Store an edited inspection; raise ``Refused`` when somebody changed it since ``revision``."""
    require(rules.errors_only(check_inspection(ws, draft, uuid)), "inspection_form")
    stored = records.get(ws.ledger, InspectionRecord, uuid)
    edited = _record(ws, draft, InspectionRecord, uuid, draft.code.strip() or stored.code)
    with change(ws, "inspection.revise", code=stored.code) as tx:
        own = custom_values.settled(ws, tx, FieldOwner.INSPECTION, draft.custom, stored.custom)
        result = tx.replace(replace(edited, revision=revision, custom=own))
        _set_parts(ws, tx, uuid, draft)
    return outcome(ws, tx, result)


def _set_parts(ws: Workspace, tx: Transaction, uuid: str, draft: InspectionDraft) -> None:
    parts = [UnitName(name, UnitRole.INSPECTED) for name in draft.units if name.strip()]
    parts += [UnitName(name, UnitRole.JOINT) for name in draft.joint_units if name.strip()]
    units.set_shares(ws, tx, parts, inspection_uuid=uuid)
    _set_problems(ws, tx, uuid, draft.problems)


def _set_problems(ws: Workspace, tx: Transaction, uuid: str, drafts: tuple[ProblemDraft, ...]) -> None:
    existing = {item.uuid: item for item in records.find(ws.ledger, Problem, inspection_uuid=uuid)}
    kept = {draft.uuid for draft in drafts}
    for problem in existing.values():
        if problem.uuid not in kept:
            if problem.issue_uuid is not None:
                raise Refused("problem_has_issue", text=excerpt(problem.text))
            tx.remove(problem)
    for position, draft in enumerate(drafts, 1):
        old = existing.get(draft.uuid)
        told = Problem(
            uuid=old.uuid if old else new_uuid(),
            revision=old.revision if old else 1,
            inspection_uuid=uuid,
            position=position,
            text=draft.text,
            place=draft.place,
            requirement=draft.requirement,
            issue_uuid=old.issue_uuid if old else None,
        )
        if old:
            tx.replace(told)
        else:
            tx.add(told)


def remove_inspection(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take an inspection out; raise ``Refused`` when a letter, an issue or a register entry rests on it."""
    inspection = records.get(ws.ledger, InspectionRecord, uuid)
    problems = records.find(ws.ledger, Problem, inspection_uuid=uuid)
    letters = records.find(ws.ledger, Letter, inspection_uuid=uuid)
    if letters or any(problem.issue_uuid for problem in problems):
        raise Refused("inspection_in_use", code=inspection.code)
    refuse_linked(ws, inspection.code, inspection_uuid=[uuid])
    with change(ws, "inspection.remove", code=inspection.code) as tx:
        children: list[Record] = [*problems, *records.find(ws.ledger, UnitShare, inspection_uuid=uuid)]
        children += records.find(ws.ledger, Evidence, inspection_uuid=uuid)
        children += records.find(ws.ledger, Recheck, inspection_uuid=uuid)
        for child in children:
            tx.remove(child)
        tx.remove(inspection)
    return outcome(ws, tx, None)


def raise_issue(ws: Workspace, problem_uuid: str) -> Outcome[Issue]:
    """Enter a problem found at an inspection as an issue, with its units and requirement."""
    problem = records.get(ws.ledger, Problem, problem_uuid)
    if problem.issue_uuid is not None:
        raise Refused("problem_raised", text=excerpt(problem.text))
    inspection = records.get(ws.ledger, InspectionRecord, problem.inspection_uuid)
    draft = IssueDraft(
        origin=IssueOrigin.INSPECTION,
        text=problem.text,
        goal=problem.requirement,
        units=tuple(UnitName(name) for name in units_of(ws, inspection.uuid)),
        deadline_start=inspection.ended_on,
        note=word("phrases.raised_from", code=inspection.code, title=inspection.title, place=problem.place),
    )
    with change(ws, "inspection.raise_issue", code=inspection.code, text=excerpt(problem.text)) as tx:
        issue = add_issue(ws, tx, draft)
        tx.replace(replace(problem, issue_uuid=issue.uuid))
    return outcome(ws, tx, issue)


def inspection_dossier(ws: Workspace, uuid: str) -> InspectionDossier:
    """Return an inspection with everything that hangs on it."""
    problems = tuple(records.find(ws.ledger, Problem, order="position", inspection_uuid=uuid))
    raised = [problem.issue_uuid for problem in problems if problem.issue_uuid]
    code_of = {issue.uuid: issue.code for issue in records.find_in(ws.ledger, Issue, "uuid", raised)}
    return InspectionDossier(
        related=related(ws, LinkTarget.INSPECTION, uuid),
        inspection=records.get(ws.ledger, InspectionRecord, uuid),
        units=units_of(ws, uuid),
        joint_units=units_of(ws, uuid, UnitRole.JOINT),
        problems=problems,
        raised=tuple(
            (problem.uuid, code_of[problem.issue_uuid]) for problem in problems if problem.issue_uuid
        ),
        letters=tuple(records.find(ws.ledger, Letter, inspection_uuid=uuid)),
        evidence=tuple(records.find(ws.ledger, Evidence, inspection_uuid=uuid)),
    )
