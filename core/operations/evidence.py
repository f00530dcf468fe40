"""Files that prove something: copied into the ledger under their digest, never moved or renamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.domain.change import Outcome
from core.domain.criterion import Criterion
from core.domain.evidence import Evidence
from core.domain.issue import Issue
from core.domain.links import MeasureLink, SeenSlot
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
    ws: Workspace,
    owner: str,
    uuid: str,
    files: Sequence[Path],
    progress: Progress = SILENT,
    *,
    slot: SeenSlot | None = None,
) -> Outcome[list[Evidence]]:
    """Attach ``files`` to the record ``uuid``, or to one slot of 五见 of an issue.

    ``owner`` is issue, measure, progress, inspection, occurrence or criterion.
    """
    kept = [replace(proof, slot=slot) for proof in keep_files(ws, files, progress)]
    proving = owned(ws, kept, owner, uuid)
    with change(ws, "evidence.attach", count=len(kept)) as tx:
        tx.add_all(proving)
    return outcome(ws, tx, proving)


def owned(ws: Workspace, kept: Sequence[Evidence], owner: str, uuid: str) -> list[Evidence]:
    """Return ``kept`` as evidence of the record ``uuid``; a criterion's hangs on its measure or issue too."""
    if owner == "criterion":
        standard = records.get(ws.ledger, Criterion, uuid)
        owner = "measure" if standard.measure_uuid else "issue"
        proving = [replace(proof, criterion_uuid=uuid) for proof in kept]
        return [_owned(proof, owner, standard.measure_uuid or standard.issue_uuid) for proof in proving]
    return [_owned(proof, owner, uuid) for proof in kept]


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
        case "letter":
            return replace(proof, letter_uuid=uuid)
        case "occurrence":
            return replace(proof, occurrence_uuid=uuid)
    raise KeyError(owner)


def detach(ws: Workspace, uuid: str) -> Outcome[None]:
    """Take one piece of evidence off its record; the file itself stays in the ledger.

    Raises ``Refused`` when it belongs to an issue that was struck off: closure rests on it.
    """
    proof = records.get(ws.ledger, Evidence, uuid)
    for issue in _issues_of(ws, proof):
        require_open(issue)
    with change(ws, "evidence.detach", name=proof.name) as tx:
        tx.remove(proof)
    return outcome(ws, tx, None)


def _issues_of(ws: Workspace, proof: Evidence) -> list[Issue]:
    """Return the issues ``proof`` is shown under, by whatever way; none for an inspection's."""
    owners = {proof.issue_uuid, *_under(ws, proof.measure_uuid)}
    if proof.progress_uuid is not None:
        note = records.get(ws.ledger, ProgressNote, proof.progress_uuid)
        owners |= {note.issue_uuid, *_under(ws, note.measure_uuid)}
    return records.find_in(ws.ledger, Issue, "uuid", sorted(owner for owner in owners if owner))


def _under(ws: Workspace, measure_uuid: str | None) -> set[str]:
    """Return the issues a measure stands under: its own and those it is linked with."""
    if measure_uuid is None:
        return set()
    links = records.find(ws.ledger, MeasureLink, measure_uuid=measure_uuid)
    return {records.get(ws.ledger, Measure, measure_uuid).issue_uuid, *(link.issue_uuid for link in links)}


def path_of(ws: Workspace, proof: Evidence) -> Path:
    """Return the kept file; raise ``Environment`` when it is missing."""
    path = files_kept.evidence_path(ws.ledger, proof.sha256)
    if not path.is_file():
        raise Environment("evidence_missing", name=proof.name)
    return path
