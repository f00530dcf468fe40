"""A paper waits for its commit under another name (docs/decisions/0017)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core import files

_SUFFIX = ".pending"


def waiting_place(target: Path) -> Path:
    """Return where the paper that will be ``target`` waits."""
    return target.with_name(target.name + _SUFFIX)


@contextmanager
def unless_committed(folder: Path) -> Iterator[None]:
    """Hold the change that a paper in ``folder`` waits for; when it fails, the paper goes as well."""
    try:
        yield
    except BaseException:
        clear(folder)
        raise


def settle(target: Path, sha256: str) -> bool:
    """Give the waiting paper its name when it is the one its record speaks of; tell whether it was.

    Raises ``Environment`` when the system does not let it be renamed.
    """
    waiting = waiting_place(target)
    try:
        if not waiting.is_file() or files.sha256_of(waiting) != sha256:
            return False
        files.rename(waiting, target)
    except OSError as error:
        raise files.file_error(error, target) from error
    return True


def clear(folder: Path) -> None:
    """Remove every paper in ``folder`` whose change never happened; one held by another program stays."""
    for leftover in folder.glob(f"*{_SUFFIX}"):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)
