"""Files that exist only when they are whole: temp, verify, fsync, rename (reference: reliability §3.5)."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import Environment, Refused
from core.identity import new_uuid

_RENAME_PATIENCE_S = 5.0
_CHUNK = 1 << 20


@contextmanager
def whole_file(path: Path, *, verify: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; on success it becomes ``path``, on failure nothing stays.

    ``verify`` reads the finished temporary file and raises when it is not what it should be. Raises
    ``Environment`` for a full disk, a missing right, or a file that another program holds.
    """
    try:
        if not path.name:
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name[:60]}.{new_uuid()[:8]}.part")
        try:
            yield temporary
            if verify is not None:
                verify(temporary)
            sync_file(temporary)
            rename(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise file_error(error, path) from error


def require_suffix(path: Path, suffix: str) -> None:
    """Raise ``Refused`` when a file of a kind would get a name that says another kind; nothing is made.

    Nobody can open a workbook called ``.txt``: the name is refused rather than quietly changed, so that
    the file lies where whoever asked for it will look.
    """
    if path.suffix.lower() != suffix:
        names_a_kind = path.suffix[1:].isascii() and path.suffix[1:].isalpha()
        offered = path.with_suffix(suffix) if names_a_kind else path.with_name(path.name + suffix)
        told = {"path": readable(str(path)), "offered": readable(offered.name)}
        raise Refused("other_suffix", suffix=suffix, **told)


def make_folder(folder: Path) -> None:
    """Make ``folder`` and what stands above it; raises ``Environment`` when the system refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_error(error, folder) from error


def refuse_unwritable(folder: Path) -> None:
    """Raise ``Environment`` when ``folder`` could not be written into; nothing is made."""
    whole = folder.absolute()
    standing = next((each for each in (whole, *whole.parents) if each.exists()), whole)
    if not standing.is_dir():
        raise file_error(NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)), standing)
    if not os.access(standing, os.W_OK):
        raise file_error(PermissionError(errno.EACCES, os.strerror(errno.EACCES)), standing)


def sync_file(path: Path) -> None:
    """Force the bytes of ``path`` onto the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def rename(source: Path, target: Path) -> None:
    """Move ``source`` over ``target`` in one step, waiting up to 5 s for a virus scanner to let go."""
    deadline = time.monotonic() + _RENAME_PATIENCE_S
    pause = 0.05
    while True:
        try:
            source.replace(target)
            break
        except PermissionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(pause)
            pause *= 1.5
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Force the folder's entries onto the disk where the system offers it (POSIX)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unused(target: Path) -> Path:
    """Return ``target``, or the first free name behind it where a file stands there already."""
    free, count = target, 1
    while free.exists():
        count += 1
        free = target.with_name(f"{target.stem}-{count}{target.suffix}")
    return free


def readable(name: str) -> str:
    """Return a file name as text that can be kept, also one whose bytes are GBK on a system of UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    return name


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits, reading it in pieces."""
    import hashlib

    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def file_error(error: OSError, path: Path) -> Environment:
    """Return the sentence-carrying error for what the operating system said about ``path``."""
    codes = {
        errno.ENOSPC: "disk_full",
        errno.EDQUOT: "disk_full",
        errno.EFBIG: "disk_full",
        errno.EACCES: "no_permission",
        errno.EPERM: "no_permission",
        errno.EROFS: "no_permission",
        errno.ENOENT: "file_missing",
    }
    code = codes.get(error.errno or 0, "file_trouble")
    return Environment(code, path=readable(str(path)), reason=error.strerror or str(error))
