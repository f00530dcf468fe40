"""The commands ``health``, ``history``, ``undo`` and ``redo``: what is amiss, what was done, taken back."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict

from core.cli.answer import Answer
from core.cli.commands import opened
from core.domain.change import JournalEntry
from core.domain.dispatch import Dispatch
from core.domain.duty import RecurringDuty
from core.domain.inspection import InspectionRecord
from core.domain.issue import Issue
from core.domain.violation import Severity
from core.errors import Refused
from core.operations import finding, health, trail
from core.operations import history as journal
from core.operations.dossiers import issue_dossier
from core.wording import word
from core.workspace import Workspace

_NUMBERED = (InspectionRecord, RecurringDuty, Dispatch)
"""Records beside issues whose timeline may be asked for by number."""


def check_health(args: argparse.Namespace) -> Answer:
    """Show what contradicts itself or is missing, the worst first; exit 1 while something must be mended."""
    with opened(args, read_only=True) as ws:
        found = health.ailments(ws)
    if args.errors:
        found = [each for each in found if each.severity is Severity.ERROR]
    counts = Counter(each.severity for each in found)
    data = [
        {
            "severity": each.severity,
            "rule": each.rule,
            "list": each.kind,
            "uuid": each.uuid,
            "title": each.title,
            "message": health.say(each),
        }
        for each in found
    ]
    lines = [
        word(
            "records.ailment",
            severity=word(f"health_page.{each.severity}"),
            title=each.title,
            text=health.say(each),
        )
        for each in found
    ]
    errors, warnings = (counts[each] for each in (Severity.ERROR, Severity.WARNING))
    lines.append(
        word("health_page.count", errors=errors, warnings=warnings) if found else word("health_page.clean")
    )
    return Answer({"errors": errors, "warnings": warnings, "findings": data}, lines, 1 if errors else 0)


def show_history(args: argparse.Namespace) -> Answer:
    """Show the journal, or the timeline of one record; with ``--details`` every field before and after."""
    with opened(args, read_only=True) as ws:
        found, uuids = _timeline(ws, args) if args.code else (journal.entries(ws, limit=args.limit), set())
        told = {
            each.sequence: trail.differences(ws, each.sequence, uuids) if args.details else []
            for each in found[: args.limit]
        }
        may = {"undo": journal.undo_label(ws), "redo": journal.redo_label(ws)}
    data, lines = [], []
    for each in found[: args.limit]:
        data.append(asdict(each) | {"differences": [asdict(one) for one in told[each.sequence]]})
        lines.append(_line(each))
        lines += [word("records.difference", **asdict(one)) for one in told[each.sequence]]
    return Answer({"entries": data, **may}, lines or [word("records.no_entry")])


def _line(entry: JournalEntry) -> str:
    at = entry.at[:16].replace("T", " ")
    undone = word("records.undone") if entry.undone else ""
    return word(
        "records.entry", number=entry.sequence, at=at, actor=entry.actor, summary=entry.summary, undone=undone
    )


def _timeline(ws: Workspace, args: argparse.Namespace) -> tuple[list[JournalEntry], set[str]]:
    """Return the entries of a record, and the ids whose fields are told: its own and what hangs on it."""
    for record in _NUMBERED:
        try:
            uuid = finding.by_code(ws, record, args.code).uuid
        except Refused:
            continue
        return journal.entries(ws, uuid, args.limit), {uuid}
    dossier = issue_dossier(ws, finding.by_code(ws, Issue, args.code).uuid)
    return list(dossier.timeline), set(dossier.hanging)


def undo(args: argparse.Namespace) -> Answer:
    """Take back the newest change."""
    with opened(args) as ws:
        label = journal.undo_label(ws)
        journal.undo(ws)
    return Answer({"undone": label}, [word("records.undid", summary=label)])


def redo(args: argparse.Namespace) -> Answer:
    """Bring back what was last taken back."""
    with opened(args) as ws:
        label = journal.redo_label(ws)
        journal.redo(ws)
    return Answer({"redone": label}, [word("records.redid", summary=label)])


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "health": check_health,
    "history": show_history,
    "undo": undo,
    "redo": redo,
}
