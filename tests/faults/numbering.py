"""A machine that takes numbers as fast as it can: ``python -m tests.faults.numbering FOLDER WANTED SEED``.

Of ten numbers, seven go out with a letter, one of them is made void afterwards, one stays reserved, and one
change fails after it took its number. Every number is told when its change has committed, not before.
"""

from __future__ import annotations

import random
import sys
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from core.domain.letter import LetterState
from core.errors import Environment
from core.store import numbers
from core.store.connection import Access, connect
from core.store.faults import LedgerConnection
from core.store.ledger import LEDGER_FILE
from core.store.writing import write
from tests.builders import a_letter
from tests.core.store.opened import NOW
from tests.faults.children import tell

SERIES, YEAR = "督", 2026


class Abandoned(Exception):
    """The change that took a number fails before it commits."""


def take(connection: LedgerConnection, way: int) -> int:
    """Take a number in one change as ``way`` has it and return it once the change has committed."""
    with write(connection, "letter", "取号", now=NOW, actor="") as tx:
        taken = numbers.take(tx, SERIES, YEAR)
        if way == 0:
            raise Abandoned
        if way > 1:
            name = f"容法督〔{YEAR}〕{taken.n}号"
            letter = a_letter(number=taken.n, document_number=name, file_name=f"{taken.n}.pdf")
            letter = tx.add(letter)
            taken = tx.replace(replace(taken, state=LetterState.DISPATCHED, letter_uuid=letter.uuid))
    if way == 2:
        with write(connection, "letter.void", "作废", now=NOW, actor="") as tx:
            tx.replace(replace(letter, state=LetterState.VOID, void_reason="发错单位"))
            tx.replace(replace(taken, state=LetterState.VOID, reason="发错单位"))
    return taken.n


def main(folder: str, wanted: str, seed: str) -> None:
    """Take so many numbers; a ledger held for long by the other machine is asked again."""
    chance = random.Random(int(seed))
    left = int(wanted)
    with closing(connect(Path(folder) / LEDGER_FILE, Access.WRITE)) as connection:
        tell("open")
        while left:
            with suppress(Abandoned):
                try:
                    tell("taken", take(connection, chance.randrange(10)))
                except Environment as error:
                    if error.code != "ledger_locked":
                        raise
                    continue
                left -= 1


if __name__ == "__main__":
    main(*sys.argv[1:])
