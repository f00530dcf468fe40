"""The practice ledger: a real feedback ledger to learn on, separate from the office's own."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from core.clock import Clock
from core.domain.issue import Issue
from core.domain.office import Office
from core.errors import Refused
from core.operations import imports, ledgers
from core.operations.practice_examples import enter_examples
from core.resources import resource_path
from core.store import records
from core.wording import word
from core.workspace import Workspace


def practice_workbook() -> Path:
    """Return the feedback ledger that ships with the program."""
    return resource_path("practice", "baoding-2020-issues.xlsx")


def practice_office() -> Office:
    """Return the made-up office that keeps practice ledgers."""
    office = ledgers.new_office(
        word("practice.office"),
        "LX01",
        superior_name=word("practice.superior"),
        superior_code="LX00",
        number_prefix=word("practice.prefix"),
        operator=word("practice.operator"),
    )
    return replace(office, contact=word("practice.contact"), phone=word("practice.phone"))


def begin_practice(folder: Path, clock: Clock) -> Workspace:
    """Begin an empty ledger of the practice office in ``folder`` and open it."""
    ledgers.create_ledger(folder, practice_office(), clock).close()
    return ledgers.open_ledger(folder, clock)


def practice_ledger(parent: Path, clock: Clock, *, examples: bool = True) -> Path:
    """Return the practice ledger's folder below ``parent``, made from the shipped workbook when missing.

    With ``examples`` its first issue shows everything that stands beside issues (``practice_examples``).
    """
    folder = parent / word("practice.folder")
    ours = not folder.exists()
    try:
        with closing(begin_practice(folder, clock)) as ws:
            imports.apply_proposal(ws, imports.read_proposal(ws, practice_workbook()))
            if examples:
                enter_examples(ws, records.find(ws.ledger, Issue, order="code")[0].uuid)
    except BaseException as error:
        if isinstance(error, Refused) and error.code == "ledger_exists":
            return folder
        if ours:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder
