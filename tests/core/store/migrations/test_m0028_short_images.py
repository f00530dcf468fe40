"""A changed row is kept as it was only where it differs; what older entries hold reads as it always did."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.unit import Unit
from core.errors import Environment, Refused
from core.store import journal, records
from core.store.checking import check
from core.store.ledger import LEDGER_FILE, Ledger
from core.store.mapping import shape_of
from core.store.migrations import steps
from core.store.upgrading import identify
from core.store.writing import Image, Transaction
from tests.core.store.opened import NOW, begin, save

JOURNAL = 'SELECT j.*, i."table", i.uuid, i.before, i.after FROM journal AS j JOIN journal_image AS i'
ENTRIES = f"{JOURNAL} ON i.number BETWEEN j.first_image AND j.first_image + j.images - 1 ORDER BY i.number"


def rename(ledger: Ledger, name: str) -> None:
    with journal.transaction(ledger, "unit.revise", "改名", now=NOW, actor="") as tx:
        tx.replace(replace(records.get(ledger, Unit, "u"), name=name))


@contextmanager
def whole_images(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Write as the program before this step did: both sides of a changed row whole."""
    put = Transaction.put

    def put_whole(self: Transaction, shape, before, after) -> None:  # type: ignore[no-untyped-def]
        put(self, shape, before, after)
        if before is not None and after is not None:
            short = self.images.pop()
            self.images.append(Image(short.table, short.uuid, shape.canonical(before), short.after))

    with monkeypatch.context() as patched:
        patched.setattr(Transaction, "put", put_whole)
        yield


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a ledger of the version before, with a unit that was renamed."""
    with begin(tmp_path / "台账") as ledger, whole_images(monkeypatch):
        save(ledger, Unit(uuid="u", name="旧名", phone="1"), undoable=True)
        rename(ledger, "新名")
    with closing(sqlite3.connect(tmp_path / "台账" / LEDGER_FILE)) as raw:
        raw.execute(f"PRAGMA user_version={steps.STEP_NAMES.index('m0028_short_images')}")
    return tmp_path / "台账"


def test_older_entries_stay_byte_for_byte_and_can_be_undone_beside_new_ones(older: Path) -> None:
    with closing(sqlite3.connect(older / LEDGER_FILE)) as raw:
        written = raw.execute(ENTRIES).fetchall()
    with Ledger.open(older, now=NOW) as ledger:
        assert ledger.connection.execute(ENTRIES).fetchall()[: len(written)] == written
        assert check(ledger, full=True) == []
        rename(ledger, "又名")
        assert json.loads(ledger.connection.execute(ENTRIES).fetchall()[-1][-2]) == {
            "name": "新名",
            "revision": 2,
        }
        renamed = [each.sequence for each in journal.entries(ledger, uuid="u") if each.summary == "改名"]
        both = [images[2:] for sequence in renamed for images in journal.images(ledger, sequence)]
        names = [(then["name"], now["name"]) for then, now in both if then and now]
        assert names == [("新名", "又名"), ("旧名", "新名")]
        assert {then["phone"] for then, _ in both if then} == {"1"}
        journal.undo(ledger, now=NOW, actor="")
        assert records.get(ledger, Unit, "u").name == "新名"
        assert records.get(ledger, Unit, "u").phone == "1"
        with pytest.raises(Refused, match="undo_barrier"):
            journal.undo(ledger, now=NOW, actor="")  # the upgrade itself is an act
        journal.redo(ledger, now=NOW, actor="")
        assert records.get(ledger, Unit, "u").name == "又名"
        assert check(ledger, full=True) == []


def test_whole_images_are_undone_as_they_always_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with begin(tmp_path / "台账") as ledger:
        with whole_images(monkeypatch):
            save(ledger, Unit(uuid="u", name="旧名", note="注"), undoable=True)
            rename(ledger, "新名")
        was = shape_of(Unit).row_of(replace(records.get(ledger, Unit, "u"), name="旧名", revision=3))
        journal.undo(ledger, now=NOW, actor="")
        assert shape_of(Unit).row_of(records.get(ledger, Unit, "u")) == was
        assert check(ledger, full=True) == []


def test_a_program_of_the_version_before_refuses_the_ledger(tmp_path: Path) -> None:
    with begin(tmp_path / "台账") as ledger, pytest.raises(Environment) as refused:
        identify(ledger.connection, steps.STEP_NAMES.index("m0028_short_images"))
    assert refused.value.code == "ledger_newer"
