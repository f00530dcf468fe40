"""From any earlier schema to the present one, all steps or none; a ledger from the future is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache

from core.errors import Environment, UserFacing
from core.store.connection import APPLICATION_ID, immediate, number_of
from core.store.faults import LedgerConnection
from core.store.migrations.steps import HEAD, Step, load_steps
from core.wording import word


def identify(connection: LedgerConnection, newest: int) -> int:
    """Return the schema version of a ledger.

    Raises ``Environment``: ``ledger_foreign`` for another program's file, ``ledger_newer`` for a ledger that
    a later version of this program wrote.
    """
    if number_of(connection, "application_id") != APPLICATION_ID:
        raise Environment("ledger_foreign", path=connection.path, reason="application_id")
    version = number_of(connection, "user_version")
    if version > newest:
        raise Environment("ledger_newer", path=connection.path, version=version, newest=newest)
    return version


def build_schema(connection: sqlite3.Connection) -> None:
    """Build the present schema in an empty file, in one transaction."""
    with immediate(connection):
        for *_, sql in present_schema():
            if sql:
                connection.execute(sql)
        connection.execute(f"PRAGMA user_version={HEAD}")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


@cache
def present_schema() -> tuple[tuple[str, str, str, str | None], ...]:
    """Return type, name, table and statement of everything in the present schema, in the order it is made.

    It is what all steps together leave. They alter tables column by column and rebuild some; that is done in
    memory once a process, so that a new ledger, a past day and a full check cost some milliseconds each.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        with _foreign_keys_off(fresh), immediate(fresh):
            _run(fresh, 0, load_steps())
        return tuple(fresh.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid"))


def upgrade(
    connection: LedgerConnection,
    version: int,
    *,
    now: datetime,
    save: Callable[[], str],
    steps: Sequence[Step] | None = None,
) -> None:
    """Lead an older ledger to the present schema; ``save`` makes the backup first and returns its name.

    A step that fails leaves the old ledger as it was and raises ``Environment("ledger_upgrade_failed")``.
    """
    from core.store.comparing import follow_upgrade, refuse_altered
    from core.store.writing import EntryKind, Transaction, append

    wanted = load_steps() if steps is None else steps
    refuse_altered(connection, connection.path)
    name = save()
    try:
        with _foreign_keys_off(connection), immediate(connection):
            _run(connection, version, wanted)
            tx = Transaction(connection, "ledger.upgrade", EntryKind.ACT)
            tx.images += follow_upgrade(connection)
            append(tx, word("store.upgraded", version=len(wanted)), now=now, actor="")
    except UserFacing:
        raise
    except Exception as error:
        raise Environment("ledger_upgrade_failed", path=connection.path, backup=name) from error


def _run(connection: sqlite3.Connection, version: int, steps: Sequence[Step]) -> None:
    from sqlite_utils import Database

    database = Database(connection)
    for step in steps[version:]:
        step(database)
    if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError(broken)
    connection.execute(f"PRAGMA user_version={len(steps)}")


@contextmanager
def _foreign_keys_off(connection: sqlite3.Connection) -> Iterator[None]:
    """Let a step rebuild tables that others refer to; ``_run`` proves the references before the commit."""
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys=ON")
