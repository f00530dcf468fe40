"""A look at a foreign file before any reader opens it: what it is by its first bytes, and how big unpacked.

The extension is never believed. Everything is streamed, so that a small file that unpacks to a huge one costs
no memory. Every refusal is an ``Environment`` error whose sentence names what the file is and what to do.
"""

from __future__ import annotations

import zipfile
import zlib
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from core.errors import Environment
from core.files import file_error
from core.importing import limits
from core.wording import word

_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
    b"MZ": "executable",
    b"SQLite format 3": "database",
}
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<meta", b"<table", b"<body", b"<?xml", b"<xml", b"<style")
_WORKBOOK = "xl/workbook.xml"
_DOCUMENT = "word/document.xml"
_PARTS = {
    _WORKBOOK: "workbook",
    "xl/workbook.bin": "xlsb",
    _DOCUMENT: "document",
    "ppt/presentation.xml": "slides",
    "content.xml": "opendocument",
}
_DOCTYPES = (b"<!doctype", "<!doctype".encode("utf-16-le"), "<!doctype".encode("utf-16-be"))
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


class FileForm(StrEnum):
    """The two forms a ledger can be read from."""

    WORKBOOK = "workbook"
    TEXT = "text"


def check_file(path: Path) -> None:
    """Refuse what is no readable file of bearable size; nothing is read yet."""
    try:
        if not path.is_file():
            raise Environment("file_missing", path=str(path))
        size = path.stat().st_size
    except OSError as error:
        raise file_error(error, path) from error
    if size == 0:
        raise Environment("import_empty", name=path.name)
    if size > limits.FILE_BYTES:
        raise Environment(
            "import_too_large", name=path.name, size=_megabytes(size), limit=_megabytes(limits.FILE_BYTES)
        )


def form_of(path: Path) -> FileForm:
    """Return the form of the file by its content, after checking that it is safe to hand to a reader."""
    check_file(path)
    try:
        with path.open("rb") as file:
            head = file.read(4096)
            if head.startswith(_OLE):
                raise _old_or_encrypted(file, path.name)
    except OSError as error:
        raise file_error(error, path) from error
    if head.startswith(b"PK"):
        _check_package(path, _WORKBOOK)
        return FileForm.WORKBOOK
    _check_text(head, path.name)
    return FileForm.TEXT


def check_document(path: Path) -> None:
    """Refuse what is no .docx that may safely be handed to a reader."""
    check_file(path)
    try:
        with path.open("rb") as file:
            head = file.read(4096)
            if head.startswith(_OLE):
                found = _old_or_encrypted(file, path.name)
                raise found if found.code == "import_encrypted" else Environment("docx_old", name=path.name)
    except OSError as error:
        raise file_error(error, path) from error
    if not head.startswith(b"PK"):
        kinds = [kind for magic, kind in _FOREIGN.items() if head.startswith(magic)]
        raise foreign(path.name, kinds[0] if kinds else "unknown")
    _check_package(path, _DOCUMENT)


def _check_text(head: bytes, name: str) -> None:
    for magic, kind in _FOREIGN.items():
        if head.startswith(magic):
            raise foreign(name, kind)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP):
        raise Environment("import_web_page", name=name)
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise foreign(name, "unknown")


def foreign(name: str, kind: str) -> Environment:
    """Return the error for a file that is something else altogether."""
    return Environment("import_foreign", name=name, kind=word(f"importing.kind_{kind}"))


def _old_or_encrypted(file: BinaryIO, name: str) -> Environment:
    """Tell an old workbook from a password by the stream names in the compound file's directory."""
    file.seek(0)
    content = file.read(limits.FILE_BYTES)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Environment("import_encrypted", name=name)
    if "WordDocument".encode("utf-16-le") in content:
        return foreign(name, "document")
    return Environment("import_old_workbook", name=name)


def _check_package(path: Path, wanted: str) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            _check_names(entries, path.name)
            _check_kind({entry.filename for entry in entries}, path.name, wanted)
            _check_content(package, entries, path.name)
    except _BROKEN as error:
        raise Environment("import_damaged", name=path.name) from error


def _check_names(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > limits.ENTRIES:
        raise Environment("import_hostile", name=name)
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 1 for entry in entries):
        raise Environment("import_encrypted", name=name)
    unsafe = any("\\" in each or each.startswith("/") or ".." in each.split("/") for each in names)
    if unsafe or len({each.lower() for each in names}) < len(names):
        raise Environment("import_hostile", name=name)


def _check_kind(names: set[str], name: str, wanted: str) -> None:
    if wanted in names:
        return
    for part, kind in _PARTS.items():
        if part in names:
            raise foreign(name, kind)
    if "[Content_Types].xml" not in names:
        raise foreign(name, "archive")


def _check_content(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str) -> None:
    """Stream every entry: sizes as they really are, no document type declarations."""
    total = 0
    for entry in entries:
        unpacked, tail = 0, b""
        markup = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
        with package.open(entry) as stream:
            while piece := stream.read(_CHUNK):
                unpacked += len(piece)
                _check_size(unpacked, total + unpacked, entry.compress_size, name)
                if markup:
                    tail = _check_markup(tail + piece, name)
        total += unpacked


def _check_size(unpacked: int, total: int, packed: int, name: str) -> None:
    if unpacked > limits.ENTRY_BYTES or total > limits.UNPACKED_BYTES:
        raise Environment("import_too_much_inside", name=name, limit=_megabytes(limits.UNPACKED_BYTES))
    if unpacked > limits.RATIO_FROM and unpacked > packed * limits.RATIO:
        raise Environment("import_too_much_inside", name=name, limit=_megabytes(limits.UNPACKED_BYTES))


def _check_markup(content: bytes, name: str) -> bytes:
    """Refuse a document type declaration; return the tail that the next piece may continue."""
    lowered = content.lower()
    if any(mark in lowered for mark in _DOCTYPES):
        raise Environment("import_hostile", name=name)
    return content[-32:]


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):.0f}"
