"""Reads a package and believes nothing: names, kinds, sizes, checksums and records must all be as agreed.

Nothing is ever unpacked under a name that the archive chose. Whatever is wrong becomes one ``Refused``.
"""

from __future__ import annotations

import errno
import hashlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from core.errors import Refused
from core.exchange.checksums import read_manifest
from core.exchange.layout import (
    BAG_INFO,
    BAGIT,
    BAGIT_TEXT,
    FORMAT,
    LIMITS,
    LISTED_TAGS,
    MANIFEST,
    RECORDS,
    TAG_MANIFEST,
    TAGS,
    Limits,
    check_limit,
    evidence_digest,
    is_payload,
)
from core.exchange.manifest import InfoError, PackageInfo, format_major, read_info, read_labels
from core.exchange.record_lines import RecordError, read_record
from core.files import file_error, sha256_of
from core.wording import word

_CHUNK = 1 << 20
_TAG_LIMIT = 2 << 20
_FLAGS = 0x0800 | 0x0008 | 0x0006
"""Zip flags that change nothing we rely on: UTF-8 names, sizes after the data, compression effort."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZIP_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One payload file of a package; ``size`` in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class VerifiedPackage:
    """A package that passed every check.

    ``sha256`` names the file, ``content_digest`` (of the tag manifest) its content whatever the zip.
    """

    path: Path
    info: PackageInfo
    sha256: str
    content_digest: str
    size: int
    records_count: int
    entries: tuple[Entry, ...]

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the records one by one.

        Raises ``Refused`` (package_damaged) when the file is no longer the one that was verified.
        """
        expected = next(entry.sha256 for entry in self.entries if entry.name == RECORDS)
        with _trouble(self.path), zipfile.ZipFile(self.path) as archive, archive.open(RECORDS) as stream:
            lines = _RecordLines(stream, self.path, LIMITS)
            yield from lines
            if lines.sha256 != expected:
                raise _damaged(self.path, "entry_changed", name=RECORDS)


def verify(path: Path, limits: Limits = LIMITS) -> VerifiedPackage:
    """Check the package at ``path`` completely and return what it says.

    Raises ``Refused`` (package_damaged, package_newer, package_too_big) and ``Environment`` (file_missing …).
    """
    with _trouble(path), ThreadPoolExecutor(2) as pool:
        size = path.stat().st_size
        check_limit("file", size, limits, path)
        with zipfile.ZipFile(path) as archive:
            whole = pool.submit(sha256_of, path)
            _check_version(archive, path)
            sizes = _check_entries(archive, path, limits)
            info, oxum, digests, content_digest = _check_tags(archive, path, set(sizes))
            count = _check_payload(archive, path, digests, limits, pool)
        if oxum != f"{sum(sizes[name] for name in digests)}.{len(digests)}":
            raise _damaged(path, "oxum")
        if info.nil != (count == 0):
            raise _damaged(path, "nil_records")
        entries = tuple(Entry(name, sizes[name], digests[name]) for name in sorted(digests))
        return VerifiedPackage(path, info, whole.result(), content_digest, size, count, entries)


class _RecordLines:
    """Iterates over checked records and digests the very bytes they were read from."""

    def __init__(self, stream: IO[bytes], path: Path, limits: Limits) -> None:
        self._stream = stream
        self._path = path
        self._limits = limits
        self._digest = hashlib.sha256()
        self.count = 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        while line := self._stream.readline(self._limits.record + 1):
            check_limit("record", len(line), self._limits, self._path)
            self._digest.update(line)
            self.count += 1
            try:
                yield read_record(line)
            except RecordError as error:
                raise _damaged(self._path, "record_line", line=self.count) from error


def _check_version(archive: zipfile.ZipFile, path: Path) -> None:
    """Refuse a newer major format before anything else, so that people hear the true reason."""
    if BAG_INFO not in archive.namelist():
        raise _damaged(path, "entry_missing", name=BAG_INFO)
    about = read_labels(_tag(archive, path, BAG_INFO))
    if format_major(about.get("X-Format", "")) > format_major(FORMAT):
        raise Refused("package_newer", path=str(path), format=about["X-Format"])


