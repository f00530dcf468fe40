"""Numbers under fire: two machines on one ledger, killed at random, never share a number nor lose one."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from core.domain.letter import Letter, LetterNumber, LetterState
from core.store import numbers, records
from core.store.checking import content_findings
from core.store.ledger import Ledger
from core.store.structure import structure_findings
from tests.core.store.opened import NOW, begin
from tests.faults.numbering import SERIES, YEAR
from tests.faults.running import ROOT

WANTED = 1000
"""Numbers that each of the two machines takes and tells."""
KILLS = 10
"""How often each machine is killed on the way."""


@dataclass
class Machine:
    """One of the two: started again after each kill until it has told all numbers it should take."""

    folder: Path
    seed: int
    told: list[int] = field(default_factory=list)
    kills: int = 0

    def work(self) -> None:
        chance = random.Random(self.seed)
        stops = sorted(chance.sample(range(5, WANTED - 5), KILLS))
        while len(self.told) < WANTED:
            stop = stops[self.kills] if self.kills < KILLS else WANTED + 1
            self._run(stop, chance.uniform(0, 0.01))

    def _run(self, stop: int, pause: float) -> None:
        """Run the program until it has told ``stop`` numbers in all, then kill it a moment later."""
        given = [str(self.folder), str(WANTED - len(self.told)), str(self.seed * 1000 + self.kills)]
        command = [sys.executable, "-m", "tests.faults.numbering", *given]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                self._hear(line)
                if len(self.told) >= stop:
                    threading.Event().wait(pause)
                    process.kill()
                    self.kills += 1
                    break
            for line in process.stdout:
                self._hear(line)
        assert self.kills or process.returncode == 0

    def _hear(self, line: str) -> None:
        words = line.split()
        if words[:1] == ["taken"] and line.endswith("\n"):
            self.told.append(int(words[1]))


def test_two_machines_and_two_thousand_numbers_under_kills(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    begin(folder).close()
    machines = [Machine(folder, seed) for seed in (9704, 2012)]
    threads = [threading.Thread(target=machine.work) for machine in machines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [number for machine in machines for number in machine.told]
    kills = sum(machine.kills for machine in machines)
    assert kills == 2 * KILLS
    with Ledger.open(folder, now=NOW) as ledger:
        register = numbers.gap_report(ledger, SERIES, YEAR)
        assert len(set(told)) == len(told) >= 2 * WANTED, "no number was given to both"
        assert [number.n for number in register] == list(range(1, len(register) + 1)), "no gap, none twice"
        assert set(told) <= {number.n for number in register}, "nothing told is lost"
        assert len(register) - len(told) <= kills, "a kill costs at most the telling of one number"
        letters = {letter.uuid: letter for letter in records.find(ledger, Letter)}
        for number in register:
            check_accounted(number, letters)
        assert len(letters) == sum(number.letter_uuid is not None for number in register)
        assert {number.state for number in register} == set(LetterState)
        assert structure_findings(ledger.connection, full=True) == []
        assert content_findings(ledger.connection) == [], "digests, journal chain and register agree"


def check_accounted(number: LetterNumber, letters: dict[str, Letter]) -> None:
    """A number is reserved without a letter, gone out with one, or void with one and a reason."""
    if number.state is LetterState.RESERVED:
        assert number.letter_uuid is None
        return
    letter = letters[str(number.letter_uuid)]
    assert (letter.number, letter.state) == (number.n, number.state)
    assert bool(number.reason) == bool(letter.void_reason) == (number.state is LetterState.VOID)
