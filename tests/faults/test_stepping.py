"""Between number and file: whichever step fails, no number is lost or doubled, no half file has a name."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.domain.letter import Letter, LetterKind, LetterNumber, LetterState
from core.errors import Environment
from core.files import sha256_of
from core.operations import exports, ledgers, letters, listing, upkeep
from core.store import records
from core.workspace import Workspace
from tests.faults.acting import DAY
from tests.faults.stepping import CRASHED, Steps, crash, full

TOO_MANY = 200


@pytest.fixture
def folder(practice_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(practice_folder, tmp_path / "台账"))


def reopened(folder: Path) -> Workspace:
    return ledgers.open_ledger(folder, FixedClock.on(DAY))


def request_of(ws: Workspace) -> letters.LetterRequest:
    unit = next(row for row in exports.rows_of(ws, listing.query_of(ws, "units")) if row.overdue)
    return letters.LetterRequest(kind=LetterKind.SUPERVISION, unit_uuid=unit.uuid, dated_on=DAY)


def check_story(ws: Workspace) -> int:
    """Number, record and paper tell one story; return how many letters there are."""
    sent = records.find(ws.ledger, Letter)
    taken = records.find(ws.ledger, LetterNumber, order="n")
    assert [number.n for number in taken] == list(range(1, len(taken) + 1)), "no gap, none twice"
    assert sorted(letter.number for letter in sent) == [number.n for number in taken]
    assert {number.state for number in taken} <= {LetterState.DISPATCHED}
    assert papers(ws) == {letter.file_name: letter.file_sha256 for letter in sent}
    return len(sent)


def papers(ws: Workspace) -> dict[str, str]:
    folder = ws.folder / "issued"
    return {path.name: sha256_of(path) for path in folder.iterdir()} if folder.is_dir() else {}


def test_a_disk_full_at_any_step_of_a_dispatch_loses_and_doubles_nothing(folder: Path) -> None:
    ws = reopened(folder)
    request = request_of(ws)
    there, failed, codes = 0, [], set()
    for at in range(TOO_MANY):
        with Steps(folder, at, full).watched() as steps:
            try:
                letters.dispatch(ws, request)
            except Environment as error:
                codes.add(error.code)
        failed.append(steps.failed)
        if steps.committed:
            there += 1
            waiting = {f"{letter.file_name}.pending" for letter in records.find(ws.ledger, Letter)}
            assert set(papers(ws)) <= waiting | {
                letter.file_name for letter in records.find(ws.ledger, Letter)
            }
            letters.heal(ws)
        assert check_story(ws) == there, f"after a full disk at {steps.failed}"
        if not steps.failed:
            break
    assert upkeep.check(ws, full=True) == []
    ws.close()
    assert codes == {"disk_full", "letter_waits"}
    check_steps(failed)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that ends in the middle is forked")
def test_a_crash_at_any_step_of_a_dispatch_is_healed_at_the_next_start(folder: Path) -> None:
    there, code, at = 0, CRASHED, 0
    while code == CRASHED and at < TOO_MANY:
        told = folder.parent / "told"
        code = crashed(folder, at, told)
        ws = reopened(folder)
        there += told.exists()
        told.unlink(missing_ok=True)
        assert check_story(ws) == there, f"after a crash at step {at}"
        if at % 5 == 0:
            assert upkeep.check(ws, full=True) == []
        ws.close()
        at += 1
    assert code == 0
    assert at > 15
    assert there > 1, "some crashes came after the change was committed"


def crashed(folder: Path, at: int, told: Path) -> int:
    """Dispatch in a process that ends at step ``at``; return its code. ``told`` exists if it committed."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        ws = reopened(folder)
        request = request_of(ws)

        def end(step: str) -> None:
            if steps.committed:
                os.close(os.open(told, os.O_CREAT | os.O_WRONLY))
            crash(step)

        steps = Steps(folder, at, end)
        with steps.watched():
            letters.dispatch(ws, request)
        os.close(os.open(told, os.O_CREAT | os.O_WRONLY))
        code = 0
    finally:
        os._exit(code)
    return code


def check_steps(failed: list[str]) -> None:
    """The run really failed at every sort of step."""
    sorts = {step.split()[0] for step in failed if step}
    assert sorts >= {"BEGIN", "INSERT", "UPDATE", "COMMIT", "open", "write", "fsync", "replace"}
