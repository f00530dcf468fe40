"""Progress notes (进展): what a unit reported on a day, with the files that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.domain import rules
from core.domain.change import Outcome
from core.domain.drafts import ProgressDraft
from core.domain.evidence import Evidence
from core.domain.issue import Issue
from core.domain.measure import Measure, ProgressNote, finished_day
from core.domain.violation import Violation
from core.identity import new_uuid
from core.operations.evidence import add_evidence, keep_files
from core.operations.moving import require_open
from core.operations.writing import change, excerpt, outcome, require
from core.progress import SILENT, Progress
from core.store import records
from core.workspace import Workspace


def check_note(ws: Workspace, draft: ProgressDraft) -> list[Violation]:
    """Return everything the rules say of ``draft``."""
    return rules.check_note(draft, ws.clock.today())


def add_note(
    ws: Workspace,
    issue_uuid: str,
    measure_uuid: str | None,
    draft: ProgressDraft,
    files: Sequence[Path] = (),
    progress: Progress = SILENT,
) -> Outcome[ProgressNote]:
    """Enter progress on a measure (or a whole issue) with its evidence, in one change."""
    draft = replace(draft, noted_on=draft.noted_on or ws.clock.today())
    require(rules.errors_only(check_note(ws, draft)), "note_form")
    issue = records.get(ws.ledger, Issue, issue_uuid)
    kept = keep_files(ws, files, progress)
    note = ProgressNote(
        uuid=new_uuid(),
        issue_uuid=issue_uuid,
        measure_uuid=measure_uuid,
        noted_on=draft.noted_on or ws.clock.today(),
        period=draft.period,
        text=draft.text,
        percent=draft.percent,
        reported_by=draft.reported_by,
        source=draft.source,
    )
    with change(ws, "note.add", code=issue.code, text=excerpt(draft.text)) as tx:
        tx.add(note)
        add_evidence(tx, kept, "progress", note.uuid)
        if measure_uuid is not None and draft.status is not None:
            require_open(issue)
            measure = records.get(ws.ledger, Measure, measure_uuid)
            act = note.noted_on
            day = finished_day(measure, draft.status, measure.finished_on, act)
            tx.replace(replace(measure, status=draft.status, finished_on=day))
    return outcome(ws, tx, note)


def remove_note(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take a progress note out with its evidence; undo brings it back."""
    note = records.get(ws.ledger, ProgressNote, uuid)
    require_open(records.get(ws.ledger, Issue, note.issue_uuid))
    with change(ws, "note.remove", text=excerpt(note.text)) as tx:
        for proof in records.find(ws.ledger, Evidence, progress_uuid=uuid):
            tx.remove(proof)
        tx.remove(note)
    return outcome(ws, tx, None)
