"""Copying files a piece at a time, so that neither size nor a pulled plug leaves half of one behind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from core.errors import Environment
from core.files import file_error, sha256_of, whole_file

_PIECE = 1 << 20


def copy_file(source: Path, target: Path) -> str:
    """Copy ``source`` to ``target``, read it back, and return its SHA-256.

    Raises ``Environment`` when either side fails or the copy reads back differently; then nothing stays.
    """
    digest = hashlib.sha256()

    def verify(copy: Path) -> None:
        if sha256_of(copy) != digest.hexdigest():
            raise Environment("file_altered", path=str(target))

    with whole_file(target, verify=verify) as temporary, temporary.open("wb") as sink:
        for piece in _pieces(source):
            digest.update(piece)
            sink.write(piece)
    return digest.hexdigest()


def digest_of_file(source: Path) -> str:
    """Return the SHA-256 of ``source``; raises ``Environment`` when it cannot be read."""
    try:
        return sha256_of(source)
    except OSError as error:
        raise file_error(error, source) from error


def copy_missing(source: Path, target: Path) -> int:
    """Copy every finished file below ``source`` that ``target`` lacks; return how many."""
    if not source.is_dir():
        return 0
    count = 0
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_file() and not path.name.endswith(".part") and not _same_size(path, place):
            copy_file(path, place)
            count += 1
    return count


def _same_size(path: Path, other: Path) -> bool:
    return other.is_file() and other.stat().st_size == path.stat().st_size


def _pieces(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except OSError as error:
        raise file_error(error, source) from error
