"""Keeping the ledger safe: backups, restore, checks, healing."""

from __future__ import annotations

from pathlib import Path

from core.clock import Clock
from core.operations import letters, submissions
from core.store import backup as copies
from core.store import checking
from core.store.backup import Snapshot
from core.store.checking import Finding
from core.wording import word
from core.workspace import Workspace


def check(ws: Workspace, *, full: bool = False) -> list[Finding]:
    """Return everything wrong with the ledger; ``full`` reads every row, digest and file."""
    return checking.check(ws.ledger, full=full)


def say(finding: Finding) -> str:
    """Return the sentence for a finding."""
    return word(f"findings.{finding.code}", **dict(finding.facts))


def backup(ws: Workspace, to: Path) -> Path:
    """Copy the whole ledger to ``to`` and verify the copy."""
    return copies.backup(ws.ledger, to, now=ws.clock.now())


def daily_backup(ws: Workspace) -> Path | None:
    """Make the first backup of the day, and drop those the calendar no longer needs."""
    return copies.automatic(ws.ledger, now=ws.clock.now(), reason="day")


def restore(file: Path, into: Path, clock: Clock) -> list[Finding]:
    """Make a new ledger folder of a backup and return what is amiss there, usually nothing.

    The ledger the backup came from is not touched.
    """
    return copies.restore(file, into, now=clock.now())


def backups(ws: Workspace) -> list[Snapshot]:
    """Return the backups in the ledger's own folder, newest first."""
    return copies.listing(ws.folder / "backups")


def heal(ws: Workspace) -> int:
    """Finish what a crash left half named; return how many papers and packages were mended."""
    return letters.heal(ws) + submissions.heal(ws)
