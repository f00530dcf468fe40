"""Old measures get the day of finishing that the journal tells, and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.domain.measure import Measure, MeasureStatus, ProgressNote
from core.identity import new_uuid
from core.store import records
from core.store.journal import transaction
from core.store.ledger import Ledger
from core.store.migrations import m0015_measure_finished
from core.store.undo import redo, undo
from tests import builders
from tests.core.store.opened import NOW, save

DONE = MeasureStatus.DONE


def filled(ledger: Ledger) -> dict[str, str | None]:
    """Run the step on the ledger as a version before it had it, and return the days by measure."""
    from sqlite_utils import Database

    ledger.connection.execute("DROP INDEX measure_issue_uuid")
    ledger.connection.execute("ALTER TABLE measure DROP COLUMN finished_on")
    m0015_measure_finished.migrate(Database(ledger.connection))
    return dict(ledger.connection.execute("SELECT text, finished_on FROM measure").fetchall())


def moved(
    ledger: Ledger, measure: Measure, to: MeasureStatus, operation: str, noted: date | None = None
) -> Measure:
    with transaction(ledger, operation, "改", now=NOW, actor="王敏") as tx:
        if noted is not None:
            tx.add(
                ProgressNote(
                    uuid=new_uuid(),
                    issue_uuid=measure.issue_uuid,
                    measure_uuid=measure.uuid,
                    noted_on=noted,
                    text="办结",
                )
            )
        current = records.get(ledger, Measure, measure.uuid)
        stored: Measure = tx.replace(replace(current, status=to))
    return stored


@pytest.fixture
def made(ledger: Ledger) -> dict[str, Measure]:
    issue = builders.an_issue()
    names = ("revised", "noted", "born_done", "imported", "left_again", "undone", "redone", "verified")
    found = {
        name: builders.a_measure(issue, text=name, status=DONE if name == "born_done" else "on_track")
        for name in names
    }
    save(ledger, issue, *found.values())
    return found


def test_the_journal_gives_the_day_where_it_says_so_and_nothing_elsewhere(ledger, made):
    moved(ledger, made["revised"], DONE, "measure.revise")
    moved(ledger, made["noted"], DONE, "note.add", date(2026, 10, 9))
    moved(ledger, made["imported"], DONE, "import")
    moved(ledger, made["left_again"], DONE, "measure.revise")
    moved(ledger, made["left_again"], MeasureStatus.BEHIND, "measure.revise")
    moved(ledger, made["verified"], DONE, "note.add", date(2026, 10, 1))
    moved(ledger, made["verified"], MeasureStatus.VERIFIED, "measure.revise")
    moved(ledger, made["redone"], DONE, "note.add", date(2026, 9, 9))
    undo(ledger, now=NOW, actor="")
    redo(ledger, now=NOW, actor="")
    moved(ledger, made["undone"], DONE, "measure.revise")
    undo(ledger, now=NOW, actor="")
    assert filled(ledger) == {
        "revised": "2026-11-22",
        "noted": "2026-10-09",
        "born_done": None,
        "imported": None,
        "left_again": None,
        "undone": None,
        "redone": "2026-09-09",
        "verified": "2026-10-01",
    }


def test_the_column_takes_days_only(ledger, made):
    filled(ledger)
    for wrong in ("2026-02-30", "昨天", ""):
        with pytest.raises(Exception, match="CHECK"):
            ledger.connection.execute("UPDATE measure SET finished_on = ?", (wrong,))
