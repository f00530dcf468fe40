"""The practice ledger: a real feedback ledger to learn on, separate from the office's own."""

from __future__ import annotations

import shutil
from pathlib import Path

from core.clock import Clock
from core.errors import Refused
from core.operations import imports, ledgers
from core.resources import resource_path
from core.wording import word


def practice_ledger(parent: Path, clock: Clock) -> Path:
    """Return the practice ledger's folder below ``parent``, made from the shipped workbook when missing."""
    folder = parent / word("practice_ledger.folder")
    office = ledgers.new_office(
        word("practice_ledger.office"),
        "practice",
        superior_name=word("practice_ledger.superior"),
        superior_code="practice-superior",
        number_prefix=word("practice_ledger.prefix"),
        operator=word("practice_ledger.operator"),
    )
    try:
        ws = ledgers.create_ledger(folder, office, clock)
    except Refused as error:
        if error.code == "ledger_exists":
            return folder
        raise
    try:
        proposal = imports.read_proposal(ws, resource_path("practice", "baoding-2020-issues.xlsx"))
        imports.apply_proposal(ws, proposal, word("practice_ledger.batch"))
    except BaseException:
        ws.close()
        shutil.rmtree(folder)
        raise
    ws.close()
    return folder
