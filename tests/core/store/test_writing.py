"""The chain: every entry's hash covers what came before, its facts and its images, each in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.store import records
from core.store.checking import check
from core.store.journal import transaction
from core.store.ledger import Ledger
from core.store.writing import BEGINNING, Entry, EntryKind, Image, last_link, link, write
from tests.builders import an_entry, an_issue
from tests.core.store.opened import NOW, save

ENTRY = Entry(
    sequence=1,
    at="2026-11-22T09:30:00+08:00",
    actor="王敏",
    operation="x",
    summary="甲",
    kind=EntryKind.DO,
    target=None,
    first_image=1,
    images=2,
)
IMAGES = (Image("issue", "a", None, "{}"), Image("unit", "b", "{}", None))


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 2},
        {"at": "2026-11-22T09:30:01+08:00"},
        {"actor": ""},
        {"operation": "y"},
        {"summary": "乙"},
        {"kind": EntryKind.ACT},
        {"target": 1},
        {"first_image": 2},
        {"images": 3},
    ],
)
def test_every_fact_of_an_entry_is_in_its_hash(change: dict[str, object]) -> None:
    assert link(BEGINNING, ENTRY._replace(**change), IMAGES) != link(BEGINNING, ENTRY, IMAGES)  # type: ignore[arg-type]


def test_the_hash_before_and_every_image_in_its_order_are_in_the_hash() -> None:
    others = [
        link("1" * 64, ENTRY, IMAGES),
        link(BEGINNING, ENTRY, reversed(IMAGES)),
        link(BEGINNING, ENTRY, IMAGES[:1]),
        link(BEGINNING, ENTRY, (IMAGES[0], IMAGES[1]._replace(before=None, after="{}"))),
        link(BEGINNING, ENTRY, (IMAGES[0]._replace(uuid="issue"), IMAGES[1])),
    ]
    assert len({link(BEGINNING, ENTRY, IMAGES), *others}) == 6


def test_an_entry_without_rows_is_written_only_on_demand(ledger: Ledger) -> None:
    before = last_link(ledger.connection)
    with write(ledger.connection, "x", "x", now=NOW, actor=""):
        pass
    assert last_link(ledger.connection) == before
    with write(ledger.connection, "x", "x", now=NOW, actor="", kind=EntryKind.ACT, always=True) as tx:
        pass
    assert tx.change.sequence == before[0] + 1
    save(ledger, an_issue())
    assert check(ledger, full=True) == []


def test_becoming_an_act_never_makes_an_undo_one(ledger: Ledger) -> None:
    with write(ledger.connection, "x", "x", now=NOW, actor="") as tx:
        tx.become_act()
        assert tx.kind is EntryKind.ACT
        tx.kind = EntryKind.UNDO
        tx.become_act()
        assert tx.kind is EntryKind.UNDO


def test_a_touched_record_is_the_same_under_the_next_revision(ledger: Ledger) -> None:
    entry = an_entry()
    save(ledger, entry)
    with transaction(ledger, "x", "x", now=NOW, actor="") as tx:
        touched = tx.touch(entry)
    assert touched == replace(entry, revision=2)
    assert records.get(ledger, type(entry), entry.uuid) == touched
    assert len(tx.images) == 1
