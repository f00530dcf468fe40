"""The one place where what SQLite says becomes something a person can act on.

Broken constraints are not in the list: the rules of the operations stand before them, so one that breaks is
our own bug and stays an ``sqlite3.IntegrityError``.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from core.errors import Cancelled, Environment
from core.store.remembered import Memory

_LOG = logging.getLogger(__name__)
"""What SQLite says is English: it helps who mends the machine, and stands in the log, not in a sentence."""
_CODES = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_BUSY: "ledger_locked",
    sqlite3.SQLITE_LOCKED: "ledger_locked",
    sqlite3.SQLITE_PROTOCOL: "ledger_locked",
    sqlite3.SQLITE_CORRUPT: "ledger_damaged",
    sqlite3.SQLITE_NOTADB: "ledger_foreign",
    sqlite3.SQLITE_FORMAT: "ledger_foreign",
    sqlite3.SQLITE_READONLY: "no_permission",
    sqlite3.SQLITE_PERM: "no_permission",
    sqlite3.SQLITE_AUTH: "no_permission",
    sqlite3.SQLITE_CANTOPEN: "no_permission",
    sqlite3.SQLITE_IOERR: "ledger_unreachable",
    sqlite3.SQLITE_NOLFS: "ledger_unreachable",
    sqlite3.SQLITE_TOOBIG: "ledger_unreachable",
}
_STEPS_BETWEEN = 20_000
"""SQLite's own steps between two looks whether to go on, about a millisecond of them."""
_GARBLED = "Could not decode to UTF-8"
"""What Python says, without a code, of text whose bytes were damaged."""
_TOLD = (sqlite3.Error, UnicodeDecodeError)
_UNFINISHED = {sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY}


def environment_of(error: sqlite3.Error, path: str) -> Environment | None:
    """Return the sentence-carrying error for ``error``, or ``None`` when it is a bug of ours."""
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        garbled = _GARBLED in str(error)
        return Environment("ledger_damaged", path=path, reason=str(error)) if garbled else None
    code = "ledger_unfinished" if extended in _UNFINISHED else _CODES.get(extended & 0xFF)
    if extended == sqlite3.SQLITE_READONLY_DBMOVED or (code == "no_permission" and _folder_gone(path)):
        code = "ledger_moved"
    return Environment(code, path=path, reason=str(error)) if code else None


def _folder_gone(path: str) -> bool:
    """Tell whether the folder itself is away: moved, renamed, or the drive pulled out while it was open."""
    return bool(path) and not Path(path).parent.exists()


def retell(error: sqlite3.Error | UnicodeDecodeError, path: str) -> NoReturn:
    """Raise what ``error`` means: ``Environment`` when the world caused it, ``Cancelled`` when we did."""
    if isinstance(error, UnicodeDecodeError):
        raise Environment("ledger_damaged", path=path, reason=error.reason) from error
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
        raise Cancelled from error
    told = environment_of(error, path)
    if told is None:
        raise error
    _LOG.warning("%s in %s: %s", told.code, path, error)
    raise told from error


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn every error of ``sqlite3`` that the world outside caused into an ``Environment``."""
    try:
        yield
    except _TOLD as error:
        retell(error, path)


class LedgerCursor(sqlite3.Cursor):
    """A cursor whose failures are told as ``translated`` tells them.

    Each method catches by itself: a context manager a row costs more than the row.
    """

    __slots__ = ()

    @property
    def _path(self) -> str:
        connection = self.connection
        return connection.path if isinstance(connection, LedgerConnection) else ""

    def execute(self, sql: str, parameters: Any = (), /) -> LedgerCursor:  # noqa: ANN401
        """Run one statement."""
        try:
            super().execute(sql, parameters)
        except _TOLD as error:
            retell(error, self._path)
        return self

    def executemany(self, sql: str, parameters: Any, /) -> LedgerCursor:  # noqa: ANN401
        """Run one statement for every row of ``parameters``."""
        try:
            super().executemany(sql, parameters)
        except _TOLD as error:
            retell(error, self._path)
        return self

    def fetchone(self) -> Any:  # noqa: ANN401
        """Return the next row or ``None``."""
        try:
            return super().fetchone()
        except _TOLD as error:
            retell(error, self._path)

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        try:
            return super().fetchall()
        except _TOLD as error:
            retell(error, self._path)

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """Return up to ``size`` rows."""
        try:
            return super().fetchmany(size)
        except _TOLD as error:
            retell(error, self._path)

    def __next__(self) -> Any:  # noqa: ANN401
        try:
            return super().__next__()
        except _TOLD as error:
            retell(error, self._path)


_execute = sqlite3.Cursor.execute


class LedgerConnection(sqlite3.Connection):
    """A connection whose failures are told through ``translated``; ``path`` names the file in sentences."""

    path = ""
    begun = False
    """A write transaction was begun for reading first and waits for its writer (``looking_first``)."""
    given_up: Callable[[], bool] | None = None
    """Tells whether nobody waits any more for what is read (``stop_when``)."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.memory = Memory()

    def stop_when(self, given_up: Callable[[], bool]) -> None:
        """Ask ``given_up`` every few milliseconds of a query; when it says yes, end it with ``Cancelled``."""
        self.given_up = given_up
        self.set_progress_handler(given_up, _STEPS_BETWEEN)

    def cursor(self, factory: Any = LedgerCursor) -> Any:  # noqa: ANN401
        """Return a cursor that translates failures."""
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401
        """Run one statement."""
        cursor = LedgerCursor(self)
        try:
            _execute(cursor, sql, parameters)
        except _TOLD as error:
            retell(error, self.path)
        return cursor

    def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:  # noqa: ANN401
        """Run one statement for every row of ``parameters``."""
        return LedgerCursor(self).executemany(sql, parameters)
