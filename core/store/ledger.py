"""The ledger folder: made, opened for one writer or any reader, and closed."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from core.errors import Environment, Refused
from core.files import file_error, make_folder, whole_file
from core.identity import new_uuid
from core.store import facts
from core.store.connection import Access, connect
from core.store.faults import LedgerConnection
from core.store.instance import InstanceLock
from core.store.location import refuse_remote
from core.store.migrations.steps import HEAD
from core.store.structure import refuse_damaged
from core.store.upgrading import build_schema, identify, upgrade
from core.wording import word

if TYPE_CHECKING:
    from core.domain.office import Office

LEDGER_FILE = "ledger.db"
BACKUPS, EVIDENCE, ISSUED, SENT, RECEIVED = "backups", "evidence", "issued", "sent", "received"
COMPANIONS = (EVIDENCE, ISSUED, SENT, RECEIVED)
"""Folders whose files belong to the ledger and come along when it is restored."""


@dataclass(slots=True)
class Ledger:
    """An open ledger: one thread, one connection. A writing one also holds the folder's lock."""

    folder: Path
    connection: LedgerConnection
    read_only: bool
    lock: InstanceLock | None = None

    @classmethod
    def create(cls, folder: Path, office: Office, *, now: datetime) -> Ledger:
        """Make a ledger for ``office`` in ``folder`` and open it for writing.

        Raises ``Refused("ledger_exists")``, or ``Environment`` when the place will not do. The file appears
        only when schema and office stand in it.
        """
        refuse_remote(folder)
        make_folder(folder)
        lock = InstanceLock(folder)
        try:
            if (folder / LEDGER_FILE).exists():
                raise Refused("ledger_exists", path=str(folder))
            with whole_file(folder / LEDGER_FILE) as temporary:
                _found(temporary, office, now)
        finally:
            lock.release()
        return cls.open(folder, now=now)

    @classmethod
    def open(cls, folder: Path, *, now: datetime, read_only: bool = False) -> Ledger:
        """Open the ledger in ``folder``; a writing one is checked, upgraded if older, and locked.

        Raises ``Environment``: ledger_missing, ledger_on_network, ledger_in_use, ledger_foreign,
        ledger_newer, ledger_older (reading only), ledger_damaged, ledger_locked, ledger_upgrade_failed.
        """
        refuse_remote(folder)
        path = folder / LEDGER_FILE
        if not path.is_file():
            raise Environment("ledger_missing", path=str(folder))
        with ExitStack() as undo:
            lock = None
            if not read_only:
                lock = InstanceLock(folder)
                undo.callback(lock.release)
            connection = connect(path, Access.READ if read_only else Access.WRITE)
            undo.callback(connection.close)
            ledger = cls(folder, connection, read_only, lock)
            ledger._admit(now)
            undo.pop_all()
        return ledger

    def _admit(self, now: datetime) -> None:
        version = identify(self.connection, HEAD)
        if self.read_only:
            if version < HEAD:
                raise Environment("ledger_older", path=str(self.folder))
            return
        refuse_damaged(self.connection, str(self.folder), full=version < HEAD)
        if version < HEAD:
            upgrade(self.connection, version, now=now, save=lambda: self._save_before_upgrade(now))
        _lay_out(self.folder)

    def _save_before_upgrade(self, now: datetime) -> str:
        from core.store import snapshots

        folder = self.folder / BACKUPS
        return snapshots.take(self.connection, folder, now=now, reason="upgrade").name

    def close(self) -> None:
        """Close the file and give the lock back; a second call does nothing."""
        self.connection.close()
        if self.lock is not None:
            self.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _found(path: Path, office: Office, now: datetime) -> None:
    """Write schema and office into the new file ``path``."""
    from core.store.writing import EntryKind, write

    with closing(connect(path, Access.CREATE)) as connection:
        build_schema(connection)
        told = word("store.created", name=office.name)
        with write(
            connection, "ledger.create", told, now=now, actor=office.operator, kind=EntryKind.ACT
        ) as tx:
            facts.write_fact(connection, facts.LEDGER_ID, new_uuid())
            facts.write_fact(connection, facts.CREATED_AT, now.isoformat(timespec="seconds"))
            tx.add(office)


def _lay_out(folder: Path) -> None:
    """Make the folders and clear away what a killed program left half-written (we hold the lock)."""
    try:
        for name in (BACKUPS, *COMPANIONS):
            (folder / name).mkdir(exist_ok=True)
            for left in (folder / name).glob("**/.*.part"):
                left.unlink(missing_ok=True)
    except OSError as error:
        raise file_error(error, folder) from error
