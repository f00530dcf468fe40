"""One writer at a time: a lock the operating system holds and drops by itself when the holder dies (F4)."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from core.errors import Environment
from core.files import file_error
from core.identity import new_uuid

LOCK_FILE = "lock"
_LOCKED_BYTE = 1 << 30
"""Far behind the text, so that on Windows, where locked bytes cannot be read, others still read the pid."""

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _drop(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _drop(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class InstanceLock:
    """The right to write into one ledger folder, until ``release`` or the end of the process.

    The file stays behind on purpose: only the lock on it counts, so one left by a killed program or copied
    with the folder stops nobody. ``token`` tells two starts with the same pid apart.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock of ``folder``; raises ``Environment("ledger_in_use")`` when another holds it."""
        self.path = folder / LOCK_FILE
        self.token = new_uuid()
        try:
            self._handle: int | None = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise file_error(error, self.path) from error
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise Environment("ledger_in_use", path=str(folder), pid=self.holder()) from error
        self._sign(self._handle)

    def _sign(self, handle: int) -> None:
        try:
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, f"{os.getpid()} {self.token}\n".encode("ascii"))
        except OSError as error:
            self.release()
            raise file_error(error, self.path) from error

    def holder(self) -> str:
        """Return the pid written in the lock file, "?" when it cannot be read."""
        try:
            found = re.match(rb"\d+", self.path.read_bytes()[:64])
        except OSError:
            return "?"
        return found.group().decode("ascii") if found else "?"

    def release(self) -> None:
        """Give the right back; a second call does nothing."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            _drop(handle)
            os.close(handle)
