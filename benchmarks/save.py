"""Saving one edited issue in a county's ledger, against one bare commit with the same pragmas.

What ours does beyond the baseline: read the stored issue and its units, check the rules, compare revisions,
digest the row, journal before and after with the chained hash, all in the same single transaction. The
baseline updates one row of the very same ledger file's size with journal_mode DELETE and synchronous EXTRA.
"""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

from comparison import compare, scratch_folder
from startup import county_ledger

GOAL = 1.3
TURNS = 200


def main() -> None:
    """Compare and print."""
    with scratch_folder() as folder:
        county_ledger(folder / "ledger")
        bare = bare_ledger(folder / "bare.db", folder / "ledger")
        from core.clock import FixedClock
        from core.domain.listing import ListKind
        from core.operations import issues, ledgers, listing

        ws = ledgers.open_ledger(folder / "ledger", FixedClock.on(date(2026, 11, 22)))
        uuid = listing.list_ids(ws, listing.query_of(ws, ListKind.ISSUES))[0]
        turns = itertools.count()
        revision = itertools.count(1)

        form = issues.draft_of(ws, uuid)  # read when the record is opened, long before it is saved
        filled = iter([replace(form, note=f"第{turn}次修改") for turn in range(TURNS + 1)])

        def save() -> None:
            issues.revise_issue(ws, uuid, next(revision), next(filled))

        def commit() -> None:
            with bare:
                bare.execute("UPDATE issue SET note = ? WHERE uuid = ?", (f"第{next(turns)}次修改", uuid))

        compare("save", ours=save, baseline=commit, goal=GOAL, repeats=TURNS, issues=300)
        ws.close()
        bare.close()


def bare_ledger(path: Path, ledger: Path) -> sqlite3.Connection:
    """Return a connection to a copy of the ledger's rows with the same durability and nothing else."""
    source = sqlite3.connect(ledger / "ledger.db")
    target = sqlite3.connect(path)
    source.backup(target)
    source.close()
    target.execute("PRAGMA journal_mode=DELETE")
    target.execute("PRAGMA synchronous=EXTRA")
    return target


if __name__ == "__main__":
    main()
