"""Files that prove something: copied into the ledger under their digest, never moved or renamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.domain.change import Outcome
from core.domain.evidence import Evidence
from core.domain.issue import Issue
from core.domain.measure import Measure, ProgressNote
from core.errors import Environment
from core.files import readable
from core.identity import new_uuid
from core.operations.moving import require_open
from core.operations.writing import change, outcome
from core.progress import SILENT, Progress
from core.store import evidence as files_kept
from core.store import records
from core.store.journal import Transaction
from core.workspace import Workspace


def keep_files(ws: Workspace, files: Sequence[Path], progress: Progress = SILENT) -> list[Evidence]:
    """Copy ``files`` into the ledger and return evidence without an owner yet."""
    kept = []
    for done, path in enumerate(files):
        progress.step(done, len(files), path.name)
        digest, size = files_kept.keep(ws.ledger, path)
        kept.append(Evidence(uuid=new_uuid(), sha256=digest, size=size, name=readable(path.name)))
    return kept


def attach(
    ws: Workspace, owner: str, uuid: str, files: Sequence[Path], progress: Progress = SILENT
) -> Outcome[list[Evidence]]:
    """Attach ``files`` to the record ``uuid``; ``owner`` is issue, measure, progress or inspection."""
    kept = keep_files(ws, files, progress)
    with change(ws, "evidence.attach", count=len(kept)) as tx:
        added = add_evidence(tx, kept, owner, uuid)
    return outcome(ws, tx, added)


def add_evidence(tx: Transaction, kept: Sequence[Evidence], owner: str, uuid: str) -> list[Evidence]:
    """Add kept files as evidence of a record inside a running transaction."""
    return [tx.add(_owned(proof, owner, uuid)) for proof in kept]


def _owned(proof: Evidence, owner: str, uuid: str) -> Evidence:
    match owner:
        case "issue":
            return replace(proof, issue_uuid=uuid)
        case "measure":
            return replace(proof, measure_uuid=uuid)
        case "progress":
            return replace(proof, progress_uuid=uuid)
        case "inspection":
            return replace(proof, inspection_uuid=uuid)
    raise KeyError(owner)


def detach(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take one piece of evidence off its record; the file itself stays in the ledger.

    Raises ``Refused`` when it belongs to an issue that was struck off: closure rests on it.
    """
    proof = records.get(ws.ledger, Evidence, uuid)
    issue = _issue_of(ws, proof)
    if issue is not None:
        require_open(issue)
    with change(ws, "evidence.detach", name=proof.name) as tx:
        tx.remove(proof)
    return outcome(ws, tx, None)


def _issue_of(ws: Workspace, proof: Evidence) -> Issue | None:
    """Return the issue that ``proof`` belongs to by whatever way, ``None`` for an inspection's."""
    owner = proof.issue_uuid
    if proof.measure_uuid is not None:
        owner = records.get(ws.ledger, Measure, proof.measure_uuid).issue_uuid
    if proof.progress_uuid is not None:
        owner = records.get(ws.ledger, ProgressNote, proof.progress_uuid).issue_uuid
    return None if owner is None else records.get(ws.ledger, Issue, owner)


def path_of(ws: Workspace, proof: Evidence) -> Path:
    """Return the kept file; raise ``Environment`` when it is missing."""
    path = files_kept.evidence_path(ws.ledger, proof.sha256)
    if not path.is_file():
        raise Environment("evidence_missing", name=proof.name)
    return path
