"""Submissions (报送): a period's package, sealed once, verified before it bears its name.

What travels is what the ledger holds: every record as JSON, the printed ledger, the letters and the
evidence. Like a letter, a package waits under another name until its change is committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from core import files
from core.domain.batch import Batch
from core.domain.change import Outcome
from core.domain.criterion import Criterion
from core.domain.custom_field import CustomField
from core.domain.dispatch import Dispatch
from core.domain.duty import Occurrence, RecurringDuty
from core.domain.evidence import Evidence
from core.domain.inspection import InspectionRecord, Problem
from core.domain.inspection_plan import PlanItem
from core.domain.issue import Issue
from core.domain.letter import Letter, LetterItem, LetterState
from core.domain.lifecycle import StatusMove
from core.domain.links import IssueLink, MeasureLink
from core.domain.listing import ListKind
from core.domain.measure import Measure, ProgressNote
from core.domain.milestone import Milestone, MilestoneReport
from core.domain.people import Leader, LeaderVisit, Liaison
from core.domain.plan import SourceDocument, TaskClaim, TaskLink, UpperTask
from core.domain.recheck import Recheck
from core.domain.register import RegisterDefinition, RegisterEntry, RegisterLink
from core.domain.reply import Reply
from core.domain.review import Extension, FollowUp, Review
from core.domain.submission import Submission
from core.domain.unit import Unit, UnitShare
from core.errors import Environment, Refused
from core.exchange.layout import LEDGER, evidence_entry, letter_entry
from core.exchange.manifest import PackageInfo, package_name
from core.exchange.packing import PackedFile, pack
from core.identity import new_uuid
from core.operations import exports, letters, pending
from core.operations.evidence import path_of as proof_path
from core.operations.listing import list_ids, query_of
from core.operations.register_names import without_names
from core.operations.reporting import current_period, next_due
from core.operations.writing import change, outcome
from core.places import scratch_folder
from core.progress import SILENT, Progress
from core.schedule.periods import parse_period
from core.store import facts, journal, records, restored, travelling
from core.store.migrations.steps import HEAD
from core.store.overview import read_overview
from core.version import VERSION
from core.wording import word
from core.workspace import Workspace

__all__ = ["current_period", "next_due"]

TRAVELLING: tuple[type[Any], ...] = (
    CustomField,
    Batch,
    Unit,
    Issue,
    Measure,
    StatusMove,
    Review,
    FollowUp,
    Extension,
    ProgressNote,
    PlanItem,
    InspectionRecord,
    Problem,
    Recheck,
    UnitShare,
    Criterion,
    Milestone,
    MilestoneReport,
    MeasureLink,
    IssueLink,
    Letter,
    LetterItem,
    Reply,
    RecurringDuty,
    Occurrence,
    Evidence,
    RegisterDefinition,
    RegisterEntry,
    Liaison,
    Leader,
    LeaderVisit,
    RegisterLink,
    Dispatch,
    SourceDocument,
    UpperTask,
    TaskClaim,
    TaskLink,
)
"""The records a package carries, parents before children."""

_SENT = "sent"


def check_submission(ws: Workspace, period: str) -> list[str]:
    """Return what a person should look at before sealing; none of it forbids the package."""
    found = [] if parse_period(period) else [word("submission_checks.period", period=period)]
    if records.find(ws.ledger, Submission, period=period):
        found.append(word("submission_checks.again", period=period))
    office = ws.office
    if not office.superior_code:
        found.append(word("submission_checks.no_superior"))
    figures = read_overview(ws.ledger, today=ws.clock.today(), soon=ws.soon)
    if figures.overdue:
        found.append(word("submission_checks.overdue", count=figures.overdue))
    if figures.undated:
        found.append(word("submission_checks.undated", count=figures.undated))
    return [*found, *figures.warnings]


def submit(
    ws: Workspace,
    period: str,
    out: Path | None = None,
    *,
    nil: bool = False,
    with_names: bool = False,
    progress: Progress = SILENT,
) -> Outcome[Submission]:
    """Seal the package of ``period`` into the ledger's ``sent`` folder and copy it to ``out``.

    A second package of a period supersedes the first, which is kept. Names of persons in registers
    travel only ``with_names``. Raises ``Refused`` for a period that is none, a missing superior, or a package
    with nothing in it that is not a zero report (零报告);
    ``Environment`` also (package_waits, not_handed_out) when the package is sealed but not in its place.
    """
    if parse_period(period) is None:
        raise Refused("period_wrong", period=period)
    office = ws.office
    if not (office.superior_code and office.superior_name):
        raise Refused("no_superior")
    if not nil and not records.find(ws.ledger, Issue):
        raise Refused("nothing_to_submit")
    if out is not None:
        files.refuse_unwritable(out)
    with (
        pending.unless_committed(ws.folder / _SENT),
        change(ws, "submission.seal", undoable=False, period=period) as tx,
    ):
        info = _info(ws, period, nil=nil)
        submission = _sealed(ws, info, progress, with_names=with_names)
        tx.add(submission)
    try:
        _put_in_place(ws, submission)
        if out is not None:
            exports.hand_out(path_of(ws, submission.uuid), out)
    finally:
        made = outcome(ws, tx, submission)
    return made


def _put_in_place(ws: Workspace, submission: Submission) -> None:
    try:
        _settle(ws, submission)
    except Environment as error:
        raise Environment("package_waits", name=submission.file_name) from error


def _info(ws: Workspace, period: str, *, nil: bool) -> PackageInfo:
    office = ws.office
    earlier = records.find(ws.ledger, Submission, target_code=office.superior_code)
    known = max((sent.sequence for sent in earlier), default=0)
    same = [sent for sent in earlier if sent.period == period]
    return PackageInfo(
        package_uuid=new_uuid(),
        office_code=office.code,
        office_name=office.name,
        target_code=office.superior_code,
        target_name=office.superior_name,
        period=period,
        sequence=1 + restored.last_sequence(ws.ledger.connection, office.superior_code, known),
        supersedes=max(same, key=lambda sent: sent.sequence).uuid if same else "",
        nil=nil,
        app_version=VERSION,
        schema_version=str(HEAD),
        install_id=facts.read_fact(ws.ledger.connection, facts.LEDGER_ID),
        journal_head=journal.head(ws.ledger),
        sealed_on=ws.clock.today(),
        contact=" ".join(filter(None, (office.contact, office.phone))),
    )


def _sealed(ws: Workspace, info: PackageInfo, progress: Progress, *, with_names: bool) -> Submission:
    name = package_name(info)
    waiting = pending.waiting_place(ws.folder / _SENT / name)
    packed = pack(
        waiting,
        info,
        () if info.nil else _records(ws, with_names=with_names),
        () if info.nil else _files(ws, scratch_folder() / new_uuid()),
        progress,
    )
    return Submission(
        uuid=info.package_uuid,
        period=info.period,
        sequence=info.sequence,
        target_code=info.target_code,
        target_name=info.target_name,
        sealed_on=info.sealed_on,
        nil=info.nil,
        file_name=name,
        file_sha256=packed.sha256,
        records=packed.records,
        issues=0 if info.nil else _count(ws, ListKind.ISSUES),
        measures=0 if info.nil else _count(ws, ListKind.MEASURES),
        journal_head=info.journal_head,
        supersedes=info.supersedes or None,
    )


def _count(ws: Workspace, kind: ListKind) -> int:
    return len(list_ids(ws, query_of(ws, kind)))


def _records(ws: Workspace, *, with_names: bool) -> Iterator[Mapping[str, Any]]:
    shortened = {} if with_names else {RegisterEntry: without_names(ws)}
    return chain.from_iterable(
        travelling.travelling_rows(ws.ledger, record, shortened.get(record)) for record in TRAVELLING
    )


def _files(ws: Workspace, scratch: Path) -> Iterator[PackedFile]:
    yield PackedFile(LEDGER, exports.export_ledger(ws, scratch / "ledger.xlsx"))
    for letter in records.find(ws.ledger, Letter, order="uuid", state=LetterState.DISPATCHED):
        yield PackedFile(letter_entry(letter.uuid), letters.path_of(ws, letter.uuid), letter.file_sha256)
    taken: set[str] = set()
    for proof in records.find(ws.ledger, Evidence, order="uuid"):
        if proof.sha256 not in taken:
            taken.add(proof.sha256)
            yield PackedFile(evidence_entry(proof.sha256, proof.name), proof_path(ws, proof), proof.sha256)


def _settle(ws: Workspace, submission: Submission) -> bool:
    return pending.settle(ws.folder / _SENT / submission.file_name, submission.file_sha256)


def heal(ws: Workspace) -> int:
    """Finish what a crash left between commit and file name; return how many packages were mended."""
    folder = ws.folder / _SENT
    mended = 0
    for submission in records.find(ws.ledger, Submission):
        if not (folder / submission.file_name).is_file():
            with suppress(Environment):
                mended += _settle(ws, submission)
    pending.clear(folder)
    return mended


def path_of(ws: Workspace, uuid: str) -> Path:
    """Return the sealed package; raise ``Environment`` when it is gone."""
    submission = records.get(ws.ledger, Submission, uuid)
    path = ws.folder / _SENT / submission.file_name
    if not path.is_file():
        raise Environment("package_missing", name=submission.file_name)
    return path
