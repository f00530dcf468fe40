"""An older ledger is led to the present schema as a whole, after a backup, or stays as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from core.domain.unit import Unit
from core.errors import Environment
from core.store import ledger as ledger_module
from core.store import records, upgrading
from core.store.checking import content_findings
from core.store.journal import entries, images, undo_summary
from core.store.ledger import Ledger
from core.store.migrations.steps import HEAD, load_steps
from core.store.snapshots import listing
from tests.builders import a_measure, a_unit, an_issue, an_office
from tests.core.store.opened import NOW, save

Step = Callable[[Database], None]


def rebuild_issue(db: Database) -> None:
    """Rebuild a table that others refer to, as sqlite-utils does when it transforms one."""
    db["issue"].transform(not_null={"note": True})


def rename_everybody(db: Database) -> None:
    db.execute("UPDATE unit SET note = '2027年更名'")


def fail(db: Database) -> None:
    db.execute("DELETE FROM unit_share")
    raise RuntimeError("half way")


def break_references(db: Database) -> None:
    db.execute("DELETE FROM issue")


@pytest.fixture
def older(ledger: Ledger) -> Path:
    """A closed ledger with an issue, a measure and a unit."""
    issue = an_issue()
    save(ledger, issue, a_measure(issue), a_unit("县司法局"))
    ledger.close()
    return ledger.folder


@pytest.fixture
def future(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make the program one with further steps."""

    def know(*steps: Any) -> None:
        known = (*load_steps(), *steps)
        monkeypatch.setattr(upgrading, "load_steps", lambda: known)
        monkeypatch.setattr(ledger_module, "HEAD", len(known))

    return know


def test_an_older_ledger_is_backed_up_and_led_to_the_present(
    older: Path, future: Callable[..., None]
) -> None:
    future(rebuild_issue, rename_everybody)
    with Ledger.open(older, now=NOW) as opened:
        assert opened.connection.execute("PRAGMA user_version").fetchone()[0] == HEAD + 2
        assert opened.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert [unit.note for unit in records.find(opened, Unit)] == ["2027年更名"]
        assert [(saved.reason, saved.sequence) for saved in listing(older / "backups")] == [("upgrade", 2)]
        newest = entries(opened)[0]
        assert (newest.operation, newest.undoable, undo_summary(opened)) == ("ledger.upgrade", False, None)
        ((table, _, before, after),) = images(opened, newest.sequence)
        assert (table, before and before["note"], after and after["note"]) == ("unit", "", "2027年更名")
        codes = {finding.code for finding in content_findings(opened.connection)}
        assert codes <= {"schema"}


def test_an_upgrade_happens_once(older: Path, future: Callable[..., None]) -> None:
    future(rename_everybody)
    Ledger.open(older, now=NOW).close()
    with Ledger.open(older, now=NOW) as opened:
        assert [entry.operation for entry in entries(opened)].count("ledger.upgrade") == 1
        assert len(listing(older / "backups")) == 1


@pytest.mark.parametrize("step", [fail, break_references])
def test_a_step_that_fails_leaves_the_old_ledger(
    older: Path, future: Callable[..., None], step: Step
) -> None:
    with Ledger.open(older, now=NOW) as opened:
        before = list(opened.connection.iterdump())
    future(rename_everybody, step)
    with pytest.raises(Environment, match="ledger_upgrade_failed") as caught:
        Ledger.open(older, now=NOW)
    assert str(caught.value.facts["backup"]).endswith("-upgrade.db")
    future()
    with Ledger.open(older, now=NOW) as opened:
        assert list(opened.connection.iterdump()) == before


def test_an_older_ledger_cannot_be_opened_for_reading_only(older: Path, future: Callable[..., None]) -> None:
    future(rename_everybody)
    with pytest.raises(Environment, match="ledger_older"):
        Ledger.open(older, now=NOW, read_only=True)


def test_an_upgrade_never_blesses_damage(older: Path, future: Callable[..., None]) -> None:
    with Ledger.open(older, now=NOW) as opened:
        opened.connection.execute("UPDATE unit SET name = '县司祛局'")
    future(rename_everybody)
    with pytest.raises(Environment, match="ledger_damaged"):
        Ledger.open(older, now=NOW)
    future()
    with Ledger.open(older, now=NOW) as opened:
        assert [unit.name for unit in records.find(opened, Unit)] == ["县司祛局"]


def test_a_revision_after_an_upgrade_goes_on_from_the_stored_one(
    older: Path, future: Callable[..., None]
) -> None:
    future(rename_everybody)
    with Ledger.open(older, now=NOW) as opened:
        unit = records.find(opened, Unit)[0]
        save(opened, replace(unit, uuid="another"))
        assert undo_summary(opened) == "登记"


def test_a_new_ledger_has_the_very_schema_that_the_steps_lead_to(tmp_path: Path) -> None:
    def told(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
        told = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
        return connection.execute(told).fetchall()

    with (
        closing(sqlite3.connect(":memory:")) as by_steps,
        Ledger.create(tmp_path / "台账", an_office(), now=NOW) as ledger,
    ):
        for step in load_steps():
            step(Database(by_steps))
        assert told(ledger.connection) == told(by_steps)
        assert ledger.connection.execute("PRAGMA user_version").fetchone() == (HEAD,)
        assert content_findings(ledger.connection) == []
