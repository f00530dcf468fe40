"""Steps of an act at which the world can fail: each write, fsync, rename, removal and statement that writes.

``Steps`` counts them while it is entered; at the one it is told to fail it does what ``fail`` says: raise
what a full disk raises, or end the process as a power cut does. A write fails after half of its bytes.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from unittest import mock

from core.store import faults

CRASHED = 9
WRITING = ("BEGIN", "INSERT", "UPDATE", "DELETE", "COMMIT")


def full(step: str) -> None:
    """Fail as a full disk does."""
    if step.split(maxsplit=1)[0] in WRITING:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        faults.retell(error, "ledger.db")
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def crash(_step: str) -> None:
    """End the process without a word, as a power cut does."""
    os._exit(CRASHED)


class Steps:
    """Counts the steps of an act within ``folder``, fails at number ``at``; ``passed`` names those done."""

    def __init__(self, folder: Path, at: int, fail: Callable[[str], None]) -> None:
        self.folder = str(folder)
        self.at = at
        self.fail = fail
        self.passed: list[str] = []
        self.failed = ""

    def step(self, name: str, before: Callable[[], object] = bool) -> None:
        """Pass one step, or fail at it after doing what comes ``before``."""
        if not self.failed and len(self.passed) == self.at:
            self.failed = name
            before()
            self.fail(name)
        self.passed.append(name)

    @property
    def committed(self) -> bool:
        return "COMMIT" in self.passed

    @contextmanager
    def watched(self) -> Iterator[Steps]:
        """Stand between the program and the system."""
        with (
            self._statements(faults.LedgerConnection, "execute"),
            self._statements(faults.LedgerCursor, "execute"),
            self._statements(faults.LedgerCursor, "executemany"),
            self._calls("fsync"),
            self._calls("replace"),
            self._calls("unlink"),
            mock.patch.object(builtins, "open", self._open(builtins.open)),
            mock.patch.object(io, "open", self._open(io.open)),
        ):
            yield self

    def _statements(self, owner: type, name: str) -> Any:
        real = getattr(owner, name)

        def run(cursor: object, sql: str, *given: object) -> object:
            verb = sql.split(None, 1)[0].upper()
            if verb in WRITING:
                self.step(verb if verb in ("BEGIN", "COMMIT") else " ".join(sql.split()[:3]))
            return real(cursor, sql, *given)

        return mock.patch.object(owner, name, run)

    def _calls(self, name: str) -> Any:
        real = getattr(os, name)

        def call(*given: Any, **named: Any) -> object:
            self.step(f"{name} {Path(str(given[0])).suffix}")
            return real(*given, **named)

        return mock.patch.object(os, name, call)

    def _open(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def opened(path: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
            watched = str(path).startswith(self.folder) and "w" in mode
            if watched:
                self.step(f"open {Path(str(path)).suffix}")
            file = real(path, mode, *given, **named)
            return _Writer(file, self) if watched else file

        return opened


class _Writer:
    """A file being written whose every write is a step."""

    def __init__(self, file: Any, steps: Steps) -> None:
        self._file, self._steps = file, steps

    def write(self, content: Any) -> object:
        def half() -> None:
            self._file.write(content[: len(content) // 2])
            self._file.flush()

        self._steps.step("write", half)
        return self._file.write(content)

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
