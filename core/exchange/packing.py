"""Seals a submission package: a BagIt 1.0 bag in a zip, written once, read back strictly, then named."""

from __future__ import annotations

import hashlib
import threading
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from core.errors import Environment, Refused
from core.exchange.checksums import manifest_text
from core.exchange.layout import (
    BAG_INFO,
    BAGIT,
    BAGIT_TEXT,
    LIMITS,
    MANIFEST,
    RECORDS,
    TAG_MANIFEST,
    Limits,
    check_limit,
    evidence_digest,
    is_deflated,
    is_payload,
)
from core.exchange.manifest import InfoError, PackageInfo, info_text
from core.exchange.record_lines import RecordError, record_line
from core.exchange.unpacking import VerifiedPackage, verify
from core.files import file_error, sync_file, whole_file
from core.progress import SILENT, Progress

_CHUNK = 1 << 20
_REGULAR = 0o100644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file to take along: its entry name (``layout.letter_entry`` …) and where its bytes lie now.

    ``sha256`` is what the ledger knows of it; empty when it knows nothing.
    """

    name: str
    source: Path
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class PackedPackage:
    """What was sealed: digest of the whole file, number of entries, its bytes, and its records."""

    sha256: str
    entries: int
    bytes: int
    records: int


def pack(
    path: Path,
    info: PackageInfo,
    records: Iterable[Mapping[str, Any]],
    files: Iterable[PackedFile] = (),
    progress: Progress = SILENT,
    limits: Limits = LIMITS,
) -> PackedPackage:
    """Write the package to ``path``; equal input gives equal bytes. Nothing stays when anything fails.

    Raises ``Refused`` for input the format does not allow (package_info_invalid, package_record_invalid,
    package_entry_invalid, package_nil_mismatch, package_too_big) and ``Environment`` for disk trouble, a
    changed source file (package_source_changed) or a package that does not read back.
    """
    chosen = _chosen(files, path)
    check_limit("entries", len(chosen) + 5, limits, path)
    verified: list[VerifiedPackage] = []
    with whole_file(path, verify=lambda file: verified.append(_read_back(file, path, limits))) as temporary:
        with zipfile.ZipFile(temporary, "w") as archive, ThreadPoolExecutor(1) as pool:
            writer = _Writer(archive, info, pool)
            _write_records(writer, records, info, path, limits)
            for number, file in enumerate(chosen):
                progress.step(number, len(chosen), file.source.name)
                _write_file(writer, file)
                check_limit("unpacked", writer.bytes, limits, path)
            _write_tags(writer, info)
        progress.step(len(chosen), len(chosen))
    package = verified[0]
    return PackedPackage(package.sha256, len(package.entries), package.size, package.records_count)


class _Writer:
    """Adds entries with fixed times and digests them on a second core while they are written."""

    def __init__(self, archive: zipfile.ZipFile, info: PackageInfo, pool: ThreadPoolExecutor) -> None:
        self._archive = archive
        self._pool = pool
        year = min(max(info.sealed_on.year, 1980), 2107)
        self._time = (year, info.sealed_on.month, info.sealed_on.day, 0, 0, 0)
        self.digests: dict[str, str] = {}
        self.bytes = 0

    def add(self, name: str, pieces: Iterable[bytes]) -> str:
        """Write one entry from ``pieces`` and return its SHA-256."""
        digest = hashlib.sha256()
        with self._open(name) as entry:
            for piece in pieces:
                hashed = self._pool.submit(digest.update, piece)
                entry.write(piece)
                hashed.result()
                self.bytes += len(piece)
        self.digests[name] = digest.hexdigest()
        return self.digests[name]

    @contextmanager
    def _open(self, name: str) -> Iterator[IO[bytes]]:
        entry = zipfile.ZipInfo(name, self._time)
        entry.create_system = _UNIX
        entry.external_attr = _REGULAR
        entry.compress_type = zipfile.ZIP_DEFLATED if is_deflated(name) else zipfile.ZIP_STORED
        with self._archive.open(entry, "w") as opened:
            yield opened


def _chosen(files: Iterable[PackedFile], path: Path) -> list[PackedFile]:
    """Return the files sorted by entry name; evidence named by its digest may be given more than once."""
    by_name: dict[str, PackedFile] = {}
    for file in files:
        twice = file.name in by_name and not evidence_digest(file.name)
        if twice or file.name == RECORDS or not is_payload(file.name):
            raise Refused("package_entry_invalid", name=file.name, path=str(path))
        by_name[file.name] = file
    return [by_name[name] for name in sorted(by_name)]


def _write_records(
    writer: _Writer, records: Iterable[Mapping[str, Any]], info: PackageInfo, path: Path, limits: Limits
) -> None:
    count = 0

    def lines() -> Iterator[bytes]:
        nonlocal count
        held: list[bytes] = []
        size = 0
        for record in records:
            count += 1
            line = _line(record, count)
            check_limit("record", len(line), limits, path)
            held.append(line)
            size += len(line)
            if size >= _CHUNK:
                yield b"".join(held)
                held, size = [], 0
        yield b"".join(held)

    writer.add(RECORDS, lines())
    check_limit("records", writer.bytes, limits, path)
    if info.nil != (count == 0):
        raise Refused("package_nil_mismatch")


def _line(record: Mapping[str, Any], number: int) -> bytes:
    try:
        return record_line(record)
    except RecordError as error:
        raise Refused("package_record_invalid", line=number) from error


def _write_file(writer: _Writer, file: PackedFile) -> None:
    digest = writer.add(file.name, _pieces(file.source))
    promised = {evidence_digest(file.name), file.sha256} - {""}
    if promised - {digest}:
        raise Environment("package_source_changed", path=str(file.source))


def _pieces(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb", buffering=0) as file:
            while piece := file.read(_CHUNK):
                yield piece
    except OSError as error:
        raise file_error(error, source) from error


def _write_tags(writer: _Writer, info: PackageInfo) -> None:
    payload = dict(writer.digests)
    try:
        about = info_text(info, f"{writer.bytes}.{len(payload)}")
    except InfoError as error:
        raise Refused("package_info_invalid", label=str(error)) from error
    tags = {
        name: writer.add(name, [text.encode()])
        for name, text in ((BAGIT, BAGIT_TEXT), (BAG_INFO, about), (MANIFEST, manifest_text(payload)))
    }
    writer.add(TAG_MANIFEST, [manifest_text(tags).encode()])


def _read_back(file: Path, path: Path, limits: Limits) -> VerifiedPackage:
    """Read the finished file by the receiver's rules while the system brings it to the disk."""
    syncing = threading.Thread(target=sync_file, args=(file,))
    syncing.start()
    try:
        return verify(file, limits)
    except Refused as error:
        if error.code == "package_too_big":
            raise
        raise Environment("package_not_verified", path=str(path)) from error
    finally:
        syncing.join()
