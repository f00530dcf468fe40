"""How a ledger file is opened: the pragmas of the house, each read back (reliability §0.1, §3.1).

Nobody ever calls ``open()`` on a live ledger: closing such a handle drops SQLite's locks in this process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from core.errors import Environment
from core.store.faults import LedgerConnection, translated

APPLICATION_ID = 0x5A474C44
"""Written into every ledger file, so that another program's database is never taken for one."""

BUSY_PATIENCE_MS = 5000

_SORTERS = 2
"""Threads that may help a reader sort: long texts of a province take about half the time."""

_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("busy_timeout", str(BUSY_PATIENCE_MS), BUSY_PATIENCE_MS),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("synchronous", "EXTRA", 3),
    ("cache_spill", "OFF", 0),
)


class Access(Enum):
    """What a connection may do; the value is SQLite's URI mode."""

    READ = "ro"
    WRITE = "rw"
    CREATE = "rwc"


def connect(path: Path, access: Access) -> LedgerConnection:
    """Open ``path`` with the pragmas of the house; raises ``Environment`` when the world says no."""
    uri = f"{path.absolute().as_uri()}?mode={access.value}"
    with translated(str(path)):
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, timeout=BUSY_PATIENCE_MS / 1000, factory=LedgerConnection
        )
    connection.path = str(path)
    try:
        _prepare(connection, access)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: LedgerConnection, access: Access) -> None:
    for name, value, wanted in _PRAGMAS:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        _read_back(connection, name, wanted)
    if access is Access.READ:
        connection.execute(f"PRAGMA threads={_SORTERS}").fetchall()
    else:
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()
        _read_back(connection, "journal_mode", "delete")


def _read_back(connection: LedgerConnection, name: str, wanted: object) -> None:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    found = row[0] if row else None
    if name == "mmap_size" and found is None:
        return
    if found != wanted:
        raise Environment("ledger_unreachable", path=connection.path, reason=f"{name}={found}")


@contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold one write transaction from the first statement; whatever goes wrong, nothing of it stays."""
    begin(connection)
    try:
        yield
    except BaseException:
        take_back(connection)
        raise
    commit(connection)


def begin(connection: sqlite3.Connection) -> None:
    """Begin a write transaction; inside ``looking_first`` it is the one that was begun there."""
    if isinstance(connection, LedgerConnection) and connection.begun:
        connection.begun = False
    else:
        connection.execute("BEGIN IMMEDIATE")


def commit(connection: sqlite3.Connection) -> None:
    """End a write transaction; when that fails nothing of it stays."""
    try:
        connection.execute("COMMIT")
    except BaseException:
        take_back(connection)
        raise
    if isinstance(connection, LedgerConnection):
        connection.memory.sleep(connection, committed=True)


def take_back(connection: sqlite3.Connection) -> None:
    """End a write transaction of which nothing is to stay."""
    if isinstance(connection, LedgerConnection):
        connection.memory.sleep(connection, committed=False)
    _roll_back(connection)


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def looking_first(connection: LedgerConnection) -> Iterator[None]:
    """Begin the write transaction before what is asked for it, so that rules judge the state that is changed.

    It is also quicker: outside a transaction every SELECT locks the file, looks for a journal left behind and
    unlocks again. When nothing inside came to ``immediate``, nothing is written.
    """
    look(connection)
    try:
        yield
    finally:
        looked(connection)


def look(connection: LedgerConnection) -> None:
    """Begin what ``looking_first`` holds; every save goes this way, and a generator costs it more."""
    connection.execute("BEGIN IMMEDIATE")
    connection.begun = True
    try:
        connection.memory.wake(connection)
    except BaseException:
        looked(connection)
        raise


def looked(connection: LedgerConnection) -> None:
    """End what ``look`` began, unless a writer took it over and ended it."""
    if connection.begun:
        connection.begun = False
        take_back(connection)


@contextmanager
def looking_ahead(connection: LedgerConnection) -> Iterator[None]:
    """Let what is read be remembered for the save that is likely to follow, from one state of the file.

    Inside another transaction it does nothing: that one remembers by itself, or must not.
    """
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        connection.memory.wake(connection)
        yield
    finally:
        connection.memory.sleep(connection, committed=False)
        _roll_back(connection)


@contextmanager
def one_view(connection: sqlite3.Connection) -> Iterator[None]:
    """Let several reads see the same state; a writer elsewhere waits meanwhile, so keep it short."""
    ours = not connection.in_transaction
    if ours:
        connection.execute("BEGIN")
    try:
        yield
    finally:
        if ours:
            _roll_back(connection)


@contextmanager
def sorting_alone(connection: sqlite3.Connection) -> Iterator[None]:
    """Let no other thread help to sort: where another connection works too, they only wait for each other."""
    helpers = number_of(connection, "threads")
    connection.execute("PRAGMA threads=0").fetchall()
    try:
        yield
    finally:
        connection.execute(f"PRAGMA threads={helpers}").fetchall()


def number_of(connection: sqlite3.Connection, pragma: str) -> int:
    """Return the whole number a pragma holds."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
