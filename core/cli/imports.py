"""The command ``import``: read a spreadsheet, say what it would do, write it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.cli.answer import Answer
from core.cli.commands import opened
from core.cli.signing_in import second_of
from core.domain.proposal import Proposal, ProposedIssue, ProposedMeasure, Tally
from core.domain.review import ExtensionDraft
from core.domain.verdict import Verdict
from core.operations import duty_offers, imports
from core.operations.import_needs import ImportNeeds, needs_of, needs_words
from core.operations.import_own_tables import not_carried
from core.wording import word
from core.workspace import Workspace


def import_command(args: argparse.Namespace) -> Answer:
    """Read a spreadsheet, and write it unless ``--dry-run``."""
    if args.dry_run:
        return _try_out(args)
    with opened(args) as ws:
        proposal = _read(ws, args)
        result = imports.apply_proposal(
            ws,
            proposal,
            args.batch,
            second=second_of(args),
            as_fields=args.as_field or (),
            extension=_extension(args),
            status_ground=args.status_ground,
            with_duties=not args.no_duties,
        ).value
        told = (*result.warnings, *result.doubts, *result.held, *_closed_words(result.closed_before))
        data = _import_data(proposal, {"issues": result.issues, "measures": result.measures})
        data |= {"doubts": list(result.doubts), "held": list(result.held)}
        data |= {"columns": dict(result.columns), "closed_before": result.closed_before}
        data |= {"duties": result.duties}
        told += tuple(_duty_words("said.duties_begun", result.duties))
        return Answer(data, [word("said.import", **_counts(result.issues, result.measures)), *told])


def _read(ws: Workspace, args: argparse.Namespace) -> Proposal:
    """Return the file read for this ledger, with the rows that ``--same`` says are issues known here."""
    proposal = imports.read_proposal(ws, Path(args.file), args.anchor, batch_name=args.batch)
    return imports.same_as(ws, proposal, args.same, args.batch) if args.same else proposal


def _duty_words(key: str, count: int) -> list[str]:
    return [word(key, count=count)] if count else []


def _closed_words(count: int) -> list[str]:
    return [word("said.closed_before", count=count)] if count else []


def _extension(args: argparse.Namespace) -> ExtensionDraft | None:
    """Return why limits that run may be moved, and who approved it."""
    if not args.extension_ground:
        return None
    return ExtensionDraft(ground=args.extension_ground, by=args.approved_by)


def _try_out(args: argparse.Namespace) -> Answer:
    """Say what an import would do; without ``--ledger`` every record counts as new."""
    needs, held = ImportNeeds(), []
    if args.ledger:
        with opened(args, read_only=True) as ws:
            proposal = _read(ws, args)
            needs, held = needs_of(ws, proposal, args.batch), imports.held_of(ws, proposal, args.batch)
    else:
        proposal = imports.propose(Path(args.file), anchor=args.anchor)
    counts = _expected(proposal)
    lines = [word("said.import_dry", **_counts(counts["issues"], counts["measures"])), *proposal.warnings]
    closed = imports.closed_before(proposal)
    if not args.ledger:
        lines += not_carried(proposal.own)
    lines += [*proposal.doubts, *held, *needs_words(needs), *_closed_words(closed)]
    data = _import_data(proposal, counts) | {"needs": asdict(needs), "proposal": proposal_rows(proposal)}
    coming = 0 if args.no_duties else duty_offers.count_for(proposal)
    lines += _duty_words("said.duties_coming", coming)
    data |= {"doubts": list(proposal.doubts), "held": held, "closed_before": closed, "duties": coming}
    return Answer(data, lines)


def _counts(issues: Tally, measures: Tally) -> dict[str, int]:
    found = {f"issues_{name}": count for name, count in asdict(issues).items()}
    return found | {f"measures_{name}": count for name, count in asdict(measures).items()}


def _expected(proposal: Proposal) -> dict[str, Tally]:
    issues = [issue.verdict for issue in proposal.issues]
    measures = [measure.verdict for issue in proposal.issues for measure in issue.measures]
    return {"issues": _tally(issues), "measures": _tally(measures)}


def _tally(verdicts: list[Verdict]) -> Tally:
    return Tally(
        new=verdicts.count(Verdict.NEW),
        updated=verdicts.count(Verdict.UPDATED),
        unchanged=verdicts.count(Verdict.UNCHANGED),
    )


def _import_data(proposal: Proposal, counts: dict[str, Tally]) -> dict[str, Any]:
    return {
        **counts,
        "rejected": [asdict(rejection) for rejection in proposal.rejected],
        "warnings": list(proposal.warnings),
        "columns": dict(proposal.columns),
    }


def proposal_rows(proposal: Proposal) -> list[dict[str, Any]]:
    """Return one object a proposed record, issues followed by their measures (design §6)."""
    rows = []
    for issue in proposal.issues:
        rows.append(_proposed(issue, "issue", _issue_fields(issue)))
        for item in issue.measures:
            fields = {"text": item.text, "position": item.position, "units": _names(item)}
            rows.append(_proposed(item, "measure", fields))
    return rows


def _issue_fields(issue: ProposedIssue) -> dict[str, Any]:
    return {
        **dict(issue.fields),
        "units": _names(issue),
        "status": issue.status.value,
        "status_raw": issue.status_raw,
        "extra": dict(issue.extra),
    }


def _names(record: ProposedIssue | ProposedMeasure) -> list[dict[str, str]]:
    return [{"name": unit.name, "role": unit.role.value} for unit in record.units]


def _proposed(record: ProposedIssue | ProposedMeasure, kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    deadline = record.deadline
    return {
        "row": record.row,
        "kind": kind,
        "fields": fields,
        "deadline": {
            "raw": deadline.raw,
            "kind": deadline.kind.value,
            "due": deadline.due,
            "standing": deadline.standing,
            "cycle": deadline.cycle.value if deadline.cycle else None,
        },
        "verdict": record.verdict.value,
        "reasons": list(record.reasons),
    }


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {"import": import_command}
