"""The commands ``notes`` and ``evidence``: what was reported on a day, and the files that prove it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.issue_records import issue_of
from core.cli.life import chosen, measure_named
from core.domain.drafts import ProgressDraft
from core.domain.evidence import Evidence
from core.domain.inspection import InspectionRecord
from core.domain.issue import Issue
from core.domain.links import SeenSlot
from core.domain.measure import MeasureStatus, ProgressNote
from core.errors import Refused
from core.operations import criteria, evidence, finding, notes
from core.operations.dossiers import issue_dossier
from core.operations.inspections import inspection_dossier
from core.wording import chinese_date, word, word_of
from core.workspace import Workspace


def _notes(ws: Workspace, issue: Issue) -> list[tuple[int | None, ProgressNote]]:
    """Return (number of the measure, note) of an issue by day, as ``list`` counts them."""
    dossier = issue_dossier(ws, issue.uuid)
    places: dict[str | None, int] = {each.measure.uuid: each.measure.position for each in dossier.measures}
    return [(places.get(note.measure_uuid), note) for note in reversed(dossier.notes)]


def list_notes(args: argparse.Namespace) -> Answer:
    """Show the progress of an issue and its measures by day."""
    with opened(args, read_only=True) as ws:
        found = _notes(ws, issue_of(ws, args))
    data: list[dict[str, Any]] = [
        {
            "number": number,
            "measure": measure,
            "on": note.noted_on,
            "period": note.period,
            "text": note.text,
            "percent": note.percent,
            "by": note.reported_by,
            "source": note.source,
        }
        for number, (measure, note) in enumerate(found, 1)
    ]
    lines = []
    for each in data:
        key = "records.note" if each["measure"] is None else "records.measure_note"
        lines.append(word(key, **each | {"on": chinese_date(each["on"])}))
    return Answer({"code": args.code, "notes": data}, lines or [word("records.no_note")])


def add_note(args: argparse.Namespace) -> Answer:
    """Enter progress on an issue or a measure, with its files and the state of the measure."""
    draft = ProgressDraft(
        noted_on=args.on,
        period=args.period,
        text=args.text,
        percent=args.percent,
        reported_by=args.by,
        source=args.source,
        status=chosen(MeasureStatus, args.status) if args.status else None,
    )
    with opened(args) as ws:
        issue = issue_of(ws, args)
        measure = measure_named(ws, issue, args.measure)
        made = notes.add_note(ws, issue.uuid, measure, draft, [Path(each) for each in args.file]).value
    line = word("records.note_added", code=issue.code, day=chinese_date(made.noted_on))
    return Answer({"code": issue.code, "on": made.noted_on, "measure": args.measure}, [line])


def remove_note(args: argparse.Namespace) -> Answer:
    """Take out a note with its files, by its number in the list."""
    with opened(args) as ws:
        found = _notes(ws, issue_of(ws, args))
        if not 1 <= args.number <= len(found):
            raise Refused("unknown_note", code=args.code, number=args.number)
        notes.remove_note(ws, found[args.number - 1][1].uuid)
    return Answer(
        {"code": args.code, "number": args.number},
        [word("records.note_removed", code=args.code, number=args.number)],
    )


# --- evidence -----------------------------------------------------------------------------------------


def _owner(ws: Workspace, args: argparse.Namespace) -> tuple[str, str, SeenSlot | None]:
    """Return what the files prove: an inspection, an issue or a slot of it, a measure, a criterion."""
    if args.inspection:
        return "inspection", finding.by_code(ws, InspectionRecord, args.code).uuid, None
    issue = issue_of(ws, args)
    if args.measure is not None:
        return "measure", str(measure_named(ws, issue, args.measure)), None
    if args.criterion is not None:
        found = criteria.criteria_of(ws, issue.uuid)
        if not 1 <= args.criterion <= len(found):
            raise Refused("unknown_criterion", code=issue.code, number=args.criterion)
        return "criterion", found[args.criterion - 1].criterion.uuid, None
    return "issue", issue.uuid, chosen(SeenSlot, args.slot) if args.slot else None


def _files(ws: Workspace, args: argparse.Namespace) -> Sequence[Evidence]:
    if args.inspection:
        return inspection_dossier(ws, finding.by_code(ws, InspectionRecord, args.code).uuid).evidence
    return issue_dossier(ws, issue_of(ws, args).uuid).evidence


def list_evidence(args: argparse.Namespace) -> Answer:
    """Show the files of an issue or an inspection, one line each thing they prove."""
    with opened(args, read_only=True) as ws:
        found = _files(ws, args)
    data = [
        {
            "number": number,
            "name": each.name,
            "size": each.size,
            "sha256": each.sha256,
            "proves": _proved(each),
        }
        for number, each in enumerate(found, 1)
    ]
    lines = [
        word("records.file", number=each["number"], name=each["name"], what=each["proves"]) for each in data
    ]
    return Answer({"code": args.code, "evidence": data}, lines or [word("records.no_file")])


def _proved(proof: Evidence) -> str:
    """Return what sort of record a file proves, in a word."""
    if proof.slot is not None:
        return word_of(proof.slot)
    owners = ("criterion", "measure", "progress", "inspection", "letter", "occurrence")
    sort = next((each for each in owners if getattr(proof, f"{each}_uuid")), "issue")
    return word(f"records.proves_{sort}")


def attach(args: argparse.Namespace) -> Answer:
    """Keep files and attach them."""
    with opened(args) as ws:
        owner, uuid, slot = _owner(ws, args)
        files = [Path(each) for each in args.file]
        made = evidence.attach(ws, owner, uuid, files, slot=slot).value
    names = [proof.name for proof in made]
    return Answer(
        {"code": args.code, "files": names}, [word("records.attached", code=args.code, count=len(names))]
    )


def detach(args: argparse.Namespace) -> Answer:
    """Take a file off what it proves, by its number in the list; it stays in the ledger's store."""
    with opened(args) as ws:
        found = _files(ws, args)
        if not 1 <= args.number <= len(found):
            raise Refused("unknown_file", code=args.code, number=args.number)
        proof = found[args.number - 1]
        evidence.detach(ws, proof.uuid)
    return Answer({"code": args.code, "file": proof.name}, [word("records.detached", name=proof.name)])


Command = Callable[[argparse.Namespace], Answer]

ACTIONS: dict[str, dict[str, Command]] = {
    "notes": {"list": list_notes, "add": add_note, "remove": remove_note},
    "evidence": {"list": list_evidence, "add": attach, "remove": detach},
}


def act(args: argparse.Namespace) -> Answer:
    """Carry out the second word of a command."""
    return ACTIONS[args.command][args.action](args)


COMMANDS: dict[str, Command] = dict.fromkeys(ACTIONS, act)
