"""Restoring: a backup becomes a ledger in a new folder, proven before its name appears there.

The ledger that is being replaced is never touched. Evidence and papers come along from where they lie beside
the backup. The restored ledger remembers that it was restored, and undo does not reach back across it.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from core.errors import Environment, Refused
from core.files import file_error, rename
from core.identity import new_uuid
from core.store import facts
from core.store.checking import check, content_findings
from core.store.connection import Access, connect
from core.store.copying import copy_file, copy_missing
from core.store.faults import LedgerConnection
from core.store.ledger import BACKUPS, COMPANIONS, LEDGER_FILE, Ledger
from core.store.location import refuse_remote
from core.store.migrations.steps import HEAD
from core.store.snapshots import digest_matches
from core.store.structure import Finding, refuse_damaged
from core.store.upgrading import identify, upgrade
from core.store.writing import EntryKind, write
from core.wording import word

_DAMAGE = frozenset({"ledger_damaged", "ledger_foreign"})


def restore(backup_file: Path, into: Path, *, now: datetime) -> list[Finding]:
    """Make the ledger in ``backup_file`` live in the folder ``into``; return what is still amiss there.

    That is usually nothing, or evidence files that no longer lie beside the backup. Raises
    ``Refused("ledger_exists")`` or ``Refused("folder_not_empty")`` when ``into`` is taken, ``Environment``
    (file_missing, backup_damaged, ledger_newer, disk_full ...) when the backup will not do; ``into`` is then
    as it was.
    """
    _refuse_taken(into)
    refuse_remote(into)
    if not backup_file.is_file():
        raise Environment("file_missing", path=str(backup_file))
    if digest_matches(backup_file) is False:
        raise Environment("backup_damaged", path=str(backup_file))
    workshop = into.absolute().with_name(f".{into.name}.{new_uuid()[:8]}.part")
    try:
        workshop.mkdir(parents=True)
        _assemble(backup_file, workshop, now)
        _settle(workshop, into.absolute())
    except OSError as error:
        raise file_error(error, into) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    with Ledger.open(into, now=now) as ledger:
        return check(ledger, full=True)


def companion_folder(folder: Path, ledger_id: str) -> Path:
    """Return where the files of a ledger lie beside its backups outside its own folder."""
    return folder / f"files-{ledger_id[:8]}"


def _refuse_taken(into: Path) -> None:
    if (into / LEDGER_FILE).exists():
        raise Refused("ledger_exists", path=str(into))
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise Refused("folder_not_empty", path=str(into))


def _assemble(backup_file: Path, workshop: Path, now: datetime) -> None:
    path = workshop / LEDGER_FILE
    copy_file(backup_file, path)
    try:
        with closing(connect(path, Access.WRITE)) as connection:
            ledger_id = _revive(connection, backup_file.name, now)
    except Environment as error:
        if error.code in _DAMAGE:
            raise Environment("backup_damaged", path=str(backup_file)) from error
        raise
    source = _companions_of(backup_file, ledger_id)
    for name in COMPANIONS:
        copy_missing(source / name, workshop / name)


def _revive(connection: LedgerConnection, name: str, now: datetime) -> str:
    """Prove the copy, bring it to the present schema, write into it that it was restored; return its id."""
    version = identify(connection, HEAD)
    refuse_damaged(connection, connection.path, full=True)
    if version < HEAD:
        upgrade(connection, version, now=now, save=lambda: name)
    if found := content_findings(connection):
        raise Environment("ledger_damaged", path=connection.path, reason=found[0].code)
    told = word("store.restored", name=name)
    with write(connection, "ledger.restore", told, now=now, actor="", kind=EntryKind.ACT, always=True):
        facts.write_fact(connection, facts.RESTORED_AT, now.isoformat(timespec="seconds"))
        facts.write_fact(connection, facts.RESTORED_FROM, name)
    return facts.read_fact(connection, facts.LEDGER_ID)


def _companions_of(backup_file: Path, ledger_id: str) -> Path:
    """Return the folder whose evidence and papers belong to the backup."""
    folder = backup_file.absolute().parent
    return folder.parent if folder.name == BACKUPS else companion_folder(folder, ledger_id)


def _settle(workshop: Path, into: Path) -> None:
    """Give the finished folder its name in one step."""
    into.parent.mkdir(parents=True, exist_ok=True)
    if into.exists():
        into.rmdir()
    rename(workshop, into)
