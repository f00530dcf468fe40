"""Proof that this program, from source or frozen, really opens, enters, prints, exports and packs.

Everything happens in a temporary folder with the practice ledger; a step that fails raises, and the face
that called says which one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from core.clock import FixedClock
from core.domain.criterion import Answer
from core.domain.drafts import (
    InspectionDraft,
    IssueDraft,
    MeasureDraft,
    ProblemDraft,
    ProgressDraft,
    UnitName,
)
from core.domain.letter import LetterKind
from core.errors import Refused
from core.operations import (
    criteria,
    duties,
    exports,
    history,
    imports,
    inspections,
    issues,
    ledgers,
    letters,
    measures,
    notes,
    register_links,
    register_lists,
    searching,
    submissions,
    upkeep,
)
from core.operations.practice import begin_practice, practice_workbook
from core.operations.practice_examples import enter_examples, enter_operator
from core.operations.signing import operators
from core.operations.task_dossiers import tasks_of_issue
from core.wording import word
from core.workspace import Workspace

_DAY = date(2020, 8, 17)


def run() -> list[str]:
    """Carry out every step and return their names; raise at the first that fails."""
    done: list[str] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        ws = begin_practice(Path(folder) / "ledger", FixedClock.on(_DAY))
        try:
            for step in _STEPS:
                step(ws, Path(folder))
                done.append(step.__name__.removeprefix("_"))
        finally:
            ws.close()
    return done


def _expect(truth: bool, step: str) -> None:
    if not truth:
        raise Refused("self_test_failed", step=word(f"selftest.{step}"))


def _bring_in(ws: Workspace, folder: Path) -> None:
    del folder
    proposal = imports.read_proposal(ws, practice_workbook())
    first = imports.apply_proposal(ws, proposal).value
    again = imports.apply_proposal(ws, imports.read_proposal(ws, practice_workbook())).value
    _expect(first.issues.new == 22 and again.issues.unchanged == 22, "bring_in")


def _enter(ws: Workspace, folder: Path) -> None:
    proof = folder / "proof.txt"
    proof.write_text(word("practice.proof"), encoding="utf-8")
    issue = issues.register_issue(
        ws, IssueDraft(text=word("practice.issue"), units=(UnitName(word("practice.unit")),))
    ).value
    measure = measures.add_measure(ws, issue.uuid, MeasureDraft(text=word("practice.measure"))).value
    notes.add_note(ws, issue.uuid, measure.uuid, ProgressDraft(text=word("practice.note")), [proof])
    found = issues.issue_dossier(ws, issue.uuid)
    _expect(len(found.measures[0].notes) == 1 and len(found.evidence) == 1, "enter")


def _undo(ws: Workspace, folder: Path) -> None:
    del folder
    before = len(searching.search(ws, word("practice.note")))
    history.undo(ws)
    during = len(searching.search(ws, word("practice.note")))
    history.redo(ws)
    after = len(searching.search(ws, word("practice.note")))
    _expect(before == after > during, "undo")


def _stand_beside(ws: Workspace, folder: Path) -> None:
    """Enter everything that stands beside an issue, and find each where people look for it."""
    del folder
    issue = issues.register_issue(ws, IssueDraft(text=word("practice.problem_two"))).value
    made = enter_examples(ws, issue.uuid)
    person = enter_operator(ws)
    standard = next(each.criterion for each in criteria.criteria_of(ws, issue.uuid))
    _expect(standard.uuid == made.criterion and standard.answer is Answer.MET, "stand_beside")
    held = dict(issues.issue_dossier(ws, issue.uuid).issue.custom)
    _expect(held.get(made.field) == word("practice.own_value"), "stand_beside")
    entry = register_lists.entry_of(ws, made.clue)
    _expect(register_links.linked_uuids(ws, entry)["issues"] == (issue.uuid,), "stand_beside")
    _expect(len(duties.settled_of(ws, made.duty)) == 1, "stand_beside")
    _expect(made.task in {each.task.uuid for each in tasks_of_issue(ws, issue.uuid)}, "stand_beside")
    _expect(person in {each.uuid for each in operators(ws)}, "stand_beside")


def _inspect(ws: Workspace, folder: Path) -> None:
    del folder
    draft = InspectionDraft(
        title=word("practice.inspection"),
        started_on=_DAY,
        units=(word("practice.unit"),),
        problems=(ProblemDraft(text=word("practice.problem")),),
    )
    record = inspections.record_inspection(ws, draft).value
    found = inspections.inspection_dossier(ws, record.uuid)
    inspections.raise_issue(ws, found.problems[0].uuid)
    _expect(len(inspections.inspection_dossier(ws, record.uuid).raised) == 1, "inspect")


def _print_letters(ws: Workspace, folder: Path) -> None:
    del folder
    proposals = letters.propose(ws)
    _expect(bool(proposals), "print_letters")
    request = letters.LetterRequest(
        kind=LetterKind.SUPERVISION, unit_uuid=proposals[0].unit_uuid, dated_on=_DAY
    )
    letter = letters.dispatch(ws, request).value
    _expect(letters.path_of(ws, letter.uuid).read_bytes().startswith(b"%PDF"), "print_letters")


def _export(ws: Workspace, folder: Path) -> None:
    path = exports.export_ledger(ws, folder / "ledger.xlsx")
    _expect(path.stat().st_size > 0, "export")


def _pack(ws: Workspace, folder: Path) -> None:
    sealed = submissions.submit(ws, "2020-08", folder / "usb").value
    _expect((folder / "usb" / sealed.file_name).is_file(), "pack")


def _keep_safe(ws: Workspace, folder: Path) -> None:
    copy = upkeep.backup(ws, folder / "backup")
    upkeep.restore(copy, folder / "restored", ws.clock)
    restored = ledgers.open_ledger(folder / "restored", ws.clock, read_only=True)
    try:
        _expect(not upkeep.check(restored, full=True), "keep_safe")
    finally:
        restored.close()
    _expect(not upkeep.check(ws, full=True), "keep_safe")


_STEPS: tuple[Callable[[Workspace, Path], None], ...] = (
    _bring_in,
    _enter,
    _undo,
    _stand_beside,
    _inspect,
    _print_letters,
    _export,
    _pack,
    _keep_safe,
)
