"""Backups: taken by themselves into the ledger's folder, by hand to another disk, and really restored."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from core.store import facts
from core.store.copying import copy_missing
from core.store.ledger import BACKUPS, COMPANIONS, Ledger
from core.store.restoring import companion_folder, restore
from core.store.snapshots import Snapshot, digest_matches, listing, take, thin
from core.store.writing import last_link

__all__ = ["Snapshot", "automatic", "backup", "digest_matches", "latest", "listing", "restore", "thin"]


def backup(ledger: Ledger, target_folder: Path, *, now: datetime) -> Path:
    """Copy the ledger and the files that belong to it into ``target_folder``; return the verified copy.

    The file is ``ledger-<day>-<time>-<entries>-manual.db`` with its ``.sha256``; evidence, letters and
    packages go into a folder beside it, only those that are not there yet.
    """
    path = take(ledger.connection, target_folder, now=now, reason="manual")
    beside = companion_folder(target_folder, facts.read_fact(ledger.connection, facts.LEDGER_ID))
    for name in COMPANIONS:
        copy_missing(ledger.folder / name, beside / name)
    return path


def automatic(ledger: Ledger, *, now: datetime, reason: str) -> Path | None:
    """Back up into the ledger's own folder and thin what is there; ``None`` when nothing is new.

    ``reason`` is one lower-case word (day, exit, import, work) that stands in the file name.
    """
    folder = ledger.folder / BACKUPS
    newest = next(iter(listing(folder)), None)
    sequence, _ = last_link(ledger.connection)
    if newest is not None and newest.sequence == sequence and digest_matches(newest.path):
        return None
    path = take(ledger.connection, folder, now=now, reason=reason)
    thin(folder)
    return path


def latest(folder: Path) -> Path | None:
    """Return the newest backup in ``folder`` that is still what it was, ``None`` when there is none."""
    good = (snapshot.path for snapshot in listing(folder) if digest_matches(snapshot.path))
    return next(good, None)
