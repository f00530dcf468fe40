"""The command ``edit-issues``: several issues at once to another batch, unit or deadline."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict

from core.cli.answer import Answer
from core.cli.commands import opened
from core.domain.batch_edit import BatchEditDraft, EditLine
from core.domain.deadline import DeadlineKind
from core.domain.drafts import UnitName
from core.domain.issue import Issue
from core.errors import Refused
from core.operations import batch_edits, finding, listing
from core.operations.issues import read_expression
from core.wording import word
from core.workspace import Workspace


def edit_command(args: argparse.Namespace) -> Answer:
    """Change the issues named, or with ``--dry-run`` say what would change."""
    with opened(args, read_only=args.dry_run) as ws:
        uuids = [finding.by_code(ws, Issue, code).uuid for code in args.code]
        draft = BatchEditDraft(
            batch_uuid=_batch(ws, args.batch),
            units=tuple(UnitName(name) for name in args.unit),
            deadline_raw=args.deadline,
        )
        told = batch_edits.preview(ws, uuids, draft)
        lines = [line for each in told for line in said(each)]
        if draft.deadline_raw and read_expression(ws, draft.deadline_raw).kind is DeadlineKind.UNSET:
            lines.append(word("said.notice", text=word("ailments.deadline_unread")))
        if args.dry_run:
            return Answer({"lines": [asdict(each) for each in told]}, lines)
        done = batch_edits.edit_issues(ws, uuids, draft).value
    data = {"changed": done.changed, "kept": [each.code for each in done.kept]}
    return Answer(data, [*lines, word("said.edit_done", count=done.changed)])


def said(line: EditLine) -> list[str]:
    """Return the sentences on one issue."""
    if line.refused:
        return [word("said.edit_kept", code=line.code, reason=line.refused)]
    return [
        word("said.edit_line", code=line.code, field=word(f"fields.{name}"), before=before, after=after)
        for name, before, after in line.changes
    ]


def _batch(ws: Workspace, name: str) -> str | None:
    if not name:
        return None
    found = next((batch for batch in listing.batches(ws) if batch.name == name.strip()), None)
    if found is None:
        raise Refused("unknown_batch", name=name)
    return found.uuid


COMMANDS: dict[str, Callable[[argparse.Namespace], Answer]] = {"edit-issues": edit_command}
