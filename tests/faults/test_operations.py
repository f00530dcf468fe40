"""Whole acts that are killed, or run out of disk: papers, numbers and packages still tell one story."""

from __future__ import annotations

import random
import shutil
import sys
import time
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.domain.letter import Letter, LetterNumber
from core.domain.submission import Submission
from core.exchange.unpacking import verify
from core.files import sha256_of
from core.operations import ledgers, submissions, upkeep
from core.store import records
from tests.faults.acting import DAY
from tests.faults.running import child, hear, rest

KILLS = 8
WORDS_THAT_BLAME_THE_DISK = {"disk_full", "ledger_unreachable", "file_trouble"}


@pytest.fixture
def folder(practice_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(practice_folder, tmp_path / "台账"))


def reopened(folder: Path):
    return ledgers.open_ledger(folder, FixedClock.on(DAY))


def killed(folder: Path, act: str, pause: float, *, unhurried: bool) -> list[str]:
    """Kill the acting child ``pause`` seconds after it opened; return what it acknowledged.

    ``unhurried``: not before it has acknowledged something, however slow the machine is.
    """
    with child(act, folder, module="tests.faults.acting") as process:
        assert hear(process) == ["open"]
        said = [hear(process)] if unhurried else []
        time.sleep(pause)
        process.kill()
        return [words[1] for words in said + rest(process) if words[0] == "done"]


def test_letters_killed_anywhere_keep_number_record_and_paper_together(folder):
    chance = random.Random(20261122)
    acknowledged: set[str] = set()
    for turn in range(KILLS):
        unhurried = turn == KILLS - 1 and not acknowledged
        acknowledged |= set(killed(folder, "dispatch", chance.uniform(0.0, 1.2), unhurried=unhurried))
        ws = reopened(folder)
        letters = records.find(ws.ledger, Letter)
        assert acknowledged <= {letter.document_number for letter in letters}
        taken = sorted(number.n for number in records.find(ws.ledger, LetterNumber))
        assert taken == sorted(letter.number for letter in letters) == list(range(1, len(taken) + 1))
        papers = {path.name: sha256_of(path) for path in (ws.folder / "issued").iterdir()}
        assert papers == {letter.file_name: letter.file_sha256 for letter in letters}
        assert upkeep.check(ws, full=True) == []
        ws.close()
    assert acknowledged


def test_packages_killed_anywhere_are_whole_or_absent(folder):
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for turn in range(KILLS // 2):
        unhurried = turn == KILLS // 2 - 1 and not acknowledged
        acknowledged |= set(killed(folder, "seal", chance.uniform(0.2, 1.5), unhurried=unhurried))
        ws = reopened(folder)
        sealed = records.find(ws.ledger, Submission, order="sequence")
        assert [package.sequence for package in sealed] == list(range(1, len(sealed) + 1))
        assert acknowledged <= {str(package.sequence) for package in sealed}
        names = {path.name for path in (ws.folder / "sent").iterdir()}
        assert names == {package.file_name for package in sealed}
        for package in sealed:
            assert verify(submissions.path_of(ws, package.uuid)).info.package_uuid == package.uuid
        ws.close()
    assert acknowledged


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the file size are a POSIX matter")
@pytest.mark.parametrize("limit", [2_000, 20_000, 90_000, 170_000])
def test_a_disk_that_runs_full_stops_each_act_in_words_and_leaves_nothing_half(folder, tmp_path, limit):
    out = tmp_path / "out"
    out.mkdir()
    with child("starve", folder, out, limit, module="tests.faults.acting") as process:
        said = rest(process)
    assert len(said) == 5
    assert {words[1] for words in said if words[0] == "told"} <= WORDS_THAT_BLAME_THE_DISK
    assert any(words[0] == "told" for words in said)
    assert not [path for path in out.rglob("*") if path.suffix == ".part"]
    ws = reopened(folder)
    assert upkeep.check(ws, full=True) == []
    letters = records.find(ws.ledger, Letter)
    assert {path.name for path in (ws.folder / "issued").iterdir()} == {each.file_name for each in letters}
    for path in out.glob("usb/*"):
        verify(path)
    ws.close()
