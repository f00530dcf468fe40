"""``set`` and ``remove``: what was entered by a command may be changed and taken out by one."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.field_words import filled
from core.cli.office_records import unit_named
from core.domain.dispatch import Dispatch
from core.domain.drafts import ProblemDraft
from core.domain.duty import RecurringDuty
from core.domain.inspection import InspectionRecord, Problem
from core.domain.issue import Issue
from core.domain.people import LeaderDraft, Liaison
from core.errors import Refused
from core.operations import (
    dispatches,
    duties,
    finding,
    inspections,
    leaders,
    liaisons,
    people,
)
from core.wording import word
from core.workspace import Workspace

DUTY_FORM, DISPATCH_FORM = "duty_form", "dispatch_form"
LIAISON_FORM, LEADER_FORM, PERSON_FORM = "liaison_form", "leader_form", "people_form"
INSPECTION_FORM = "inspection_form"

Command = Callable[[argparse.Namespace], Answer]


def _set(name: str) -> Answer:
    return Answer({"name": name}, [word("records.set", name=name)])


def _removed(name: str) -> Answer:
    return Answer({"name": name}, [word("records.removed", name=name)])


# --- duties and dispatches ----------------------------------------------------------------------------


def set_duty(args: argparse.Namespace) -> Answer:
    """Revise a recurring duty."""
    with opened(args) as ws:
        duty = finding.by_code(ws, RecurringDuty, args.code)
        draft = filled(duties.draft_of(ws, duty.uuid), args.set, DUTY_FORM)
        return _set(duties.revise_duty(ws, duty.uuid, duty.revision, draft).value.code)


def remove_duty(args: argparse.Namespace) -> Answer:
    """Take out a recurring duty with what was ticked off."""
    with opened(args) as ws:
        duties.remove_duty(ws, finding.by_code(ws, RecurringDuty, args.code).uuid)
    return _removed(args.code)


def set_dispatch(args: argparse.Namespace) -> Answer:
    """Revise a dispatch."""
    with opened(args) as ws:
        held = finding.by_code(ws, Dispatch, args.code)
        draft = filled(dispatches.draft_of(ws, held.uuid), args.set, DISPATCH_FORM)
        return _set(dispatches.revise_dispatch(ws, held.uuid, held.revision, draft).value.code)


def remove_dispatch(args: argparse.Namespace) -> Answer:
    """Take out a dispatch."""
    with opened(args) as ws:
        dispatches.remove_dispatch(ws, finding.by_code(ws, Dispatch, args.code).uuid)
    return _removed(args.code)


# --- people -------------------------------------------------------------------------------------------


def _liaison(ws: Workspace, args: argparse.Namespace) -> Liaison:
    """Return the officer of that name; of several terms the latest, or the one begun on ``--since``."""
    found = [
        each
        for each in liaisons.of_unit(ws, unit_named(ws, args.unit).uuid)
        if each.name == args.name and args.since in (None, each.since)
    ]
    if not found:
        raise Refused("unknown_liaison", unit=args.unit, name=args.name)
    return found[0]


def set_liaison(args: argparse.Namespace) -> Answer:
    """Revise a liaison officer."""
    with opened(args) as ws:
        officer = _liaison(ws, args)
        draft = filled(liaisons.draft_of(ws, officer.uuid), args.set, LIAISON_FORM)
        return _set(liaisons.revise(ws, officer.uuid, officer.revision, draft).value.name)


def remove_liaison(args: argparse.Namespace) -> Answer:
    """Take out an officer entered by mistake."""
    with opened(args) as ws:
        liaisons.remove(ws, _liaison(ws, args).uuid)
    return _removed(args.name)


def set_person(args: argparse.Namespace) -> Answer:
    """Revise a person who works with the ledger."""
    with opened(args) as ws:
        person = people.by_name(ws, args.name)
        draft = filled(people.draft_of(ws, person.uuid), args.set, PERSON_FORM)
        return _set(people.revise_operator(ws, person.uuid, person.revision, draft).value.name)


def change_leaders(ws: Workspace, args: argparse.Namespace) -> list[str]:
    """Enter, revise or take out a leader, a mark or a visit, as the options of ``leaders`` say."""
    said = []
    if args.not_hard:
        issue = leaders.set_hard(ws, finding.by_code(ws, Issue, args.not_hard).uuid, hard=False).value
        said.append(word("records.not_hard", code=issue.code))
    if args.new:
        made = leaders.add(ws, filled(LeaderDraft(name=args.name or ""), args.set or (), LEADER_FORM)).value
        said.append(word("records.set", name=made.name))
    elif args.set:
        leader = leaders.by_name(ws, args.name or "")
        draft = filled(leaders.draft_of(ws, leader.uuid), args.set, LEADER_FORM)
        args.name = leaders.revise(ws, leader.uuid, leader.revision, draft).value.name
        said.append(word("records.set", name=args.name))
    return [*said, *_taken_out(ws, args)]


def _taken_out(ws: Workspace, args: argparse.Namespace) -> list[str]:
    said = []
    if args.remove_visit:
        said.append(_without_visit(ws, args.name or "", args.remove_visit))
    if args.remove:
        leader = leaders.by_name(ws, args.name or "")
        leaders.remove(ws, leader.uuid)
        said.append(word("records.removed", name=leader.name))
        args.name = None
    return said


def _without_visit(ws: Workspace, name: str, day: date) -> str:
    leader = leaders.by_name(ws, name)
    for visit in leaders.visits(ws, leader.uuid):
        if visit.dated == day:
            leaders.remove_visit(ws, visit.uuid)
            return word("records.removed", name=visit.done)
    raise Refused("unknown_visit", name=leader.name, day=day.isoformat())


# --- inspections --------------------------------------------------------------------------------------


def _inspection(ws: Workspace, args: argparse.Namespace) -> InspectionRecord:
    return finding.by_code(ws, InspectionRecord, args.code)


def show_inspection(args: argparse.Namespace) -> Answer:
    """Show the problems found at an inspection, by number, with the issues made of them."""
    with opened(args, read_only=True) as ws:
        return _problems(ws, _inspection(ws, args))


def _problems(ws: Workspace, inspection: InspectionRecord) -> Answer:
    dossier = inspections.inspection_dossier(ws, inspection.uuid)
    raised = dict(dossier.raised)
    found: list[dict[str, Any]] = [
        {
            "number": number,
            "text": each.text,
            "place": each.place,
            "requirement": each.requirement,
            "issue": raised.get(each.uuid),
        }
        for number, each in enumerate(dossier.problems, 1)
    ]
    lines = [word("records.problem", **each | {"issue": each["issue"] or ""}) for each in found]
    data = {"code": inspection.code, "title": inspection.title, "units": dossier.units, "problems": found}
    return Answer(data, lines or [word("records.no_problem")])


def add_problem(args: argparse.Namespace) -> Answer:
    """Enter a problem found at an inspection."""
    with opened(args) as ws:
        inspection = _inspection(ws, args)
        draft = inspections.inspection_draft_of(ws, inspection.uuid)
        made = ProblemDraft(text=args.text, place=args.place, requirement=args.requirement)
        draft = replace(draft, problems=(*draft.problems, made))
        inspections.revise_inspection(ws, inspection.uuid, inspection.revision, draft)
        return _problems(ws, inspection)


def raise_issue(args: argparse.Namespace) -> Answer:
    """Enter a problem found at an inspection as an issue."""
    with opened(args) as ws:
        inspection = _inspection(ws, args)
        found: Sequence[Problem] = inspections.inspection_dossier(ws, inspection.uuid).problems
        if not 1 <= args.number <= len(found):
            raise Refused("unknown_problem", code=inspection.code, number=args.number)
        issue = inspections.raise_issue(ws, found[args.number - 1].uuid).value
    line = word("records.raised", code=args.code, issue=issue.code)
    return Answer({"code": args.code, "number": args.number, "issue": issue.code}, [line])


def set_inspection(args: argparse.Namespace) -> Answer:
    """Revise an inspection."""
    with opened(args) as ws:
        inspection = _inspection(ws, args)
        draft = filled(inspections.inspection_draft_of(ws, inspection.uuid), args.set, INSPECTION_FORM)
        made = inspections.revise_inspection(ws, inspection.uuid, inspection.revision, draft).value
    return _set(made.code)


def remove_inspection(args: argparse.Namespace) -> Answer:
    """Take out an inspection nothing rests on."""
    with opened(args) as ws:
        inspections.remove_inspection(ws, _inspection(ws, args).uuid)
    return _removed(args.code)
