"""Whole operations for the fault tests to kill or starve of disk: ``python -m tests.faults.acting NAME``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from core.clock import FixedClock
from core.domain.letter import LetterKind
from core.errors import Environment, Refused
from core.operations import evidence, exports, imports, ledgers, letters, listing, submissions
from core.operations.practice import practice_workbook
from core.wording import sentence
from core.workspace import Workspace
from tests.faults.children import limit_files, tell

DAY = date(2020, 8, 17)


def _open(folder: str) -> Workspace:
    return ledgers.open_ledger(Path(folder), FixedClock.on(DAY))


def _request(ws: Workspace) -> letters.LetterRequest:
    unit = next(row for row in exports.rows_of(ws, listing.query_of(ws, "units")) if row.overdue)
    return letters.LetterRequest(kind=LetterKind.SUPERVISION, unit_uuid=unit.uuid, dated_on=DAY)


def dispatch(folder: str) -> None:
    """Dispatch letters until killed; tell each number when the operation says it is done."""
    ws = _open(folder)
    request = _request(ws)
    tell("open")
    while True:
        tell("done", letters.dispatch(ws, request).value.document_number)


def seal(folder: str) -> None:
    """Seal packages until killed."""
    ws = _open(folder)
    tell("open")
    while True:
        tell("done", submissions.submit(ws, "2020-08").value.sequence)


def starve(folder: str, out: str, limit: str) -> None:
    """Try everything that writes a file under a limit of the file size; tell what the program says."""
    ws = _open(folder)
    request = _request(ws)
    issue = listing.list_ids(ws, listing.query_of(ws, "issues"))[0]
    big = Path(out) / "big.bin"
    big.write_bytes(b"x" * 200_000)
    acts = (
        lambda: letters.dispatch(ws, request),
        lambda: exports.export_ledger(ws, Path(out) / "ledger.xlsx"),
        lambda: submissions.submit(ws, "2020-08", Path(out) / "usb"),
        lambda: evidence.attach(ws, "issue", issue, [big]),
        lambda: imports.apply_proposal(ws, imports.read_proposal(ws, practice_workbook()), "第二批"),
    )
    limit_files(int(limit))
    for act in acts:
        try:
            act()
            tell("done")
        except (Environment, Refused) as error:
            tell("told", error.code, sentence(error))


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
