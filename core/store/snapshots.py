"""Copies of a ledger file that are whole, proven and dated in their names (reliability §3.3)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.errors import Environment
from core.files import sha256_of, unused, whole_file
from core.store.connection import Access, connect, one_view
from core.store.faults import translated
from core.store.structure import refuse_damaged
from core.store.tables import RECORD_TABLES
from core.store.writing import last_link

_NAME = re.compile(r"^ledger-(\d{8}-\d{6})-(\d+)-([a-z]+)(?:-(\d+))?\.db$")
_STAMP = "%Y%m%d-%H%M%S"
_KEEP_NEWEST, _KEEP_DAYS, _KEEP_WEEKS, _KEEP_MONTHS = 10, 14, 8, 12
_COUNTED = (*RECORD_TABLES, "journal", "journal_image")


@dataclass(frozen=True, slots=True, order=True)
class Snapshot:
    """A backup as its name tells it. Newer ones hold more journal entries, whatever the clock said.

    ``copy`` counts those made in the same second of the same state.
    """

    sequence: int
    at: datetime
    copy: int
    name: str
    reason: str
    path: Path


def take(connection: sqlite3.Connection, folder: Path, *, now: datetime, reason: str) -> Path:
    """Copy the ledger into ``folder``, prove the copy, put its digest beside it and return its path.

    Raises ``Environment`` when the disk is full or the copy is not sound; then nothing stays.
    """
    sequence, _ = last_link(connection)
    target = unused(folder / f"ledger-{now.strftime(_STAMP)}-{sequence}-{reason}.db")
    counts: dict[str, int] = {}

    def verify(copy: Path) -> None:
        with closing(connect(copy, Access.READ)) as opened:
            refuse_damaged(opened, str(target), full=True)
            if _counts(opened) != counts:
                raise Environment("ledger_damaged", path=str(target), reason=reason)

    with whole_file(target, verify=verify) as temporary, one_view(connection):
        counts.update(_counts(connection))
        _copy(connection, temporary, target)
    _write_digest(target)
    return target


def digest_matches(path: Path) -> bool | None:
    """Tell whether a backup is still what its ``.sha256`` says; ``None`` when it has none."""
    beside = _digest_path(path)
    if not beside.is_file():
        return None
    return beside.read_text(encoding="utf-8").split(" ")[0] == sha256_of(path)


def listing(folder: Path) -> list[Snapshot]:
    """Return the backups in ``folder``, newest first; an absent folder has none."""
    if not folder.is_dir():
        return []
    found = (_read_name(path) for path in folder.iterdir() if path.is_file())
    return sorted((snapshot for snapshot in found if snapshot), reverse=True)


def thin(folder: Path) -> list[Path]:
    """Remove what the house does not keep and return it; the newest ten always stay."""
    snapshots = listing(folder)
    kept = kept_of(snapshots)
    gone = [snapshot.path for snapshot in snapshots if snapshot not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
        _digest_path(path).unlink(missing_ok=True)
    return gone


def kept_of(snapshots: Sequence[Snapshot]) -> set[Snapshot]:
    """Return those to keep: 10 newest, and the last of each of 14 days, 8 weeks and 12 months."""
    newest = sorted(snapshots, reverse=True)
    kept = set(newest[:_KEEP_NEWEST])
    kept.update(_last_of(newest, lambda at: at.date().isoformat(), _KEEP_DAYS))
    kept.update(_last_of(newest, lambda at: str(at.isocalendar()[:2]), _KEEP_WEEKS))
    kept.update(_last_of(newest, lambda at: at.strftime("%Y-%m"), _KEEP_MONTHS))
    return kept


def _last_of(newest: Iterable[Snapshot], span: Callable[[datetime], str], wanted: int) -> list[Snapshot]:
    found: dict[str, Snapshot] = {}
    for snapshot in newest:
        if len(found) == wanted:
            break
        found.setdefault(span(snapshot.at), snapshot)
    return list(found.values())


def _read_name(path: Path) -> Snapshot | None:
    match = _NAME.match(path.name)
    if match is None:
        return None
    try:
        at = datetime.strptime(match[1], _STAMP)  # noqa: DTZ007 - local time, as people read it in the name
    except ValueError:
        return None
    return Snapshot(int(match[2]), at, int(match[4] or 1), path.name, match[3], path)


def _copy(connection: sqlite3.Connection, temporary: Path, target: Path) -> None:
    with translated(str(target)), closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous=OFF")
        connection.backup(copy)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in _COUNTED
        if table in present
    }


def _digest_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _write_digest(path: Path) -> None:
    with whole_file(_digest_path(path)) as temporary:
        temporary.write_text(f"{sha256_of(path)}  {path.name}\n", encoding="utf-8", newline="\n")