def _check_entries(archive: zipfile.ZipFile, path: Path, limits: Limits) -> dict[str, int]:
    """Return the size of every entry after looking at names, kinds and sizes only."""
    check_limit("entries", len(archive.infolist()), limits, path)
    sizes: dict[str, int] = {}
    for entry in archive.infolist():
        if entry.filename in sizes:
            raise _damaged(path, "entry_twice", name=entry.filename)
        if entry.filename not in TAGS and not is_payload(entry.filename):
            raise _damaged(path, "entry_name", name=entry.filename[:80])
        if not _is_plain(entry):
            raise _damaged(path, "entry_kind", name=entry.filename)
        sizes[entry.filename] = entry.file_size
    check_limit("unpacked", sum(sizes.values()), limits, path)
    check_limit("records", sizes.get(RECORDS, 0), limits, path)
    for name in (*TAGS, RECORDS):
        if name not in sizes:
            raise _damaged(path, "entry_missing", name=name)
    return sizes


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return (
        kind in (0, stat.S_IFREG)
        and entry.compress_type in _METHODS
        and not entry.flag_bits & ~_FLAGS
        and entry.orig_filename == entry.filename
    )


def _check_tags(
    archive: zipfile.ZipFile, path: Path, names: set[str]
) -> tuple[PackageInfo, str, dict[str, str], str]:
    """Return info, Oxum, payload digests and the digest of the tag manifest."""
    tag_text = _tag(archive, path, TAG_MANIFEST)
    listed = _manifest(tag_text, path, TAG_MANIFEST)
    texts = {name: _tag(archive, path, name) for name in LISTED_TAGS}
    _compare_names(path, set(listed), set(LISTED_TAGS))
    for name, text in texts.items():
        if hashlib.sha256(text.encode()).hexdigest() != listed[name]:
            raise _damaged(path, "entry_changed", name=name)
    if texts[BAGIT] != BAGIT_TEXT:
        raise _damaged(path, "tag_line", name=BAGIT)
    digests = _manifest(texts[MANIFEST], path, MANIFEST)
    _compare_names(path, set(digests), names - set(TAGS))
    info, oxum = read_info(texts[BAG_INFO])
    return info, oxum, digests, hashlib.sha256(tag_text.encode()).hexdigest()


def _compare_names(path: Path, listed: set[str], present: set[str]) -> None:
    for name in sorted(listed - present)[:1]:
        raise _damaged(path, "entry_missing", name=name[:120])
    for name in sorted(present - listed)[:1]:
        raise _damaged(path, "entry_unlisted", name=name)


def _check_payload(
    archive: zipfile.ZipFile, path: Path, digests: dict[str, str], limits: Limits, pool: ThreadPoolExecutor
) -> int:
    """Compare every payload file with its digest, on both cores, and return the number of records."""
    others = [name for name in digests if name != RECORDS]
    try:
        running = [pool.submit(_digest, archive, name) for name in others]
        with archive.open(RECORDS) as stream:
            lines = _RecordLines(stream, path, limits)
            count = sum(1 for _ in lines)
        found = {RECORDS: lines.sha256}
        found.update(zip(others, (task.result() for task in running), strict=True))
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    for name, digest in digests.items():
        if found[name] != digest:
            raise _damaged(path, "entry_changed", name=name)
        if evidence_digest(name) not in ("", digest):
            raise _damaged(path, "evidence_name", name=name)
    return count


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as stream:
        while piece := stream.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def _tag(archive: zipfile.ZipFile, path: Path, name: str) -> str:
    if archive.getinfo(name).file_size > _TAG_LIMIT:
        raise _damaged(path, "tag_line", name=name)
    return archive.read(name).decode()


def _manifest(text: str, path: Path, name: str) -> dict[str, str]:
    try:
        return read_manifest(text)
    except ValueError as error:
        raise _damaged(path, "tag_line", name=name) from error


@contextmanager
def _trouble(path: Path) -> Iterator[None]:
    """Turn whatever a broken archive makes the libraries raise into one sentence."""
    try:
        yield
    except InfoError as error:
        raise _damaged(path, "tag_value", label=str(error)) from error
    except _ZIP_TROUBLE as error:
        raise _damaged(path, "not_zip") from error
    except OSError as error:
        if error.errno is None or error.errno == errno.EINVAL:
            raise _damaged(path, "not_zip") from error
        raise file_error(error, path) from error


def _damaged(path: Path, reason: str, **facts: object) -> Refused:
    return Refused("package_damaged", path=str(path), reason=word(f"exchange.reasons.{reason}", **facts))
