"""Flipped bits and lost sectors: whatever changes the content is found at the start or by the full check."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import Environment
from core.store.checking import check
from core.store.ledger import Ledger
from tests.builders import a_measure, a_unit, an_issue
from tests.core.store.opened import NOW, begin, save

COPIES = 120
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed ledger with 160 issues: enough that content outweighs empty tables."""
    folder = tmp_path_factory.mktemp("sound") / "台账"
    with begin(folder) as ledger:
        for _ in range(40):
            issues = [an_issue() for _ in range(4)]
            save(ledger, *issues, *(a_measure(issue) for issue in issues for _ in range(3)), a_unit())
    return folder


def rows(path: Path) -> list[object]:
    """Return everything a plain SQLite reader sees, the bytes of texts included."""
    found: list[object] = []
    select = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        for kind, name, sql in connection.execute(select).fetchall():
            found.append((kind, name, sql))
            if kind == b"table":
                columns = connection.execute(f"SELECT * FROM {name.decode()}").fetchall()
                found.append(sorted(map(repr, columns)))
    return found


def is_found(folder: Path) -> bool:
    """Tell whether opening or the full check notices anything."""
    try:
        with Ledger.open(folder, now=NOW) as ledger:
            return check(ledger, full=True) != []
    except Environment as error:
        return error.code.startswith("ledger_")


def damaged(folder: Path, sound: Path, content: bytes) -> bool:
    """Write ``content`` as a ledger and tell whether a reader would see anything else than the sound one."""
    folder.mkdir()
    (folder / "ledger.db").write_bytes(content)
    try:
        return rows(folder / "ledger.db") != rows(sound / "ledger.db")
    except (sqlite3.Error, UnicodeDecodeError):
        return True


def flips(content: bytes) -> Iterator[bytes]:
    chance = random.Random(4)
    for _ in range(COPIES):
        at = chance.randrange(len(content))
        yield content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def lost_sectors(content: bytes) -> Iterator[bytes]:
    chance = random.Random(5)
    for _ in range(COPIES // 2):
        at = chance.randrange(len(content) // 512) * 512
        yield content[:at] + bytes(512) + content[at + 512 :]


def test_every_flipped_bit_that_changes_content_is_found(sound: Path, tmp_path: Path) -> None:
    content = (sound / "ledger.db").read_bytes()
    changed = 0
    for n, copy in enumerate(flips(content)):
        folder = tmp_path / str(n)
        if damaged(folder, sound, copy):
            changed += 1
            assert is_found(folder), n
    assert changed > COPIES // 10


def test_every_lost_sector_that_changes_content_is_found(sound: Path, tmp_path: Path) -> None:
    content = (sound / "ledger.db").read_bytes()
    changed = 0
    for n, copy in enumerate(lost_sectors(content)):
        folder = tmp_path / str(n)
        if damaged(folder, sound, copy):
            changed += 1
            assert is_found(folder), n
    assert changed > COPIES // 20  # most pages of a small ledger are empty tables and indexes


def test_a_ledger_cut_short_is_refused_and_stays_as_it_is(sound: Path, tmp_path: Path) -> None:
    content = (sound / "ledger.db").read_bytes()
    for pages in (0, 1, 3, len(content) // PAGE - 1):
        folder = tmp_path / str(pages)
        folder.mkdir()
        (folder / "ledger.db").write_bytes(content[: pages * PAGE])
        with pytest.raises(Environment, match=r"ledger_damaged|ledger_foreign"):
            Ledger.open(folder, now=NOW)
        assert (folder / "ledger.db").read_bytes() == content[: pages * PAGE]
