"""The main job from end to end on the practice ledger, without a screen."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.clock import Clock
from core.domain.drafts import (
    InspectionDraft,
    IssueDraft,
    MeasureDraft,
    ProblemDraft,
    ProgressDraft,
    UnitName,
)
from core.domain.inspection import Count, InspectionKind, InspectionRecord, InspectionWay, Qualifier
from core.domain.letter import LetterKind
from core.domain.measure import MeasureStatus
from core.domain.proposal import ImportResult
from core.errors import Refused
from core.files import file_error
from core.operations import (
    exports,
    imports,
    inspections,
    issues,
    letters,
    measures,
    notes,
    submissions,
    upkeep,
)
from core.operations.practice import begin_practice, practice_workbook
from core.operations.practice_examples import enter_examples, enter_operator
from core.wording import word
from core.workspace import Workspace

DEMO_DAY = date(2020, 8, 17)
"""A day on which some of the practice ledger's deadlines have passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the demonstration left in its folder."""

    ledger: Path
    imported: ImportResult
    again: ImportResult
    letters: tuple[Path, ...]
    workbook: Path
    package: Path
    backup: Path
    restored: Path


def play(out: Path, clock: Clock) -> Shown:
    """Do the whole job in ``out``; raise ``Refused`` when that folder holds something else."""
    prepare(out)
    ws = begin_practice(out / "ledger", clock)
    try:
        proposal = imports.read_proposal(ws, practice_workbook())
        imported = imports.apply_proposal(ws, proposal).value
        again = imports.apply_proposal(ws, imports.read_proposal(ws, practice_workbook())).value
        enter_examples(ws, _enter_by_hand(ws, out))
        enter_operator(ws)
        inspection = _inspect(ws)
        papers = _write_letters(ws, inspection, out / "letters")
        workbook = exports.export_ledger(ws, out / "ledger.xlsx")
        sealed = submissions.submit(ws, submissions.current_period(ws), out / "package").value
        copy = upkeep.backup(ws, out / "backup")
        upkeep.restore(copy, out / "restored", clock)
    finally:
        ws.close()
    return Shown(
        ledger=out / "ledger",
        imported=imported,
        again=again,
        letters=papers,
        workbook=workbook,
        package=out / "package" / sealed.file_name,
        backup=copy,
        restored=out / "restored",
    )


_MARK = "demo.txt"


def prepare(out: Path) -> None:
    """Make ``out`` ready: new, empty, or left by an earlier demonstration, which is cleared away.

    Raises ``Environment`` when the system lets nothing be written there.
    """
    try:
        if out.exists() and any(out.iterdir()):
            if not (out / _MARK).is_file():
                raise Refused("demo_folder_in_use", path=str(out))
            shutil.rmtree(out)
        out.mkdir(parents=True, exist_ok=True)
        (out / _MARK).write_text(word("demo.mark"), encoding="utf-8")
    except OSError as error:
        raise file_error(error, out) from error


def _enter_by_hand(ws: Workspace, out: Path) -> str:
    draft = IssueDraft(
        text=word("practice.issue"),
        units=(UnitName(word("practice.unit")),),
        deadline_raw=word("practice.deadline"),
    )
    issue = issues.register_issue(ws, draft).value
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text=word("practice.measure"))).value
    proof = out / word("practice.proof_name")
    proof.write_text(word("practice.proof"), encoding="utf-8")
    note = ProgressDraft(text=word("practice.note"), percent=50, status=MeasureStatus.ON_TRACK)
    notes.add_note(ws, issue.uuid, measure.uuid, note, [proof])
    return issue.uuid


def _inspect(ws: Workspace) -> InspectionRecord:
    day = ws.clock.today()
    draft = InspectionDraft(
        title=word("practice.inspection"),
        kind=InspectionKind.SPECIAL,
        ways=(InspectionWay.ON_SITE, InspectionWay.CASE_FILES),
        basis=word("practice.basis"),
        started_on=day,
        ended_on=day,
        units=(word("practice.unit"),),
        points=(word("practice.point"), word("practice.place")),
        people=(word("practice.person_one"), word("practice.person_two")),
        counts=(
            Count(
                name=word("practice.documents"),
                value=40,
                unit_word=word("practice.document_word"),
                qualifier=Qualifier.OVER,
            ),
        ),
        files_checked=30,
        files_good=6,
        problems=(
            ProblemDraft(
                text=word("practice.problem"),
                place=word("practice.place"),
                requirement=word("practice.requirement"),
            ),
            ProblemDraft(text=word("practice.problem_two"), place=word("practice.point")),
        ),
        conclusion=word("practice.conclusion"),
    )
    record = inspections.record_inspection(ws, draft).value
    inspections.raise_issue(ws, inspections.inspection_dossier(ws, record.uuid).problems[0].uuid)
    return record


def _write_letters(ws: Workspace, inspection: InspectionRecord, out: Path) -> tuple[Path, ...]:
    day = ws.clock.today()
    late = letters.propose(ws)[0]
    requests = (
        letters.LetterRequest(kind=LetterKind.SUPERVISION, unit_uuid=late.unit_uuid, dated_on=day),
        letters.LetterRequest(
            kind=LetterKind.RECTIFICATION_NOTICE, inspection_uuid=inspection.uuid, dated_on=day
        ),
    )
    written = [letters.dispatch(ws, request).value for request in requests]
    return tuple(exports.copy_out(letters.path_of(ws, letter.uuid), out) for letter in written)
